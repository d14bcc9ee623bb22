import { demoEmail, demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { openDebrief } from '#server/debriefs/open-debrief.ts';
import { asMember } from '#server/demo/as-member.ts';
import { archiveJob } from '#server/jobs/life/archive-job.ts';
import { cancelLoop } from '#server/loops/cancel-loop.ts';
import { archiveLoop } from '#server/loops/life/archive-loop.ts';
import { reportNoShow } from '#server/loops/life/report-no-show.ts';
import type { Database } from '#server/platform/database.ts';
import { InterviewId, JobId, LoopId, type OrgId } from '#shared/primitives.ts';

/** How many of the oldest closed loops of the demo company are archived. */
const archived = 2;

/**
 * What happens to loops of the demo company beside what goes well, through the product's own commands: a candidate did
 * not come to an interview, the oldest loops that are decided are archived, one to come is closed without a decision, one
 * comes to its debrief before every card is in, and the job that is closed is archived.
 */
export async function liveLoops(database: Database, orgId: OrgId, rows: DemoRows, at: Date): Promise<void> {
  const person = (memberId: string): PersonRow => {
    const found = rows.people.find((row) => row.memberId === memberId);
    if (found === undefined) throw new Error('a loop of the demo is nobody’s');
    return found;
  };
  const { loops, jobs } = rows.tables;
  const missed = missedInterview(rows, at);
  if (missed !== undefined) {
    await asMember(database, orgId, person(missed.ownerId), at, (ctx) =>
      reportNoShow(ctx, InterviewId.parse(missed.id)),
    );
  }
  const oldest = loops.filter(({ state }) => state === 'closed').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, owner_id } of oldest.slice(0, archived)) {
    await asMember(database, orgId, person(owner_id), at, (ctx) => archiveLoop(ctx, LoopId.parse(id)));
  }
  const quiet = quietLoops(rows, missed?.loopId);
  const begun = new Set(rows.tables.interviews.flatMap((one) => (one.starts_at <= at ? [one.loop_id] : [])));
  const dropped = quiet.findLast(({ id }) => !begun.has(id));
  if (dropped !== undefined) {
    await asMember(database, orgId, person(dropped.owner_id), at, (ctx) =>
      cancelLoop(ctx, LoopId.parse(dropped.id), {
        cause: 'no_answer',
        reason: 'Three mails and a call since the first interview was offered, and no answer.',
      }),
    );
  }
  const hurried = quiet.find((loop) => isPartlyScored(rows, loop.id));
  if (hurried !== undefined) {
    await asMember(database, orgId, person(hurried.owner_id), at, (ctx) =>
      openDebrief(
        ctx,
        LoopId.parse(hurried.id),
        'Another company’s offer runs out on Friday, and the last interview is to come after that.',
      ),
    );
  }
  const closed = jobs.find(({ state }) => state === 'closed');
  if (closed !== undefined) {
    await asMember(database, orgId, person(closed.recruiter_id), at, (ctx) =>
      archiveJob(ctx, JobId.parse(closed.id)),
    );
  }
}

type LoopRow = DemoRows['tables']['loops'][number];

/** Open loops of jobs that show names, without a seat of anybody whom a visitor signs in as: none of these loses work. */
function quietLoops(rows: DemoRows, missedId: string | undefined): LoopRow[] {
  const { tables } = rows;
  const seen = loopsOfSignIns(rows);
  const named = new Set(tables.jobs.flatMap((job) => (job.anonymous_review ? [] : [job.id])));
  const applied = new Map(tables.applications.map(({ id, job_id }) => [id, job_id]));
  return tables.loops.filter(
    ({ id, state, application_id }) =>
      state === 'open' && id !== missedId && !seen.has(id) && named.has(applied.get(application_id) ?? ''),
  );
}

/** Loops with a seat of somebody whom a visitor signs in as. */
function loopsOfSignIns({ people, tables }: DemoRows): ReadonlySet<string> {
  const signIns = new Set(demoPeople.flatMap((one) => (one.shownAs === undefined ? [] : [demoEmail(one)])));
  const shown = new Set(people.flatMap(({ email, memberId }) => (signIns.has(email) ? [memberId] : [])));
  return new Set(tables.seats.flatMap((one) => (shown.has(one.member_id) ? [one.loop_id] : [])));
}

/** Whether some cards of a loop are in, and some are not. */
function isPartlyScored({ tables: { seats, scorecards } }: DemoRows, loopId: string): boolean {
  const ofLoop = new Set(seats.flatMap(({ id, loop_id }) => (loop_id === loopId ? [id] : [])));
  const states = scorecards.filter(({ seat_id }) => ofLoop.has(seat_id)).map(({ state }) => state);
  return new Set(states).size > 1;
}

/** An interview of an open loop that began and that nobody has scored, of a loop with another one that is scored. */
function missedInterview(
  rows: DemoRows,
  at: Date,
): { readonly id: string; readonly ownerId: string; readonly loopId: string } | undefined {
  const { loops, interviews, seats, scorecards } = rows.tables;
  const seen = loopsOfSignIns(rows);
  const drafts = new Set(scorecards.flatMap(({ state, seat_id }) => (state === 'draft' ? [seat_id] : [])));
  const isScored = (interviewId: string): boolean =>
    seats.some(({ id, interview_id }) => interview_id === interviewId && !drafts.has(id));
  return loops
    .filter(({ id, state }) => state === 'open' && !seen.has(id))
    .flatMap((loop) => {
      const held = interviews.filter(({ loop_id, starts_at }) => loop_id === loop.id && starts_at <= at);
      const missed = held.filter(({ id }) => !isScored(id));
      return held.length > missed.length
        ? missed.map(({ id }) => ({ id, ownerId: loop.owner_id, loopId: loop.id }))
        : [];
    })
    .at(-1);
}
