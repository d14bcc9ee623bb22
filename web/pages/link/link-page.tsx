import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { roleNames } from '#shared/roles.ts';
import { ProblemError } from '#web/api/problem-error.ts';
import { JoinForm } from '#web/features/links/join-form.tsx';
import { linkQuery } from '#web/features/links/queries.ts';
import { SetUpForm } from '#web/features/links/set-up-form.tsx';
import { list } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PublicPage } from '#web/ui/public-page.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/link');

/** Every one-time link leads here; what it is for is asked of the server. */
export function LinkPage(): ReactElement {
  const { linkToken } = route.useRouteContext();
  return <PublicPage>{linkToken === '' ? <NoToken /> : <WithToken token={linkToken} />}</PublicPage>;
}

function NoToken(): ReactElement {
  return (
    <>
      <PageHeader title="Open your link again" />
      <p>
        This page needs a one-time link, and the address doesn’t hold one. Open the link you were given once
        more: it still works if it wasn’t used. <a href="/sign-in">Sign in</a> if you have an account.
      </p>
    </>
  );
}

function WithToken({ token }: { readonly token: string }): ReactElement {
  const { data: content, error, refetch } = useQuery(linkQuery(token));
  const navigate = useNavigate();
  const goOn = (): void => void navigate({ to: '/' });
  if (content === undefined) {
    return error === null ? (
      <>
        <PageHeader title="Your link" />
        <Skeleton label="Reading the link" />
      </>
    ) : (
      <Refused error={error} onRetry={() => void refetch()} />
    );
  }
  if (content.purpose === 'set_up') {
    return (
      <>
        <PageHeader
          title="Set up Evenhand"
          about={
            <>
              Name the organisation and become its first admin. This link works until{' '}
              <Moment at={content.expiresAt} />.
            </>
          }
        />
        <SetUpForm token={token} onDone={goOn} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Join ${content.orgName}`}
        about={
          <>
            You are invited as {list(content.roles.map((role) => roleNames[role]))}. This link works until{' '}
            <Moment at={content.expiresAt} />.
          </>
        }
      />
      <JoinForm token={token} invitation={content} onDone={goOn} />
    </>
  );
}

/** A link that is used up or mistyped is explained; anything else can be tried again. */
function Refused({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  if (code !== 'link_spent' && code !== 'invalid_request') {
    return (
      <>
        <PageHeader title="Your link" />
        <ErrorState title="The link could not be read" error={error} onRetry={onRetry} />
      </>
    );
  }
  return (
    <>
      <PageHeader title="This link does not work any more" />
      <p role="status">
        It was used, replaced by a newer one, taken back, is too old, or lost some of its characters on the
        way. If you used it yourself, <a href="/sign-in">sign in</a>. Otherwise ask whoever sent it for a new
        one; nothing is lost.
      </p>
    </>
  );
}
