import type { AuditRecord } from '#server/context.ts';

/** Noted in the trail, and nothing that anybody else has on screen. */
const silent: ReadonlySet<string> = new Set([
  // Drafts are their author's alone, and are saved every few seconds.
  'scorecard.saved',
  'cards.read',
  'packet.downloaded',
  'loop.nudged',
  'loop.nudges_taken_back',
]);

/**
 * What belongs to a loop's planning: whoever may know of the loop sees it, cards or not. Everything else is for those
 * alone who see the loop's cards, so that an action nobody has thought of here tells the sealed nothing.
 */
const plain: ReadonlySet<string> = new Set([
  'loop.started',
  'loop.cancelled',
  'loop.owner_changed',
  'interview.scheduled',
  'interview.rescheduled',
  'interview.cancelled',
  'seat.added',
  'application.stage_changed',
]);

/** What changes who somebody is to the product, or ends a session of theirs. */
const ofAccess: ReadonlySet<string> = new Set([
  'session.started',
  'session.ended',
  'account.password_changed',
  'member.changed',
  'member.deactivated',
]);

/** What is said inside a debrief and changes nothing of its loop. */
function staysInDebrief({ action, subjectType }: AuditRecord): boolean {
  return subjectType === 'debrief' && action !== 'debrief.opened' && action !== 'debrief.reopened';
}

const ofLoops: ReadonlySet<string> = new Set([
  'loop',
  'interview',
  'seat',
  'scorecard',
  'application',
  'cover_request',
  'debrief',
  'decision',
]);

export type Spread =
  | { readonly kind: 'none' }
  | { readonly kind: 'access'; readonly memberId: string }
  | {
      readonly kind: 'loop';
      /** Any of these leads to the loop. */
      readonly ids: readonly string[];
      readonly audience: 'viewers' | 'readers';
      readonly staysInDebrief: boolean;
    };

/** Where what an entry of the trail notes may be seen. */
export function spreadOf(record: AuditRecord): Spread {
  const { action, subjectType, subjectId, data } = record;
  if (ofAccess.has(action)) return { kind: 'access', memberId: subjectId };
  if (silent.has(action) || !ofLoops.has(subjectType)) return { kind: 'none' };
  const named = [data?.loopId, data?.debriefId].filter((id) => typeof id === 'string');
  return {
    kind: 'loop',
    ids: [subjectId, ...named],
    audience: plain.has(action) ? 'viewers' : 'readers',
    staysInDebrief: staysInDebrief(record),
  };
}
