import { memo, type ReactElement } from 'react';
import classes from '#web/features/scorecards/guide.module.css';
import { InterviewTimer } from '#web/features/scorecards/interview-timer.tsx';
import type { CardKit, KitDimension } from '#web/features/scorecards/kit.ts';

interface GuideProps {
  readonly seatId: string;
  readonly kit: CardKit;
  /** What is done differently in this interview; null for nothing. */
  readonly instructions: string | null;
}

/** What the interviewer reads before and asks during the interview. None of it changes while they type. */
export const Guide = memo(function Guide({ seatId, kit, instructions }: GuideProps): ReactElement {
  const { exercise, dimensions } = kit;
  return (
    <>
      <div className={classes.head}>
        <h2>{exercise.name}</h2>
        <InterviewTimer seatId={seatId} minutes={exercise.minutes} />
      </div>
      {instructions !== null && (
        <section className={classes.instructions} aria-labelledby="instructions">
          <h3 id="instructions">Instructions for this interview</h3>
          {paragraphsOf(instructions).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p className={classes.soft}>Follow them as they stand; they say nothing about scoring.</p>
        </section>
      )}
      <h3>Brief</h3>
      {paragraphsOf(exercise.brief).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {exercise.materials.length > 0 && (
        <>
          <h3>To prepare</h3>
          <ul>
            {exercise.materials.map((material) => (
              <li key={material}>{material}</li>
            ))}
          </ul>
        </>
      )}
      <h3>Prompts</h3>
      {dimensions.map((dimension) => (
        <DimensionPrompts key={dimension.id} dimension={dimension} />
      ))}
    </>
  );
});

function DimensionPrompts({ dimension }: { readonly dimension: KitDimension }): ReactElement {
  return (
    <section className={classes.prompts}>
      <h4>{dimension.name}</h4>
      {dimension.prompts.length === 0 && (
        <p className={classes.soft}>No prompt of its own in this exercise.</p>
      )}
      {dimension.prompts.map(({ key, text, probes }) => (
        <div key={key} className={classes.prompt}>
          <p>{text}</p>
          {probes.length > 0 && (
            <ul aria-label="Follow-ups">
              {probes.map((probe) => (
                <li key={probe}>{probe}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function paragraphsOf(text: string): string[] {
  return [...new Set(text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''))];
}
