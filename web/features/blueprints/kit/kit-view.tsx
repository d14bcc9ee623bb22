import type { ReactElement, ReactNode } from 'react';
import type { Kit } from '#shared/kit.ts';
import { DimensionView } from '#web/features/blueprints/kit/dimension-view.tsx';
import { ExerciseView } from '#web/features/blueprints/kit/exercise-view.tsx';
import { JobView } from '#web/features/blueprints/kit/job-view.tsx';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { RelatednessGaps } from '#web/features/blueprints/kit/relatedness-gaps.tsx';
import { RelatednessMatrix } from '#web/features/blueprints/kit/relatedness-matrix.tsx';
import { RoundsMatrix } from '#web/features/blueprints/kit/rounds-matrix.tsx';
import { SignalsView } from '#web/features/blueprints/kit/signals-view.tsx';
import { VersionContents } from '#web/features/blueprints/kit/version-contents.tsx';

interface KitViewProps {
  readonly kit: Kit;
  /** How each dimension stands to the version before, in words, by key. */
  readonly continuity: ReadonlyMap<string, string>;
  /** What follows the kit. */
  readonly history: ReactNode;
}

/** A whole kit to read and to print. */
export function KitView({ kit, continuity, history }: KitViewProps): ReactElement {
  const hasSignals = kit.signals.length + kit.redFlags.length > 0;
  return (
    <VersionContents
      sections={[
        ['dimensions', 'Dimensions'],
        ['rounds', 'Rounds'],
        ['exercises', 'Exercises'],
        ...(hasSignals ? ([['signals', 'Signals and red flags']] as const) : []),
        ['relatedness', 'Job-relatedness'],
        ['job', 'The job'],
        ['history', 'Versions'],
      ]}
    >
      <p className={classes.prose}>{kit.mission}</p>
      <Section id="dimensions" title="Dimensions">
        {kit.dimensions.map((dimension) => (
          <DimensionView
            key={dimension.key}
            kit={kit}
            dimension={dimension}
            continuity={continuity.get(dimension.key) ?? null}
          />
        ))}
      </Section>
      <Section id="rounds" title="Rounds">
        <RoundsMatrix kit={kit} />
      </Section>
      <Section id="exercises" title="Exercises">
        {kit.exercises.map((exercise) => (
          <ExerciseView key={exercise.key} kit={kit} exercise={exercise} />
        ))}
      </Section>
      {hasSignals && (
        <Section id="signals" title="Signals and red flags">
          <SignalsView kit={kit} />
        </Section>
      )}
      <Section id="relatedness" title="Job-relatedness">
        <RelatednessGaps kit={kit} />
        <RelatednessMatrix kit={kit} />
      </Section>
      <Section id="job" title="The job">
        <JobView kit={kit} />
      </Section>
      <Section id="history" title="Versions">
        {history}
      </Section>
    </VersionContents>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ id, title, children }: SectionProps): ReactElement {
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
