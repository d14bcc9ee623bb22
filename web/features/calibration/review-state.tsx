import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Levels } from '#shared/calibration-review.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

interface NoReview {
  readonly kind: 'no_review';
  readonly reason: Extract<Levels, { kind: 'no_review' }>['reason'];
}

interface Review {
  readonly kind: string;
  readonly fit: { readonly id: string; readonly madeAt: string };
}

/** A reply with figures in it. */
type There<Data> = Exclude<Data, { readonly kind: 'no_review' }>;

interface ReviewStateProps<Data> {
  readonly review: UseQueryResult<Data, Error>;
  /** "The levels" */
  readonly what: string;
  readonly children: (reply: There<Data>) => ReactNode;
}

/** A part of the review in each of its states: loading, refused, with nothing to review, there with its fit. */
export function ReviewState<Data extends Review | NoReview>(props: ReviewStateProps<Data>): ReactElement {
  const { review, what, children } = props;
  const { data } = review;
  if (data === undefined) {
    if (review.error === null) return <Skeleton label={`Loading ${what.toLowerCase()}`} rows={8} />;
    return (
      <ErrorState
        title={`${what} could not be loaded`}
        error={review.error}
        onRetry={() => void review.refetch()}
      />
    );
  }
  if (!isThere(data)) {
    const { title, words } = noReviews[reasonOf(data)];
    return <EmptyState title={title}>{words}</EmptyState>;
  }
  return (
    <>
      <p className={classes.fit}>
        From closed loops only. Fit of <Moment at={data.fit.madeAt} />, number{' '}
        <code>{data.fit.id.slice(0, 8)}</code>.
      </p>
      {children(data)}
    </>
  );
}

function isThere<Data extends Review | NoReview>(data: Data): data is There<Data> & Review {
  return data.kind !== 'no_review';
}

function reasonOf(data: Review | NoReview): NoReview['reason'] {
  return 'reason' in data ? data.reason : 'no_fit';
}

const noReviews: Record<NoReview['reason'], { readonly title: string; readonly words: string }> = {
  off: {
    title: 'Calibration is switched off',
    words: 'Scores stand as given in this organisation, so there is nothing to review.',
  },
  raw_only: {
    title: 'Raw only: too little to go by',
    words:
      'Figures stand here once there are enough interviewers, candidates and cards. The overview says what is missing.',
  },
  provisional: {
    title: 'Provisional: nothing is said of people or dimensions yet',
    words:
      'The figures allow for panels as a whole. They say something of people and dimensions once the state is calibrated; the overview shows the way there.',
  },
  no_fit: {
    title: 'No fit yet',
    words: 'Figures stand here after the first fit, which runs at night or when a lead asks for it.',
  },
  policy: {
    title: 'Levels stay with the people themselves',
    words:
      'The policy of your organisation shows nobody’s level to others. Each person finds their own under My scoring.',
  },
};
