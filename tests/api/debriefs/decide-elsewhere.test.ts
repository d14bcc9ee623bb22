import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { getCandidate } from '#shared/candidates.ts';
import { type Debrief, decide } from '#shared/debriefs.ts';
import { closeJob } from '#shared/job-life.ts';
import { reopenDebrief } from '#shared/votes.ts';
import { decided, decisionOn, placeDebrief } from '#tests/factories/debrief.ts';
import { placeLoop } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let manager: Person;
let admin: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  manager = await createPerson(world, orgId, ['hiring_manager']);
  admin = await createPerson(world, orgId, ['admin']);
});
afterAll(() => world.end());

const openJobId = async (): Promise<string> => (await placeLoop(world, admin)).jobId;
const tryToDecide = (debrief: Debrief, given: object) =>
  manager.call(decide, {
    params: { debriefId: debrief.id },
    seen: debrief.version,
    body: { ...decisionOn(debrief, { outcome: 'other_job' }), ...given },
  });

interface Application {
  readonly id: string;
  readonly job: { readonly id: string };
  readonly stage: string;
  readonly loopId: string | null;
}
const applicationsOf = async (debrief: Debrief): Promise<Application[]> =>
  (await admin.call(getCandidate, { params: { candidateId: debrief.candidate.id } })).body.applications;

describe('considering a candidate for another job', () => {
  it('begins a new application there, with no loop and nothing of what was scored', async () => {
    const debrief = await placeDebrief(world, manager);
    const otherJobId = await openJobId();
    const { body, status } = await tryToDecide(debrief, { otherJobId });
    expect(status).toBe(200);
    expect(body.decision).toMatchObject({ outcome: 'other_job', otherJob: { id: otherJobId } });
    const applications = await applicationsOf(debrief);
    expect(applications.find(({ job }) => job.id === otherJobId)).toMatchObject({
      stage: 'applied',
      loopId: null,
    });
    expect(applications.find(({ job }) => job.id === debrief.job.id)?.stage).toBe('decided');
    const [entry] = (await admin.call(listAuditEntries, { query: { action: 'application.created' } })).body
      .items;
    expect(entry.data).toMatchObject({ jobId: otherJobId, fromDebriefId: debrief.id });
  });

  it('needs a job, another one, and one that is open; and no other outcome names one', async () => {
    const debrief = await placeDebrief(world, manager);
    const closed = await openJobId();
    await admin.call(closeJob, { params: { jobId: closed }, body: { loops: 'go_on' } });
    for (const given of [
      {},
      { otherJobId: debrief.job.id },
      { otherJobId: closed },
      { outcome: 'hire', otherJobId: await openJobId() },
    ]) {
      const refused = await tryToDecide(debrief, given);
      expect([refused.status, refused.body.errors?.[0]?.path], JSON.stringify(given)).toEqual([
        422,
        'otherJobId',
      ]);
    }
    const unknown = await tryToDecide(debrief, { otherJobId: crypto.randomUUID() });
    expect(unknown.status).toBe(404);
    expect(await applicationsOf(debrief)).toHaveLength(1);
  });

  it('makes one application when it is decided again, and refuses where there is one for another reason', async () => {
    const otherJobId = await openJobId();
    const debrief = await placeDebrief(world, manager);
    const once = await decided(manager, debrief, { outcome: 'other_job', otherJobId } as never);
    const reopened = await manager.call(reopenDebrief, {
      params: { debriefId: debrief.id },
      seen: once.version,
      body: { reason: 'The reasons were incomplete.' },
    });
    expect((await tryToDecide(reopened.body, { otherJobId })).status).toBe(200);
    expect(await applicationsOf(debrief)).toHaveLength(2);

    const other = await placeDebrief(world, manager);
    await world.ownerSql(
      `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
       VALUES ($1, gen_random_uuid(), $2, $3, 'applied', now(), now())`,
      [manager.orgId, other.candidate.id, otherJobId],
    );
    const refused = await tryToDecide(other, { otherJobId });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
  });
});
