import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { addExercise } from '#shared/kit-proposals.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { ExerciseEditor } from '#web/features/blueprints/draft/exercise-editor.tsx';
import { AddLine } from '#web/features/blueprints/draft/fields.tsx';
import { ItemFrame } from '#web/features/blueprints/draft/item-frame.tsx';
import { removeExercise } from '#web/features/blueprints/draft/kit-edits.ts';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { minutesWords } from '#web/features/blueprints/kit/kit-words.ts';
import { count } from '#web/ui/format.ts';

const maxExercises = 20;

interface ExercisesPartProps {
  readonly kit: KitDraft;
  readonly open: number | null;
}

export function ExercisesPart({ kit, open }: ExercisesPartProps): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  return (
    <PartFrame
      part="exercises"
      about="What an interviewer runs in one sitting, and which dimensions it lets them see. The brief is never shown to a candidate."
    >
      {kit.exercises.map((exercise, index) => (
        <ItemFrame
          key={exercise.key}
          place={`exercises.${index}`}
          title={exercise.name || `Exercise ${index + 1}`}
          isOpen={open === index}
          closedAt="exercises"
          facts={
            <>
              <span>{minutesWords(exercise.minutes)}</span>
              <span>
                {exercise.dimensions.length === 0
                  ? 'Shows no dimension yet'
                  : `Shows ${count(exercise.dimensions.length, 'dimension', 'dimensions')}`}
              </span>
              <span>{count(exercise.prompts.length, 'prompt', 'prompts')}</span>
            </>
          }
        >
          <ExerciseEditor kit={kit} exercise={exercise} index={index} />
          <div className={classes.buttons}>
            <Button
              variant="default"
              size="compact-md"
              onClick={() =>
                editWithUndo(`${exercise.name} removed, with its rounds`, (work) =>
                  removeExercise(work, exercise.key),
                )
              }
            >
              Remove {exercise.name}
            </Button>
          </div>
        </ItemFrame>
      ))}
      <div className={classes.block}>
        {kit.exercises.length < maxExercises ? (
          <AddLine
            label="Another exercise"
            action="Add the exercise and its round"
            onAdd={(name) =>
              editKit((now) => addExercise(now, { name, minutes: 45, dimensions: [], text: '' }))
            }
          />
        ) : (
          <p>A kit holds at most {maxExercises} exercises.</p>
        )}
      </div>
    </PartFrame>
  );
}
