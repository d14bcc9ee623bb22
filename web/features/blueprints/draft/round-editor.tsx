import { NativeSelect } from '@mantine/core';
import { type ReactElement, useCallback } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { Checks } from '#web/features/blueprints/draft/checks.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { Line, NumberLine } from '#web/features/blueprints/draft/fields.tsx';
import { maxRoundDimensions } from '#web/features/blueprints/draft/kit-edits.ts';
import { changeAt, type RoundDraft, toggled } from '#web/features/blueprints/draft/work.ts';

interface RoundEditorProps {
  readonly kit: KitDraft;
  readonly round: RoundDraft;
  readonly index: number;
}

export function RoundEditor({ kit, round, index }: RoundEditorProps): ReactElement {
  const { editKit } = useDraftEdit();
  const at = `rounds.${index}`;
  const edit = useCallback(
    (change: (item: RoundDraft, now: KitDraft) => Partial<RoundDraft>) =>
      editKit((now) => ({
        ...now,
        rounds: changeAt(now.rounds, index, (item) => ({ ...item, ...change(item, now) })),
      })),
    [editKit, index],
  );
  const toggle = useCallback(
    (key: string) =>
      edit((item, now) => ({
        dimensions: toggled(
          now.dimensions.map((dimension) => dimension.key),
          item.dimensions,
          key,
        ),
      })),
    [edit],
  );
  // What the exercise does not show can't be scored in it; what is ticked already can be taken off.
  const shown = kit.exercises.find(({ key }) => key === round.exercise)?.dimensions ?? [];
  const offered = kit.dimensions.filter(({ key }) => shown.includes(key) || round.dimensions.includes(key));
  return (
    <>
      <div className={classes.row}>
        <div className={classes.grow}>
          <Line
            label="Name"
            place={`${at}.name`}
            isRequired
            value={round.name}
            onChange={(name) => edit(() => ({ name }))}
          />
        </div>
        <NativeSelect
          label="Exercise"
          data-place={`${at}.exercise`}
          data={kit.exercises.map(({ key, name }) => ({ value: key, label: name }))}
          value={round.exercise}
          onChange={(event) => {
            const exercise = event.currentTarget.value;
            edit(() => ({ exercise }));
          }}
        />
        <NumberLine
          label="Minutes"
          place={`${at}.minutes`}
          value={round.minutes}
          min={5}
          max={480}
          onChange={(minutes) => edit(() => ({ minutes }))}
        />
        <NumberLine
          label="Interviewers"
          place={`${at}.interviewers`}
          value={round.interviewers}
          min={1}
          max={4}
          onChange={(interviewers) => edit(() => ({ interviewers }))}
        />
      </div>
      <Checks
        legend={`Dimensions scored in it, at most ${maxRoundDimensions}`}
        place={`${at}.dimensions`}
        all={offered}
        chosen={round.dimensions}
        max={maxRoundDimensions}
        description={
          offered.length === 0
            ? 'Its exercise shows no dimension yet: say which under Exercises.'
            : 'Those that its exercise shows.'
        }
        onToggle={toggle}
      />
    </>
  );
}
