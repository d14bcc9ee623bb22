import type { ReactElement } from 'react';
import type { QualificationPath } from '#shared/practice.ts';
import classes from '#web/features/practice/practice.module.css';
import { isBeyondLimit, scoredWords, stepsWords } from '#web/features/practice/practice-words.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** A step with the day on which it was done. */
export function StepMark({ doneAt }: { readonly doneAt: string | null }): ReactElement {
  if (doneAt === null) return <StatusMark shape="ring">Not yet</StatusMark>;
  return (
    <>
      <StatusMark shape="disc">Done</StatusMark>
      <span className={classes.under}>
        <Moment at={doneAt} show="day" />
      </span>
    </>
  );
}

/** The practice: how many samples are scored, and whether it is done. */
export function PracticeMark({
  practice,
}: {
  readonly practice: QualificationPath['practice'];
}): ReactElement {
  const { samples, scored, doneAt } = practice;
  if (doneAt !== null) return <StepMark doneAt={doneAt} />;
  if (samples === 0) return <span className={classes.soft}>{scoredWords(practice)}</span>;
  return (
    <>
      <StatusMark shape={isBeyondLimit(practice) ? 'diamond' : scored === 0 ? 'ring' : 'half'}>
        {scored === 0 ? 'Not yet' : scoredWords(practice)}
      </StatusMark>
      {isBeyondLimit(practice) && (
        <span className={classes.under}>Further from the reference than agreed</span>
      )}
    </>
  );
}

/** Who signed off and when, with what was still missing. */
export function SignOffMark({ signOff }: Pick<QualificationPath, 'signOff'>): ReactElement {
  if (signOff === null) return <StatusMark shape="ring">Not yet</StatusMark>;
  return (
    <>
      <StatusMark shape="disc">Signed off</StatusMark>
      <span className={classes.under}>
        <Moment at={signOff.at} show="day" /> by {signOff.by.name}
      </span>
      {signOff.missing.length > 0 && (
        <span className={classes.under}>Without {stepsWords(signOff.missing)}</span>
      )}
    </>
  );
}
