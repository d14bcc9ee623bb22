import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { AuditRecord, MemberCtx } from '#server/context.ts';
import { decide } from '#server/debriefs/decide.ts';
import { openDebrief } from '#server/debriefs/open-debrief.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import type { Debrief } from '#shared/debriefs.ts';
import { AccountId, DebriefId, DimensionId, LoopId, MemberId, type OrgId } from '#shared/primitives.ts';

/** Of the loops whose debrief was held, so many have their decision. The told ones stay open, to be talked about. */
const decided = 5;

/**
 * Opens the debriefs of the demo company through the product's own commands, one after the other from `start` on, and
 * decides some of them.
 */
export async function holdDebriefs(
  database: Database,
  orgId: OrgId,
  rows: DemoRows,
  start: Date,
): Promise<void> {
  const told = new Set(Object.values(rows.moments).flatMap(idsIn));
  const personOf = (id: string | undefined): PersonRow | undefined =>
    rows.people.find(({ memberId }) => memberId === id);
  let at = start.getTime();
  let open = decided;
  for (const loop of rows.tables.loops.filter(({ state }) => state === 'debrief')) {
    const application = rows.tables.applications.find(({ id }) => id === loop.application_id);
    const job = rows.tables.jobs.find(({ id }) => id === application?.job_id);
    const [opener, decider] = [personOf(job?.recruiter_id), personOf(job?.approver_id)];
    if (opener === undefined || decider === undefined) throw new Error(`the loop ${loop.id} has no people`);
    at += 1;
    const debrief = await asMember(database, orgId, opener, new Date(at), (ctx) =>
      openDebrief(ctx, LoopId.parse(loop.id), null),
    );
    if (open === 0 || told.has(loop.id) || told.has(application?.candidate_id ?? '')) continue;
    open -= 1;
    at += 1;
    await asMember(database, orgId, decider, new Date(at), (ctx) =>
      decide(ctx, DebriefId.parse(debrief.id), debrief.version, decisionOn(debrief)),
    );
  }
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

/** One of the product's commands as a person of the demo company, at a moment of its past, with its audit entries. */
function asMember<Result>(
  database: Database,
  orgId: OrgId,
  person: PersonRow,
  at: Date,
  work: (ctx: MemberCtx) => Promise<Result>,
): Promise<Result> {
  return database.transaction({ orgId, readOnly: false }, async (tx) => {
    const records: AuditRecord[] = [];
    const ctx: MemberCtx = {
      tx,
      clock: { now: () => at },
      ids: systemIds,
      enterOrg: tx.enterOrg,
      audit: (record) => records.push(record),
      actor: {
        kind: 'member',
        accountId: AccountId.parse(person.accountId),
        memberId: MemberId.parse(person.memberId),
        orgId,
        orgName: '',
        email: person.email,
        name: person.name,
        roles: person.roles,
        timeZone: person.timeZone,
        memberVersion: 1,
        sessionEndsAt: at,
      },
    };
    const result = await work(ctx);
    await appendEntries(ctx, orgId, records);
    return result;
  });
}

type Opened = Awaited<ReturnType<typeof openDebrief>>;

/** What a hiring team of the demo company wrote: by dimension, from what the cards of this candidate say. */
function decisionOn(debrief: Opened): Parameters<typeof decide>[3] {
  const stateOf = (id: string): string =>
    debrief.mustHaves.find(({ dimensionId }) => dimensionId === id)?.state ?? '';
  const isMet = debrief.mustHaves.every(({ state }) => state === 'met');
  const outcome: NonNullable<Debrief['decision']>['outcome'] = isMet ? 'hire' : 'no_hire';
  return {
    outcome,
    rationale: debrief.figures.dimensions.map(({ dimensionId, name, raw, bar }) => ({
      dimensionId: DimensionId.parse(dimensionId),
      text:
        raw === null
          ? `${name} was not assessed in this loop; the team weighed that as an open point.`
          : raw >= bar
            ? `${name}: the examples were the candidate's own and held up under follow-up questions.`
            : stateOf(dimensionId) === 'disputed'
              ? `${name}: the panel saw it differently; the written evidence settled it below the bar.`
              : `${name}: the evidence stayed general, and the follow-ups did not change that.`,
    })),
    summary: isMet
      ? 'Every must-have is met with evidence from more than one interview, and the open points are ones we can coach.'
      : 'A must-have is not met, and the panel does not see it changing within the first half year.',
    conditions: isMet ? 'References from two former peers before the offer goes out.' : '',
  };
}
