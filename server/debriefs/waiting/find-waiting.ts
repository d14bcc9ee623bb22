import type { z } from 'zod';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import type { Line } from '#server/debriefs/list-debriefs.sql.ts';
import { mayReadLine } from '#server/debriefs/queries.ts';
import { minutesToRead } from '#server/debriefs/rules.ts';
import { findVoterFacts } from '#server/debriefs/voting/find-voting.ts';
import { type Named, votersOf } from '#server/debriefs/voting/rules.ts';
import {
  type AskedLine,
  type OpenLine,
  selectAskedLines,
  selectOpenLines,
  selectSeatFacts,
} from '#server/debriefs/waiting/waiting.sql.ts';
import { DecisionOutcome } from '#shared/debriefs.ts';
import type { listWaiting } from '#shared/votes.ts';

type Item = z.input<(typeof listWaiting)['reply']>['items'][number];

/**
 * What waits for the actor, oldest first: a vote that is not in while the votes are sealed, a decision that is theirs to
 * record as the chair, an approval that is asked for. A debrief that they may not read is not there.
 */
export async function findWaiting(ctx: MemberCtx): Promise<z.input<(typeof listWaiting)['reply']>> {
  const asked = (await selectAskedLines(ctx)).filter(
    (line) => ctx.actor.roles.includes('approver') && mayReadLine(ctx.actor, line),
  );
  const items = [...(await findOpen(ctx)), ...asked.map(presentAsked)];
  return { items: items.sort((a, b) => compare(a.since, b.since) || compare(a.debriefId, b.debriefId)) };
}

async function findOpen(ctx: MemberCtx): Promise<Item[]> {
  const lines = await selectOpenLines(ctx);
  const people = await findVoterFacts(
    ctx,
    lines.flatMap(({ job }) => [job.hiringManagerId, ...job.committeeIds]),
  );
  const seats = await selectSeatFacts(
    ctx,
    lines.map(({ loopId }) => loopId),
  );
  return lines.flatMap((line) => {
    const loop = { state: 'debrief', candidateEmail: line.candidateEmail };
    const voters = votersOf(line.job, people, loop, seats.get(line.loopId) ?? []);
    return mayReadLine(ctx.actor, line) ? openItems(ctx.actor, line, voters) : [];
  });
}

function openItems(
  { memberId, roles }: Pick<MemberActor, 'memberId' | 'roles'>,
  line: OpenLine,
  voters: readonly Named[],
): Item[] {
  if (line.hasRecused) return [];
  const item = { ...common(line), outcome: null, askedBy: null };
  if (line.revealedAt === null && voters.length > 0) {
    const isMissing = voters.some(({ id }) => id === memberId) && !line.hasVoted;
    return isMissing ? [{ ...item, kind: 'vote', since: line.openedAt.toISOString() }] : [];
  }
  if (line.job.hiringManagerId !== memberId || !roles.includes('hiring_manager')) return [];
  const since = Math.max(
    ...[line.openedAt, line.revealedAt, line.reopenedAt].map((at) => at?.getTime() ?? 0),
  );
  return [{ ...item, kind: 'decide', since: new Date(since).toISOString() }];
}

function presentAsked(line: AskedLine): Item {
  return {
    ...common(line),
    kind: 'approve',
    since: line.askedAt.toISOString(),
    outcome: DecisionOutcome.parse(line.outcome),
    askedBy: line.decidedBy,
  };
}

function common(line: Line & { readonly id: string; readonly words: number }): {
  debriefId: string;
  candidateName: string;
  jobTitle: string;
  minutesToRead: number;
} {
  return {
    debriefId: line.id,
    candidateName: line.candidateName,
    jobTitle: line.job.title,
    minutesToRead: minutesToRead(line.words),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
