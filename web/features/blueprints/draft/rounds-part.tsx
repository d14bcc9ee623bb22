import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { ItemFrame } from '#web/features/blueprints/draft/item-frame.tsx';
import { addRound, fillRounds } from '#web/features/blueprints/draft/kit-edits.ts';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { RoundEditor } from '#web/features/blueprints/draft/round-editor.tsx';
import { moved, without } from '#web/features/blueprints/draft/work.ts';
import { nameOf } from '#web/features/blueprints/kit/kit-words.ts';
import { RoundsMatrix } from '#web/features/blueprints/kit/rounds-matrix.tsx';
import { count, list } from '#web/ui/format.ts';

const maxRounds = 12;

interface RoundsPartProps {
  readonly kit: KitDraft;
  readonly open: number | null;
}

export function RoundsPart({ kit, open }: RoundsPartProps): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const empty = kit.rounds.filter(({ dimensions }) => dimensions.length === 0).length;
  return (
    <PartFrame
      part="rounds"
      isWide
      about="The slots of a loop. Two people should score each dimension, and one person can score four well, not more."
    >
      {kit.rounds.length > 0 && kit.dimensions.length > 0 && <RoundsMatrix kit={kit} />}
      {empty > 0 && kit.exercises.some(({ dimensions }) => dimensions.length > 0) && (
        <p className={classes.row}>
          <span>{count(empty, 'round scores', 'rounds score')} nothing yet.</span>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => editWithUndo('Rounds filled', (work) => ({ ...work, kit: fillRounds(work.kit) }))}
          >
            Fill from what their exercises show
          </Button>
        </p>
      )}
      {kit.rounds.map((round, index) => (
        <ItemFrame
          key={round.key}
          place={`rounds.${index}`}
          title={round.name || `Round ${index + 1}`}
          isOpen={open === index}
          closedAt="rounds"
          facts={
            <>
              <span>{round.minutes} min</span>
              <span>{count(round.interviewers, 'interviewer', 'interviewers')}</span>
              <span>
                {round.dimensions.length === 0
                  ? 'Scores nothing yet'
                  : `Scores ${list(round.dimensions.map((key) => nameOf(kit.dimensions, key)))}`}
              </span>
            </>
          }
        >
          <RoundEditor kit={kit} round={round} index={index} />
          <div className={classes.buttons}>
            <Button
              variant="default"
              size="compact-md"
              disabled={index === 0}
              onClick={() => editKit((now) => ({ ...now, rounds: moved(now.rounds, index, -1) }))}
            >
              Move up
            </Button>
            <Button
              variant="default"
              size="compact-md"
              onClick={() =>
                editWithUndo(`${round.name} removed`, (work) => ({
                  ...work,
                  kit: { ...work.kit, rounds: without(work.kit.rounds, index) },
                }))
              }
            >
              Remove {round.name}
            </Button>
          </div>
        </ItemFrame>
      ))}
      <div className={classes.block}>
        {kit.exercises.length === 0 ? (
          <p>A round runs an exercise: add one first.</p>
        ) : kit.rounds.length >= maxRounds ? (
          <p>A loop holds at most {maxRounds} rounds.</p>
        ) : (
          <AddRound kit={kit} onAdd={(key) => editKit((now) => addRound(now, key))} />
        )}
      </div>
    </PartFrame>
  );
}

interface AddRoundProps {
  readonly kit: KitDraft;
  readonly onAdd: (exercise: string) => void;
}

function AddRound({ kit, onAdd }: AddRoundProps): ReactElement {
  const [chosen, setChosen] = useState('');
  const exercise = kit.exercises.find(({ key }) => key === chosen)?.key ?? kit.exercises[0]?.key ?? '';
  return (
    <div className={classes.add}>
      <NativeSelect
        label="Another round, running"
        data={kit.exercises.map(({ key, name }) => ({ value: key, label: name }))}
        value={exercise}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onAdd(exercise)}>
        Add the round
      </Button>
    </div>
  );
}
