import { Loader } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { progressWords, stopWords } from '#web/features/calibration/family-words.ts';
import { isAwaited } from '#web/features/calibration/queries.ts';
import { Moment } from '#web/ui/moment.tsx';

/** The fit under way, the one asked for, and a try that came to nothing. The live region is there from the start. */
export function FitStatus({ family }: { readonly family: Family }): ReactElement {
  const { running, askedAt, failedTry, fit } = family;
  return (
    <>
      <div role="status">
        {running !== null ? (
          <p className={classes.progress}>
            <Loader size="xs" aria-hidden />
            <span>
              {progressWords(running)}, since <Moment at={running.since} />. You can leave this page; it goes
              on.
            </span>
          </p>
        ) : (
          askedAt !== null && (
            <p className={classes.prose}>
              {isAwaited(family)
                ? 'A fit is asked for and begins in a moment'
                : 'A fit is asked for, and nothing has taken it up'}
              , since <Moment at={askedAt} />.
            </p>
          )
        )}
      </div>
      {failedTry !== null && (
        <p className={classes.notice}>
          The try of <Moment at={failedTry.at} /> came to no result. {stopWords(failedTry.stopped)}{' '}
          {fit === null ? (
            'There is no earlier fit to show.'
          ) : (
            <>
              The fit of <Moment at={fit.madeAt} /> stays.
            </>
          )}
        </p>
      )}
    </>
  );
}
