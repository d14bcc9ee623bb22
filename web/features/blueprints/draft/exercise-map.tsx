// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its own roles in some browsers
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Proposal } from '#shared/kit-proposals.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { addRoundFor } from '#web/features/blueprints/draft/kit-edits.ts';
import { acceptAll } from '#web/features/blueprints/draft/settle-proposals.ts';
import type { DimensionDraft, ExerciseDraft, Work } from '#web/features/blueprints/draft/work.ts';
import { focusNeighbour } from '#web/features/blueprints/focus-neighbour.ts';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';
import { minutesWords } from '#web/features/blueprints/kit/kit-words.ts';
import matrix from '#web/features/blueprints/kit/matrix.module.css';
import { count } from '#web/ui/format.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

type Mapping = Extract<Proposal, { kind: 'mapping' }>;

/** Which exercise shows which dimension, as it is and as it is proposed; and, one click each, what none shows. */
export function ExerciseMap({ work }: { readonly work: Work }): ReactElement | null {
  const { editWithUndo } = useDraftEdit();
  const { kit } = work;
  const proposed = work.proposals.filter((proposal): proposal is Mapping => proposal.kind === 'mapping');
  if (kit.dimensions.length === 0 || kit.exercises.length === 0) return null;
  const stateOf = (dimension: DimensionDraft, exercise: ExerciseDraft): 'shown' | 'proposed' | null => {
    if (exercise.dimensions.includes(dimension.key)) return 'shown';
    return proposed.some((one) => one.dimension === dimension.key && one.exercise === exercise.key)
      ? 'proposed'
      : null;
  };
  const unseen = kit.dimensions.filter((dimension) =>
    kit.exercises.every((exercise) => stateOf(dimension, exercise) === null),
  );
  if (proposed.length === 0 && unseen.length === 0) return null;
  return (
    <section className={classes.group} aria-label="What the exercises show">
      <div className={classes.groupHead}>
        <h3>What the exercises show</h3>
        {proposed.length > 0 && (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => {
              // The button goes, and much of what follows it; the heading of the part stays.
              focusPlace('proposals');
              editWithUndo(`${count(proposed.length, 'proposal', 'proposals')} accepted`, (now) =>
                acceptAll(now, proposed),
              );
            }}
          >
            Map the exercises as proposed
          </Button>
        )}
      </div>
      <p className={classes.because}>
        {count(kit.dimensions.length, 'dimension', 'dimensions')},{' '}
        {count(kit.exercises.length, 'exercise', 'exercises')}
        {proposed.length > 0 && `, ${count(proposed.length, 'pair', 'pairs')} proposed from the document`}.
      </p>
      <div className={matrix.frame}>
        <table className={matrix.matrix} role="table" aria-label="Exercises and dimensions">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Dimension
              </th>
              {kit.exercises.map(({ key, name, minutes }) => (
                <th key={key} role="columnheader" scope="col">
                  {name}
                  <span className={matrix.word}>{minutesWords(minutes)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {kit.dimensions.map((dimension) => (
              <tr
                key={dimension.key}
                role="row"
                className={unseen.includes(dimension) ? matrix.gap : undefined}
              >
                <th role="rowheader" scope="row">
                  {dimension.name}
                </th>
                {kit.exercises.map((exercise) => {
                  const state = stateOf(dimension, exercise);
                  return (
                    <td key={exercise.key} role="cell" data-off={state === null || undefined}>
                      {state !== null && (
                        <StatusMark shape={state === 'shown' ? 'disc' : 'ring'}>
                          {state === 'shown' ? 'Shows it' : 'Proposed'}
                        </StatusMark>
                      )}
                      <span className={matrix.label}>{exercise.name}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={classes.settle}>
        {unseen.map(({ key, name }) => (
          <li key={key}>
            <span>No exercise shows {name}.</span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Add a round for it: ${name}`}
              onClick={(event) => {
                focusNeighbour(event.currentTarget.closest('li'));
                editWithUndo(`${name} has an exercise and a round`, ({ kit: now, proposals }) => ({
                  kit: addRoundFor(now, key),
                  proposals,
                }));
              }}
            >
              Add a round for it
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
