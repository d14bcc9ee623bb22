import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { OfferedSlots } from '#shared/slot-offers.ts';
import { ProblemError } from '#web/api/problem-error.ts';
import { Outcome, outcomeTitles } from '#web/features/slots/outcome.tsx';
import { PickForm } from '#web/features/slots/pick-form.tsx';
import { offeredSlotsQuery } from '#web/features/slots/queries.ts';
import { browserTimeZone } from '#web/ui/format.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PublicPage } from '#web/ui/public-page.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { zonedDayAndTime } from '#web/ui/zoned-time.ts';

const route = getRouteApi('/slots');

/** Where a candidate picks a time, without an account. */
export function SlotsPage(): ReactElement {
  const { linkToken } = route.useRouteContext();
  return <PublicPage>{linkToken === '' ? <NoToken /> : <WithToken token={linkToken} />}</PublicPage>;
}

function NoToken(): ReactElement {
  return (
    <>
      <PageHeader title="Open your link again" />
      <p>
        This page needs the link from your mail, and the address doesn’t hold it. Open it there once more.
      </p>
    </>
  );
}

function WithToken({ token }: { readonly token: string }): ReactElement {
  const { data: offered, error, refetch } = useQuery(offeredSlotsQuery(token));
  if (offered !== undefined) return <Offered token={token} offered={offered} />;
  if (error === null) {
    return (
      <>
        <PageHeader title="Choose a time" />
        <Skeleton label="Reading the link" />
      </>
    );
  }
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  if (code === 'link_spent' || code === 'invalid_request') {
    return (
      <>
        <PageHeader title="This link does not work any more" />
        <p role="status">
          It was replaced by a newer one, is too old, or lost some of its characters on the way. Ask the
          recruiter for a new one; nothing is lost.
        </p>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Choose a time" />
      <ErrorState title="The times could not be loaded" error={error} onRetry={() => void refetch()} />
    </>
  );
}

/** In the browser's zone at first: that is where the candidate is now. */
function Offered({
  token,
  offered,
}: {
  readonly token: string;
  readonly offered: OfferedSlots;
}): ReactElement {
  const [timeZone, setTimeZone] = useState(browserTimeZone);
  const { state, orgName, jobTitle, minutes, expiresAt } = offered;
  if (state !== 'open') {
    return (
      <>
        <PageHeader title={outcomeTitles[state]} about={`${jobTitle} at ${orgName}`} />
        <Outcome state={state} offered={offered} timeZone={timeZone} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Choose a time"
        about={`Interview for ${jobTitle} at ${orgName}, ${minutes} minutes. Answer by ${zonedDayAndTime(expiresAt, timeZone)}.`}
      />
      <PickForm token={token} offered={offered} timeZone={timeZone} onTimeZone={setTimeZone} />
    </>
  );
}
