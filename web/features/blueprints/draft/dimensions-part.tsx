import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { DimensionEditor } from '#web/features/blueprints/draft/dimension-editor.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { AddLine } from '#web/features/blueprints/draft/fields.tsx';
import { ItemFrame } from '#web/features/blueprints/draft/item-frame.tsx';
import { addDimension, removeDimension } from '#web/features/blueprints/draft/kit-edits.ts';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { moved } from '#web/features/blueprints/draft/work.ts';
import { areWeightsEqual, weightShare } from '#web/features/blueprints/kit/kit-words.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

const maxDimensions = 16;

interface DimensionsPartProps {
  readonly kit: KitDraft;
  /** Which one is open, by its place in the list. */
  readonly open: number | null;
}

export function DimensionsPart({ kit, open }: DimensionsPartProps): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const move = (index: number, by: -1 | 1): void =>
    editKit((now) => ({ ...now, dimensions: moved(now.dimensions, index, by) }));
  return (
    <PartFrame
      part="dimensions"
      about="What is scored from 1 to 5. Each level says what one can see a candidate do, so that two interviewers mean the same by a 3."
    >
      {kit.dimensions.map((dimension, index) => (
        <ItemFrame
          key={dimension.key}
          place={`dimensions.${index}`}
          title={dimension.name || `Dimension ${index + 1}`}
          isOpen={open === index}
          closedAt="dimensions"
          facts={<DimensionFacts kit={kit} dimension={dimension} />}
        >
          <DimensionEditor kit={kit} dimension={dimension} index={index} />
          <div className={classes.buttons}>
            <Button
              variant="default"
              size="compact-md"
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              Move up
            </Button>
            <Button
              variant="default"
              size="compact-md"
              disabled={index === kit.dimensions.length - 1}
              onClick={() => move(index, 1)}
            >
              Move down
            </Button>
            <Button
              variant="default"
              size="compact-md"
              onClick={() =>
                editWithUndo(`${dimension.name} removed, with its prompts`, (work) =>
                  removeDimension(work, dimension.key),
                )
              }
            >
              Remove {dimension.name}
            </Button>
          </div>
        </ItemFrame>
      ))}
      <div className={classes.block}>
        {kit.dimensions.length < maxDimensions ? (
          <AddLine
            label="Another dimension"
            action="Add the dimension"
            onAdd={(name) => editKit((now) => addDimension(now, name))}
          />
        ) : (
          <p>A kit holds at most {maxDimensions} dimensions.</p>
        )}
      </div>
    </PartFrame>
  );
}

interface DimensionFactsProps {
  readonly kit: KitDraft;
  readonly dimension: KitDraft['dimensions'][number];
}

function DimensionFacts({ kit, dimension }: DimensionFactsProps): ReactElement {
  const written = dimension.anchors.filter((text) => text.trim() !== '').length;
  return (
    <>
      <StatusMark shape={written === 5 ? 'disc' : written === 0 ? 'ring' : 'half'}>
        {`${written} of 5 anchors`}
      </StatusMark>
      <span>Bar {dimension.bar}</span>
      {!areWeightsEqual(kit.dimensions) && (
        <span>Weight {weightShare(dimension.weight, kit.dimensions)}</span>
      )}
      {dimension.mustHave !== null && <span>Must-have</span>}
      <span>
        {dimension.traces.length === 0 ? 'Stands for nothing yet' : `Stands for ${dimension.traces.length}`}
      </span>
    </>
  );
}
