import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { Shell } from '#web/app/shell.tsx';
import { sessionQuery } from '#web/features/session/queries.ts';
import { SessionEnded } from '#web/features/session/session-ended.tsx';
import { SignedInProvider, type SignedInSession } from '#web/features/session/signed-in.tsx';
import { FormatProvider } from '#web/ui/use-format.tsx';

/** Keeps the page standing with the last session when that ends, so that what was typed in it survives signing in again. */
export function SignedInLayout(): ReactElement | null {
  const { data: session } = useSuspenseQuery(sessionQuery());
  const [last, setLast] = useState<SignedInSession | null>(null);
  const isElsewhere = session.state === 'signed_in' && last !== null && !isSameWorld(session, last);
  if (session.state === 'signed_in' && session !== last && !isElsewhere) setLast(session);
  // Somebody else signed in, or this person in another organisation, perhaps in another tab: only a page load
  // drops all that is in memory of the one before.
  useEffect(() => {
    if (isElsewhere) window.location.assign('/');
  }, [isElsewhere]);
  if (last === null || isElsewhere) return null;
  return (
    <SignedInProvider session={last}>
      <FormatProvider timeZone={last.member.timeZone}>
        <Shell>
          <Outlet />
        </Shell>
        {session.state === 'signed_out' && <SessionEnded last={last} />}
      </FormatProvider>
    </SignedInProvider>
  );
}

function isSameWorld(one: SignedInSession, other: SignedInSession): boolean {
  return one.account.id === other.account.id && one.org.id === other.org.id;
}
