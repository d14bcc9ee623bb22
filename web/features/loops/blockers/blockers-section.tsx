import type { ReactElement, ReactNode } from 'react';
import type { Interview, Loop } from '#shared/loops.ts';
import classes from '#web/features/loops/blockers/blockers.module.css';
import { type Blocker, blockersOf } from '#web/features/loops/blockers/blockers.ts';
import { NudgeLoop } from '#web/features/loops/blockers/nudge-loop.tsx';
import { EndSeat } from '#web/features/loops/end-seat.tsx';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface BlockersSectionProps {
  readonly loop: Loop;
  readonly ownMemberId: string;
  /** Whether the reader may remind people. */
  readonly mayNudge: boolean;
  /** Links that open a form beside the schedule; the page knows the addresses. */
  readonly seatLink: (seat: Interview['seats'][number], interview: Interview) => ReactNode;
  readonly interviewLink: (interview: Interview) => ReactNode;
  readonly roundLink: (round: Loop['openRounds'][number]) => ReactNode;
  /** Opens the debrief; another feature knows how. */
  readonly openDebrief: (isCardMissing: boolean) => ReactNode;
}

/** What stands between the loop and its debrief, each with what can be done about it. */
export function BlockersSection(props: BlockersSectionProps): ReactElement | null {
  const { loop, mayNudge, openDebrief } = props;
  if (loop.state !== 'open') return null;
  const blockers = blockersOf(loop, Date.now());
  const missing = blockers.filter(({ kind }) => kind === 'card').length;
  const isSealed = loop.progress.kind === 'sealed';
  const isAnyIn = loop.progress.kind === 'counts' && loop.progress.in > 0;
  return (
    <section className={layout.section} aria-labelledby="blockers">
      <h2 id="blockers">Before the debrief</h2>
      <p>{summary(blockers, isSealed)}</p>
      <div className={layout.row}>
        {missing > 0 && mayNudge && loop.can.plan && <NudgeLoop loop={loop} />}
        {loop.can.openDebrief && isAnyIn && openDebrief(missingCards(loop) > 0)}
      </div>
      <ul className={classes.list}>
        {blockers.map((blocker) => (
          <li key={keyOf(blocker)} className={classes.blocker}>
            <BlockerLine blocker={blocker} {...props} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Counting cards that are not in, whenever they are due: without them a debrief opens early. */
function missingCards({ interviews }: Loop): number {
  return interviews
    .flatMap(({ seats }) => seats)
    .filter(({ kind, card }) => kind === 'interviewer' && ['not_due', 'due', 'late'].includes(card)).length;
}

function keyOf(blocker: Blocker): string {
  if (blocker.kind === 'card') return blocker.seat.id;
  return blocker.kind === 'coming' ? blocker.interview.id : blocker.round.id;
}

function summary(blockers: readonly Blocker[], isSealed: boolean): string {
  const of = (kind: Blocker['kind']): number => blockers.filter((blocker) => blocker.kind === kind).length;
  const parts = [
    ...(isSealed ? ['Which cards are missing is sealed to you.'] : []),
    ...(of('card') === 0 ? [] : [`${count(of('card'), 'card is', 'cards are')} missing.`]),
    ...(of('coming') === 0
      ? []
      : [`${count(of('coming'), 'interview is', 'interviews are')} still to be held.`]),
    ...(of('round') === 0 ? [] : [`${count(of('round'), 'round has', 'rounds have')} no interview.`]),
  ];
  return parts.length === 0 ? 'Nothing is missing: the debrief can be opened.' : parts.join(' ');
}

interface BlockerLineProps extends BlockersSectionProps {
  readonly blocker: Blocker;
}

function BlockerLine(props: BlockerLineProps): ReactElement {
  const { blocker, loop, ownMemberId, seatLink, interviewLink, roundLink } = props;
  switch (blocker.kind) {
    case 'card': {
      const { seat, interview, since } = blocker;
      return (
        <>
          <span>
            <strong>{seat.member.name}</strong>, {interview.name}: card {seat.card}, owed since{' '}
            <Moment at={since} />
          </span>
          <span className={layout.row}>
            {seatLink(seat, interview)}
            {seat.can.giveUp && (
              <EndSeat
                seat={seat}
                interview={interview}
                isOwn={seat.member.id === ownMemberId}
                word="Not needed"
              />
            )}
          </span>
        </>
      );
    }
    case 'coming':
      return (
        <>
          <span>
            <strong>{blocker.interview.name}</strong>
            {blocker.interview.isHold ? ' is held for ' : ' is on '}
            <Moment at={blocker.interview.startsAt} />
          </span>
          {loop.can.plan && interviewLink(blocker.interview)}
        </>
      );
    case 'round':
      return (
        <>
          <span>
            <strong>{blocker.round.name}</strong> has no interview
          </span>
          {loop.can.plan && roundLink(blocker.round)}
        </>
      );
  }
}
