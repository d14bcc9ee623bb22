import { type ReactElement, useCallback } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { Checks } from '#web/features/blueprints/draft/checks.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { Area, Line, NumberLine } from '#web/features/blueprints/draft/fields.tsx';
import { LinesArea } from '#web/features/blueprints/draft/lines-area.tsx';
import { PromptsEditor } from '#web/features/blueprints/draft/prompts-editor.tsx';
import { changeAt, type ExerciseDraft, toggled } from '#web/features/blueprints/draft/work.ts';

const maxShown = 8;

interface ExerciseEditorProps {
  readonly kit: KitDraft;
  readonly exercise: ExerciseDraft;
  readonly index: number;
}

export function ExerciseEditor({ kit, exercise, index }: ExerciseEditorProps): ReactElement {
  const { editKit } = useDraftEdit();
  const at = `exercises.${index}`;
  const edit = useCallback(
    (change: (item: ExerciseDraft, now: KitDraft) => ExerciseDraft) =>
      editKit((now) => ({ ...now, exercises: changeAt(now.exercises, index, (item) => change(item, now)) })),
    [editKit, index],
  );
  const toggle = useCallback(
    (key: string) =>
      edit((item, now) => ({
        ...item,
        dimensions: toggled(
          now.dimensions.map((dimension) => dimension.key),
          item.dimensions,
          key,
        ),
      })),
    [edit],
  );
  const { min, max } = exercise.minutes;
  return (
    <>
      <div className={classes.fields}>
        <Line
          label="Name"
          place={`${at}.name`}
          isRequired
          value={exercise.name}
          onChange={(name) => edit((item) => ({ ...item, name }))}
        />
        <div className={classes.row}>
          <NumberLine
            label="Minutes from"
            place={`${at}.minutes.min`}
            value={min}
            min={5}
            max={480}
            onChange={(given) =>
              edit((item) => ({ ...item, minutes: { min: given, max: Math.max(given, item.minutes.max) } }))
            }
          />
          <NumberLine
            label="to"
            place={`${at}.minutes.max`}
            value={max}
            min={min}
            max={480}
            onChange={(given) => edit((item) => ({ ...item, minutes: { ...item.minutes, max: given } }))}
          />
        </div>
        <Area
          label="Brief"
          place={`${at}.brief`}
          description="What the candidate is given and asked, as the interviewer reads it."
          value={exercise.brief}
          onChange={(brief) => edit((item) => ({ ...item, brief }))}
        />
        <LinesArea
          label="To prepare or hand out, one thing a line"
          place={`${at}.materials`}
          value={exercise.materials}
          onChange={(materials) => edit((item) => ({ ...item, materials }))}
        />
      </div>
      <Checks
        legend="Dimensions it shows"
        place={`${at}.dimensions`}
        all={kit.dimensions}
        chosen={exercise.dimensions}
        max={maxShown}
        onToggle={toggle}
      />
      <PromptsEditor kit={kit} exercise={exercise} at={at} onEdit={edit} />
    </>
  );
}
