import type { ReactElement, ReactNode } from 'react';
import type { Amendment, Question } from '#shared/scorecards.ts';
import classes from '#web/features/scorecards/read.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { ScoreMark } from '#web/ui/score-mark.tsx';

/** What was said of a card later. */
export interface Later {
  readonly amendments: readonly Amendment[];
  readonly questions: readonly Question[];
}

/** What of it is about one dimension. */
export function laterOn({ amendments, questions }: Later, dimensionId: string): Later {
  const isOn = (one: { readonly dimensionId: string }): boolean => one.dimensionId === dimensionId;
  return { amendments: amendments.filter(isOn), questions: questions.filter(isOn) };
}

interface VersionsProps {
  readonly dimensionName: string;
  readonly amendments: readonly Amendment[];
  /** The score as it was submitted. */
  readonly children: ReactNode;
}

/** A score as it was submitted, with the author's later words beside it. */
export function Versions({ dimensionName, amendments, children }: VersionsProps): ReactElement {
  if (amendments.length === 0) return <>{children}</>;
  return (
    <div className={classes.versions}>
      <section aria-label={`${dimensionName} as submitted`}>
        <p className={classes.versionHead}>As submitted</p>
        {children}
      </section>
      {amendments.map((amendment) => (
        <section
          key={amendment.amendedAt}
          className={classes.amended}
          aria-label={`${dimensionName}, amended`}
        >
          <p className={classes.versionHead}>
            <ScoreMark level={amendment.rating} /> Amended <Moment at={amendment.amendedAt} />
          </p>
          {amendment.notAssessedReason !== null && <p>Not assessed: {amendment.notAssessedReason}</p>}
          {amendment.evidence.trim() !== '' && <p className={classes.text}>{amendment.evidence}</p>}
          <p className={classes.text}>
            <span className={classes.soft}>Reason: </span>
            {amendment.reason}
          </p>
          <p className={classes.soft}>{countsWords(amendment)}</p>
        </section>
      ))}
    </div>
  );
}

export function countsWords({ isBeforeReveal }: Pick<Amendment, 'isBeforeReveal'>): string {
  return isBeforeReveal
    ? 'From before the reveal: it enters calibration.'
    : 'From after the reveal: the score from before enters calibration.';
}

/** What the committee asked about a score, each with its answer. */
export function AskedAndAnswered({ questions }: Pick<Later, 'questions'>): ReactElement | null {
  if (questions.length === 0) return null;
  return (
    <ul className={classes.asked}>
      {questions.map((question) => (
        <li key={question.id}>
          <QuestionText question={question} />
          {question.answer === null ? (
            <p className={classes.soft}>Not answered.</p>
          ) : (
            <AnswerText answer={question.answer} />
          )}
        </li>
      ))}
    </ul>
  );
}

export function QuestionText({ question }: { readonly question: Question }): ReactElement {
  return (
    <>
      <p className={classes.soft}>
        {question.askedBy.name} asked <Moment at={question.askedAt} />
      </p>
      <p className={classes.text}>{question.text}</p>
    </>
  );
}

export function AnswerText({ answer }: { readonly answer: NonNullable<Question['answer']> }): ReactElement {
  return (
    <div className={classes.answer}>
      <p className={classes.soft}>
        Answered <Moment at={answer.answeredAt} />; the score stays
      </p>
      <p className={classes.text}>{answer.text}</p>
    </div>
  );
}
