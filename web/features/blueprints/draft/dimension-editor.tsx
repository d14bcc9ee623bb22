import { Checkbox, NativeSelect } from '@mantine/core';
import { type ReactElement, useCallback } from 'react';
import { type KitDraft, Rating } from '#shared/kit.ts';
import { AnchorsEditor } from '#web/features/blueprints/draft/anchors-editor.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { Area, Line, NumberLine } from '#web/features/blueprints/draft/fields.tsx';
import { TracesEditor } from '#web/features/blueprints/draft/traces-editor.tsx';
import { changeAt, type DimensionDraft, toggled } from '#web/features/blueprints/draft/work.ts';
import { areWeightsEqual, weightShare } from '#web/features/blueprints/kit/kit-words.ts';
import { sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';

interface DimensionEditorProps {
  readonly kit: KitDraft;
  readonly dimension: DimensionDraft;
  readonly index: number;
}

export function DimensionEditor({ kit, dimension, index }: DimensionEditorProps): ReactElement {
  const { editKit } = useDraftEdit();
  const at = `dimensions.${index}`;
  const change = useCallback(
    (changed: Partial<DimensionDraft>) =>
      editKit((now) => ({
        ...now,
        dimensions: changeAt(now.dimensions, index, (item) => ({ ...item, ...changed })),
      })),
    [editKit, index],
  );
  const toggleTrace = useCallback(
    (key: string) =>
      editKit((now) => {
        const all = sourceGroups(now).flatMap(({ sources }) => sources.map((source) => source.key));
        return {
          ...now,
          dimensions: changeAt(now.dimensions, index, (item) => ({
            ...item,
            traces: toggled(all, item.traces, key),
          })),
        };
      }),
    [editKit, index],
  );
  return (
    <>
      <div className={classes.fields}>
        <Line
          label="Name"
          place={`${at}.name`}
          isRequired
          value={dimension.name}
          onChange={(name) => change({ name })}
        />
        <Area
          label="What it covers"
          place={`${at}.covers`}
          description="In a sentence or two, and one thing only: a low score must not mean either of two."
          value={dimension.covers}
          onChange={(covers) => change({ covers })}
        />
      </div>
      <AnchorsEditor dimension={dimension} at={at} onChange={(anchors) => change({ anchors })} />
      <div className={classes.row}>
        <NativeSelect
          className={classes.number ?? ''}
          label="Bar"
          data-place={`${at}.bar`}
          data={['1', '2', '3', '4', '5']}
          value={String(dimension.bar)}
          onChange={(event) =>
            change({ bar: Rating.catch(dimension.bar).parse(Number(event.currentTarget.value)) })
          }
        />
        <NumberLine
          label={`Weight (${weightShare(dimension.weight, kit.dimensions)})`}
          place={`${at}.weight`}
          value={dimension.weight}
          min={0.1}
          max={10}
          isWhole={false}
          onChange={(weight) => change({ weight })}
        />
        {(!areWeightsEqual(kit.dimensions) || dimension.weightReason !== null) && (
          <div className={classes.grow}>
            <Line
              label="Reason for this weight"
              place={`${at}.weightReason`}
              value={dimension.weightReason ?? ''}
              onChange={(text) => change({ weightReason: text === '' ? null : text })}
            />
          </div>
        )}
      </div>
      <MustHave dimension={dimension} at={at} onChange={change} />
      <TracesEditor kit={kit} chosen={dimension.traces} at={at} onToggle={toggleTrace} />
    </>
  );
}

interface MustHaveProps {
  readonly dimension: DimensionDraft;
  readonly at: string;
  readonly onChange: (changed: Partial<DimensionDraft>) => void;
}

function MustHave({ dimension, at, onChange }: MustHaveProps): ReactElement {
  const isMustHave = dimension.mustHave !== null;
  return (
    <div className={classes.fields}>
      <Checkbox
        label="Must-have: the role can’t be done below the bar"
        data-place={`${at}.mustHave`}
        checked={isMustHave}
        onChange={() =>
          onChange({ mustHave: isMustHave ? null : `The role can’t be done below ${dimension.bar}.` })
        }
      />
      {isMustHave && (
        <Line
          label="Why it can’t"
          place={`${at}.mustHave`}
          isRequired
          value={dimension.mustHave ?? ''}
          onChange={(mustHave) => onChange({ mustHave })}
        />
      )}
    </div>
  );
}
