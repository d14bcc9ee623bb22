import type { ReactElement } from 'react';
import type { OwnPath, QualificationStep } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { distanceWords, isBeyondLimit, stepAbout, stepNames } from '#web/features/practice/practice-words.ts';
import { PracticeMark, SignOffMark, StepMark } from '#web/features/practice/step-mark.tsx';

/** The four steps in their order, with what each asks for; the next one is marked. */
export function PathSteps({ path, distance }: Pick<OwnPath, 'path' | 'distance'>): ReactElement {
  const state: Record<QualificationStep, ReactElement> = {
    practice: (
      <>
        <PracticeMark practice={path.practice} />
        {distance !== null && <p className={classes.soft}>{distanceWords(distance)}</p>}
        {isBeyondLimit(path.practice) && (
          <p>
            Each sample is scored once. Talk the results over with whoever signs you off: they may, with a
            reason.
          </p>
        )}
      </>
    ),
    shadow: <StepMark doneAt={path.shadow.doneAt} />,
    reverse_shadow: <StepMark doneAt={path.reverseShadow.doneAt} />,
    sign_off: (
      <>
        <SignOffMark signOff={path.signOff} />
        {path.signOff !== null && <p className={classes.soft}>“{path.signOff.note}”</p>}
      </>
    ),
  };
  const steps: readonly QualificationStep[] = ['practice', 'shadow', 'reverse_shadow', 'sign_off'];
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((step) => (
        <li key={step} aria-current={path.next === step ? 'step' : undefined}>
          <h3>{stepNames[step]}</h3>
          <div>{state[step]}</div>
          <p className={classes.soft}>
            {step === 'practice' && path.practice.samples === 0
              ? 'This blueprint has no sample answers, so that nobody is asked for this step.'
              : stepAbout[step]}
          </p>
        </li>
      ))}
    </ol>
  );
}
