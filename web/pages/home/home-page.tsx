import type { ReactElement } from 'react';
import { listLoops } from '#shared/loop-list.ts';
import { roleNames } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { whatCanWait } from '#web/features/waiting/what-can-wait.ts';
import { HomeInterviews } from '#web/pages/home/home-interviews.tsx';
import { HomeLate } from '#web/pages/home/home-late.tsx';
import { HomeWaiting } from '#web/pages/home/home-waiting.tsx';
import { list } from '#web/ui/format.ts';
import { PageHeader } from '#web/ui/page-header.tsx';

/** What there is to do today, for each of the reader's roles. */
export function HomePage(): ReactElement {
  const { member, org } = useSignedIn();
  const { roles } = member;
  const canWait = whatCanWait.some((endpoint) => mayCall(endpoint, roles));
  const seesLoops = mayCall(listLoops, roles);
  return (
    <>
      <PageHeader
        title={`Hello, ${member.name}`}
        about={`You are ${list(roles.map((role) => roleNames[role]))} at ${org.name}.`}
      />
      <HomeInterviews isAlwaysThere={roles.includes('interviewer') || (!canWait && !seesLoops)} />
      {canWait && <HomeWaiting />}
      {seesLoops && <HomeLate />}
    </>
  );
}
