import type { ReactElement } from 'react';
import type { OfferedSlots, SlotOfferState } from '#shared/slot-offers.ts';
import { zoneCity, zonedDayAndTime } from '#web/ui/zoned-time.ts';

/** What a link says that can't be answered any more. */
export const outcomeTitles: Record<Exclude<SlotOfferState, 'open'>, string> = {
  picked: 'Your interview',
  refused: 'You asked for other times',
  withdrawn: 'These times were withdrawn',
  expired: 'The time to answer is over',
  closed: 'There is nothing to choose any more',
};

const sentences: Record<Exclude<SlotOfferState, 'open' | 'picked'>, string> = {
  refused: 'The recruiter has been told and will get back to you. There is nothing else to do here.',
  withdrawn: 'The recruiter took them back, and will get back to you with others if need be.',
  expired: 'Ask the recruiter for new times; nothing was scheduled.',
  closed: 'Ask the recruiter if that surprises you.',
};

interface OutcomeProps {
  readonly state: Exclude<SlotOfferState, 'open'>;
  readonly offered: OfferedSlots;
  readonly timeZone: string;
}

/** What has become of an offer, in words for the candidate. */
export function Outcome({ state, offered, timeZone }: OutcomeProps): ReactElement {
  const { picked, isMailed } = offered;
  if (state !== 'picked' || picked === null) {
    return <p role="status">{state === 'picked' ? '' : sentences[state]}</p>;
  }
  if (picked.isCancelled) {
    return (
      <p role="status">
        The interview on {zonedDayAndTime(picked.startsAt, timeZone)} was cancelled. The recruiter will get
        back to you.
      </p>
    );
  }
  return (
    <div role="status">
      <p>
        <strong>{zonedDayAndTime(picked.startsAt, timeZone)}</strong>, {zoneCity(timeZone)} time,{' '}
        {picked.minutes} minutes.
      </p>
      {picked.room !== null && <p>Room: {picked.room}</p>}
      {picked.videoUrl !== null && (
        <p>
          <a href={picked.videoUrl} rel="noreferrer">
            Video link
          </a>
        </p>
      )}
      <p>
        {isMailed
          ? 'It is confirmed. A mail with a calendar file is on its way to you.'
          : 'It is confirmed. Keep this link: it shows the time and place.'}
      </p>
    </div>
  );
}
