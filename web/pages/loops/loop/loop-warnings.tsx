import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import { LoopWarnings } from '#web/features/planning/loop-warnings.tsx';
import { LinkButton } from '#web/ui/link-button.tsx';

/** What deserves a second look on a loop, each with a way to where something is done about it. */
export function LoopWarningList({ loop }: { readonly loop: Loop }): ReactElement {
  return (
    <LoopWarnings
      loopId={loop.id}
      planLink={
        <Link to="/jobs/$jobId" params={{ jobId: loop.job.id }} hash="plan-changes">
          See what the newer one would change
        </Link>
      }
      action={(warning) => <FixLink loop={loop} warning={warning} />}
    />
  );
}

function FixLink({
  loop,
  warning: { message, fix },
}: {
  readonly loop: Loop;
  readonly warning: PlanWarning;
}): ReactElement {
  const here = { to: '/loops/$loopId', params: { loopId: loop.id } } as const;
  const shared = { size: 'compact-sm', 'aria-label': `${fix.words}: ${message}` } as const;
  const interview = loop.interviews.find(({ id }) => id === fix.round);
  const seat = interview?.seats.find(({ member, can }) => member.id === fix.memberId && can.handOver);
  if (fix.kind === 'replace_person' && seat !== undefined) {
    return (
      <LinkButton {...here} {...shared} search={{ handOver: seat.id }}>
        {fix.words}
      </LinkButton>
    );
  }
  if (interview !== undefined) {
    return (
      <LinkButton {...here} {...shared} search={{ seat: interview.id }}>
        {fix.words}
      </LinkButton>
    );
  }
  const open = loop.openRounds.find(({ id }) => id === fix.round);
  if (open !== undefined) {
    return (
      <LinkButton {...here} {...shared} search={{ schedule: open.id }}>
        {fix.words}
      </LinkButton>
    );
  }
  return (
    <LinkButton to="/jobs/$jobId" params={{ jobId: loop.job.id }} {...shared}>
      {fix.kind === 'sign_off' ? fix.words : `${fix.words}: see the plan`}
    </LinkButton>
  );
}
