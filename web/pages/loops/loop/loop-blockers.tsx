import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { nudgeLoops } from '#shared/board.ts';
import type { Loop } from '#shared/loops.ts';
import { mayCall } from '#web/api/may-call.ts';
import { OpenDebrief } from '#web/features/debriefs/open-debrief.tsx';
import { BlockersSection } from '#web/features/loops/blockers/blockers-section.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { LinkButton } from '#web/ui/link-button.tsx';

/** What the debrief of this loop waits for, for whoever can do something about it or reads the cards. */
export function LoopBlockers({ loop }: { readonly loop: Loop }): ReactElement | null {
  const { member: me } = useSignedIn();
  const here = { to: '/loops/$loopId', params: { loopId: loop.id }, size: 'compact-sm' } as const;
  if (!loop.can.plan && !loop.can.readCards) return null;
  return (
    <BlockersSection
      loop={loop}
      ownMemberId={me.id}
      mayNudge={mayCall(nudgeLoops, me.roles)}
      seatLink={({ id, member, can }, interview) =>
        can.handOver && (
          <LinkButton
            {...here}
            search={{ handOver: id }}
            aria-label={`Hand over the missing card of ${member.name} in ${interview.name}`}
          >
            Hand over
          </LinkButton>
        )
      }
      interviewLink={({ id, name }) => (
        <LinkButton {...here} search={{ reschedule: id }} aria-label={`Reschedule the coming ${name}`}>
          Reschedule
        </LinkButton>
      )}
      roundLink={({ id, name }) => (
        <LinkButton {...here} search={{ schedule: id }} aria-label={`Schedule the missing ${name}`}>
          Schedule
        </LinkButton>
      )}
      openDebrief={(isCardMissing) => <OpenAction loop={loop} isCardMissing={isCardMissing} />}
    />
  );
}

interface OpenActionProps {
  readonly loop: Loop;
  readonly isCardMissing: boolean;
}

function OpenAction({ loop, isCardMissing }: OpenActionProps): ReactElement {
  const [isOpening, setIsOpening] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <Button variant="default" onClick={() => setIsOpening(true)}>
        {isCardMissing ? 'Open the debrief early' : 'Open the debrief'}
      </Button>
      {isOpening && (
        <OpenDebrief
          loopId={loop.id}
          candidateName={loop.candidate.name}
          isCardMissing={isCardMissing}
          onOpened={(debriefId) => void navigate({ to: '/debriefs/$debriefId', params: { debriefId } })}
          onClose={() => setIsOpening(false)}
        />
      )}
    </>
  );
}
