import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { PracticeSample } from '#shared/practice.ts';
import { useScoreSample } from '#web/features/practice/mutations.ts';
import classes from '#web/features/practice/practice.module.css';
import { SampleAnswer } from '#web/features/practice/sample-answer.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { list } from '#web/ui/format.ts';

type ToScore = Extract<PracticeSample, { state: 'to_score' }>;

interface ScoreSampleProps {
  readonly sample: ToScore;
  /** The anchors as radio buttons, as on a scorecard; the page knows them. */
  readonly levels: (
    dimension: ToScore['dimensions'][number],
    chosen: number | null,
    onChoose: (level: number | null) => void,
  ) => ReactNode;
}

/** The answer beside the anchors of what it shows; nothing is told of the reference before it is submitted. */
export function ScoreSample({ sample, levels }: ScoreSampleProps): ReactElement {
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [isAsked, setIsAsked] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const submit = useScoreSample();
  const missing = sample.dimensions.filter(({ key }) => !chosen.has(key));

  const choose = (key: string, level: number | null): void => {
    const next = new Map(chosen);
    if (level === null) next.delete(key);
    else next.set(key, level);
    setChosen(next);
  };
  const send = (): void =>
    submit.mutate({
      params: { blueprintId: sample.blueprint.id, sampleKey: sample.key },
      body: { scores: [...chosen].map(([dimension, rating]) => ({ dimension, rating })) },
    });

  return (
    <div className={classes.both}>
      <SampleAnswer sample={sample} />
      <form
        className={classes.dimensions}
        onSubmit={(event) => {
          event.preventDefault();
          setIsTold(missing.length > 0);
          if (missing.length === 0) setIsAsked(true);
          else
            event.currentTarget.querySelector<HTMLElement>(`[data-key="${missing[0]?.key}"] input`)?.focus();
        }}
      >
        {sample.dimensions.map((dimension) => (
          <section key={dimension.key} className={classes.dimension} data-key={dimension.key}>
            <h2>{dimension.name}</h2>
            <p className={classes.covers}>{dimension.covers}</p>
            {levels(dimension, chosen.get(dimension.key) ?? null, (level) => choose(dimension.key, level))}
          </section>
        ))}
        <div className={classes.end}>
          <p className={classes.soft}>
            {chosen.size} of {sample.dimensions.length} scored. Submitting is final; then you see the
            reference with its reasons.
          </p>
          {isTold && missing.length > 0 && (
            <p role="alert">Score {list(missing.map(({ name }) => name))} first.</p>
          )}
          <Button type="submit">Submit the scores</Button>
        </div>
      </form>
      {isAsked && (
        <ConfirmDialog
          title="Submit these scores?"
          consequences={[
            'They stay as they are: a sample is scored once.',
            'You see the reference with its reasons, and how colleagues scored once there are enough of them.',
            'Nobody else sees what you gave by name.',
          ]}
          confirm="Submit"
          isPending={submit.isPending}
          error={submit.error}
          onConfirm={send}
          onCancel={() => {
            submit.reset();
            setIsAsked(false);
          }}
        />
      )}
    </div>
  );
}
