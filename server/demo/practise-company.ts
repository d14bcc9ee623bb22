import { demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows, PersonRow } from '#prisma/demo/rows.ts';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { asMember } from '#server/demo/as-member.ts';
import type { Database } from '#server/platform/database.ts';
import { samplesFor } from '#server/practice/samples.ts';
import { keepScores } from '#server/practice/score-sample.ts';
import { signOff } from '#server/practice/sign-off.ts';
import { BlueprintId, MemberId, type OrgId } from '#shared/primitives.ts';

/** How many samples the interviewers have scored, one after the other; whoever learns has scored all. */
const scoredBy = [6, 3, 4, 6, 0, 2];
/** How far they lie from the reference, in points; most are at it. */
const offBy = [0, 0, 1, 0, -1, 0, 0, 1, 0, -1, 0];

/**
 * The demo company practises, through the product's own commands: some people are part of the way, one is signed off
 * after every step, and one who has interviewed for long without some of them.
 */
export async function practiseCompany(
  database: Database,
  orgId: OrgId,
  rows: DemoRows,
  at: Date,
): Promise<void> {
  const recruiter = rows.people.find(({ roles }) => roles.includes('recruiter') && !roles.includes('admin'));
  if (recruiter === undefined) throw new Error('the demo company has no recruiter');
  for (const { kit } of libraryKits) {
    const blueprint = rows.tables.blueprints.find(({ title }) => title === kit.title);
    if (blueprint === undefined) continue;
    const samples = samplesFor(kit.dimensions.map(({ key }) => key));
    const blueprintId = BlueprintId.parse(blueprint.id);
    const { trained, learning } = learnersOf(rows, blueprint.id);
    for (const [place, person] of interviewersOf(rows).entries()) {
      const scored = learning.has(person.memberId)
        ? samples.length
        : (scoredBy[place % scoredBy.length] ?? 0);
      if (scored === 0) continue;
      await asMember(database, orgId, person, at, async (ctx) => {
        for (const [n, sample] of samples.slice(0, scored).entries()) {
          const given = sample.scores.map(({ dimension, rating }, d) => {
            const off = offBy[(place * 3 + n * 7 + d * 5) % offBy.length] ?? 0;
            return { dimension, rating: Math.min(5, Math.max(1, rating + off)) };
          });
          await keepScores(ctx, blueprintId, sample, given);
        }
      });
    }
    const sign = (memberId: string, note: string, despite: boolean): Promise<unknown> =>
      asMember(database, orgId, recruiter, at, (ctx) =>
        signOff(ctx, blueprintId, MemberId.parse(memberId), { note, despite }),
      );
    const [first] = trained;
    if (first !== undefined)
      await sign(first, 'Held two talks well while watched; the cards were close to ours.', false);
    const veteran = rows.people.find(({ roles }) => roles.includes('calibration_lead'));
    if (veteran !== undefined && veteran.memberId !== first)
      await sign(veteran.memberId, 'Has held this interview since before these steps were here.', true);
  }
}

/** In the order of the demo's own list of people. */
function interviewersOf({ people }: DemoRows): PersonRow[] {
  const order = demoPeople.map(({ name }) => name);
  return people
    .filter(({ roles }) => roles.includes('interviewer'))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Who has submitted as shadow or trainee on a blueprint's loops, and who as both. */
function learnersOf(
  { tables }: DemoRows,
  blueprintId: string,
): { trained: readonly string[]; learning: ReadonlySet<string> } {
  const jobs = new Set(tables.jobs.filter((job) => job.blueprint_id === blueprintId).map(({ id }) => id));
  const applications = new Set(tables.applications.filter((one) => jobs.has(one.job_id)).map(({ id }) => id));
  const loops = new Set(
    tables.loops.filter((loop) => applications.has(loop.application_id)).map(({ id }) => id),
  );
  const submitted = new Set(
    tables.scorecards.filter(({ state }) => state === 'submitted').map((card) => card.seat_id),
  );
  const seats = tables.seats.filter((seat) => loops.has(seat.loop_id) && submitted.has(seat.id));
  const asKind = (kind: 'shadow' | 'trainee'): Set<string> =>
    new Set(seats.filter((seat) => seat.kind === kind).map((seat) => seat.member_id));
  const [shadows, trainees] = [asKind('shadow'), asKind('trainee')];
  return {
    trained: [...trainees].filter((id) => shadows.has(id)),
    learning: new Set([...shadows, ...trainees]),
  };
}
