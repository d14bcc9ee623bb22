import { Button, NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { type KitDraft, kitKey } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { AddLine, Area } from '#web/features/blueprints/draft/fields.tsx';
import { LinesArea } from '#web/features/blueprints/draft/lines-area.tsx';
import {
  changeAt,
  type ExerciseDraft,
  type PromptDraft,
  without,
} from '#web/features/blueprints/draft/work.ts';

interface PromptsEditorProps {
  readonly kit: KitDraft;
  readonly exercise: ExerciseDraft;
  readonly at: string;
  readonly onEdit: (change: (item: ExerciseDraft) => ExerciseDraft) => void;
}

/** Questions and tasks, each for one dimension, with follow-ups. */
export function PromptsEditor({ kit, exercise, at, onEdit }: PromptsEditorProps): ReactElement {
  const choices = kit.dimensions.map(({ key, name }) => ({ value: key, label: name }));
  const change = (index: number, changed: Partial<PromptDraft>): void =>
    onEdit((item) => ({
      ...item,
      prompts: changeAt(item.prompts, index, (prompt) => ({ ...prompt, ...changed })),
    }));
  const first = exercise.dimensions[0] ?? kit.dimensions[0]?.key;
  const add = (text: string, dimension: string): void =>
    onEdit((item) => ({
      ...item,
      prompts: [
        ...item.prompts,
        {
          key: kitKey(
            text.slice(0, 40),
            item.prompts.map(({ key }) => key),
          ),
          dimension,
          text,
          probes: [],
        },
      ],
    }));
  return (
    <fieldset className={classes.checks} data-place={`${at}.prompts`}>
      <legend>Prompts</legend>
      {exercise.prompts.map((prompt, index) => (
        <details key={prompt.key} className={`${classes.disclose} ${classes.block}`}>
          <summary>{prompt.text || 'Empty: it is not saved'}</summary>
          <div className={classes.fields}>
            <Area
              label="Prompt"
              place={`${at}.prompts.${index}.text`}
              value={prompt.text}
              onChange={(text) => change(index, { text })}
            />
            <NativeSelect
              label="Dimension"
              data={choices}
              data-place={`${at}.prompts.${index}.dimension`}
              value={prompt.dimension}
              onChange={(event) => change(index, { dimension: event.currentTarget.value })}
            />
            <LinesArea
              label="Follow-ups, one a line, at most ten"
              place={`${at}.prompts.${index}.probes`}
              value={prompt.probes}
              onChange={(probes) => change(index, { probes: probes.slice(0, 10) })}
            />
            <div>
              <Button
                variant="default"
                size="compact-md"
                onClick={() => onEdit((item) => ({ ...item, prompts: without(item.prompts, index) }))}
              >
                Remove this prompt
              </Button>
            </div>
          </div>
        </details>
      ))}
      {first === undefined ? (
        <p>A prompt is for a dimension: add one first.</p>
      ) : (
        <AddLine label="Another prompt" action="Add the prompt" onAdd={(text) => add(text, first)} />
      )}
    </fieldset>
  );
}
