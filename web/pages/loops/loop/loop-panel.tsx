import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { z } from 'zod';
import { getCandidate } from '#shared/candidates.ts';
import type { Interview, Loop } from '#shared/loops.ts';
import { mayCall } from '#web/api/may-call.ts';
import { candidateQuery } from '#web/features/candidates/queries.ts';
import { ExchangeForm } from '#web/features/loops/exchange-form.tsx';
import { HandOverForm } from '#web/features/loops/hand-over-form.tsx';
import { OfferForm } from '#web/features/loops/offers/offer-form.tsx';
import { AddSeatForm } from '#web/features/loops/schedule/add-seat-form.tsx';
import type { AvailabilityView } from '#web/features/loops/schedule/availability-view.ts';
import { RescheduleForm } from '#web/features/loops/schedule/reschedule-form.tsx';
import { ScheduleForm } from '#web/features/loops/schedule/schedule-form.tsx';
import type { PersonPicker, PickerAt } from '#web/features/loops/schedule/seat-fields.tsx';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { SuggestPeople } from '#web/features/planning/suggest-people.tsx';
import { Availability } from '#web/features/scheduling/availability.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import type { LoopSearch } from '#web/pages/loops/search.ts';
import { SidePanel } from '#web/ui/side-panel.tsx';

interface LoopPanelProps {
  readonly loop: Loop;
  readonly search: z.infer<typeof LoopSearch>;
  readonly onClose: () => void;
}

const showAvailability: AvailabilityView = (asked) => <Availability {...asked} />;
const pickPerson: PersonPicker = (field) => <MemberPicker {...field} />;

/** For a round it is also said who could take the seat. */
const pickForRound =
  (loopId: string, roundId: string): PickerAt =>
  (time) =>
  (field) => (
    <>
      <MemberPicker {...field} />
      <SuggestPeople loopId={loopId} roundId={roundId} time={time} onPick={field.onChange} />
    </>
  );

/** The form that the address names, beside the schedule. */
export function LoopPanel({ loop, search, onClose }: LoopPanelProps): ReactElement {
  const { member: me } = useSignedIn();
  const { data: candidate } = useQuery({
    ...candidateQuery(loop.candidate.id),
    enabled: mayCall(getCandidate, me.roles),
  });
  const round = loop.openRounds.find(({ id }) => id === (search.schedule ?? search.offer));
  const interview = loop.interviews.find(({ id }) => id === (search.reschedule ?? search.seat));
  const handedOver = findSeat(loop, search.handOver);
  const exchanged = findSeat(loop, search.exchange);
  const shared = { candidateZone: candidate?.timeZone ?? undefined, onDone: onClose };
  if (round !== undefined) {
    const pickAt = pickForRound(loop.id, round.id);
    const forRound = {
      loopId: loop.id,
      round,
      availability: showAvailability,
      ...shared,
    };
    return search.schedule === undefined ? (
      <SidePanel title={`Offer times for ${round.name}`} onClose={onClose}>
        <OfferForm {...forRound} personPicker={pickAt(null)} />
      </SidePanel>
    ) : (
      <SidePanel title={`Schedule ${round.name}`} onClose={onClose}>
        <ScheduleForm {...forRound} personPicker={pickAt} />
      </SidePanel>
    );
  }
  if (exchanged?.seat.can.exchange === true) {
    return (
      <SidePanel title={`Exchange ${exchanged.seat.member.name}`} onClose={onClose}>
        <ExchangeForm loop={loop} {...exchanged} onDone={onClose} />
      </SidePanel>
    );
  }
  if (handedOver?.seat.can.handOver === true) {
    return (
      <SidePanel title={`Hand over the seat of ${handedOver.seat.member.name}`} onClose={onClose}>
        <HandOverForm
          {...handedOver}
          isOwn={handedOver.seat.member.id === me.id}
          personPicker={pickPerson}
          onDone={onClose}
        />
      </SidePanel>
    );
  }
  if (interview === undefined || interview.cancelReason !== null) {
    return (
      <SidePanel title="Nothing to do here" onClose={onClose}>
        <p>The round is scheduled already, the interview was cancelled, or the seat has ended.</p>
      </SidePanel>
    );
  }
  return search.reschedule === undefined ? (
    <SidePanel title={`Add a person to ${interview.name}`} onClose={onClose}>
      <AddSeatForm interview={interview} personPicker={pickPerson} onDone={onClose} />
    </SidePanel>
  ) : (
    <SidePanel title={`Reschedule ${interview.name}`} onClose={onClose}>
      <RescheduleForm loopId={loop.id} interview={interview} {...shared} />
    </SidePanel>
  );
}

/** A seat with its interview; null where there is none. */
function findSeat(
  loop: Loop,
  seatId: string | undefined,
): { seat: Interview['seats'][number]; interview: Interview } | null {
  for (const interview of loop.interviews) {
    const seat = interview.seats.find(({ id }) => id === seatId);
    if (seat !== undefined) return { seat, interview };
  }
  return null;
}
