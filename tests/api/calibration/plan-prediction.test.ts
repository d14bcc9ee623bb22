import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { predictLoopPlan } from '#server/calibration/planning/predict-loop-plan.ts';
import type { RefitDeps } from '#server/calibration/refit-family.ts';
import { getJobCalibration, switchJobCalibration } from '#shared/calibration.ts';
import { getJob, type Job } from '#shared/jobs.ts';
import { type PlannedRound, type PlanPrediction, predictPlan } from '#shared/planning.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { type FamilyLoop, placeFamilyLoop } from '#tests/factories/family-loop.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { runRefit } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const adminOf = async (name: string): Promise<Person> =>
  createPerson(world, await createOrg(world, name), ['admin']);

async function jobOf(person: Person, { jobId }: PlacedLoop): Promise<Job> {
  return (await person.call(getJob, { params: { jobId } })).body;
}

/** The job's own plan with nobody named. */
const planOf = ({ rounds }: Job): PlannedRound[] =>
  rounds.map(({ exerciseKey, minutes, interviewers, dimensions }) => ({
    exerciseKey,
    minutes,
    isHeld: false,
    seats: Array.from({ length: interviewers }, () => ({
      memberId: null,
      dimensionIds: dimensions.map(({ id }) => id),
    })),
  }));

const ask = (person: Person, { jobId }: Pick<PlacedLoop, 'jobId'>, rounds: readonly PlannedRound[]) =>
  person.call(predictPlan, { params: { jobId }, body: { rounds } });

type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;

async function predicted(
  person: Person,
  loop: PlacedLoop,
  rounds: readonly PlannedRound[],
): Promise<Prediction> {
  const { status, body } = await ask(person, loop, rounds);
  expect([status, body.kind]).toEqual([200, 'plan_prediction']);
  return body;
}

const refit = ({ orgId }: Person, { blueprintId }: PlacedLoop) => runRefit(world, { orgId, blueprintId });

describe('the prediction of a plan', () => {
  let admin: Person;
  let placed: FamilyLoop;
  let job: Job;
  beforeAll(async () => {
    admin = await adminOf('Planning');
    placed = await placeFamilyLoop(world, admin);
    expect(await refit(admin, placed.loop)).toBe('kept');
    job = await jobOf(admin, placed.loop);
  });

  it('follows from the stored fit and the plan alone', async () => {
    const [fit] = await world.ownerSql<Pick<Parameters<typeof predictLoopPlan>[0], 'hyper' | 'dimensions'>>(
      'SELECT hyper, dimensions FROM family_fits WHERE org_id = $1',
      [admin.orgId],
    );
    const [row] = await world.ownerSql<{
      madeAt: Date;
      raters: { memberId: string; level: { standardError: number } | null }[];
    }>('SELECT made_at AS "madeAt", raters FROM family_fits WHERE org_id = $1', [admin.orgId]);
    const [kit] = await world.ownerSql<{
      exercises: { key: string; name: string; minutes: { max: number }; dimensions: string[] }[];
      weights: Record<string, number>;
    }>(
      `SELECT v.kit -> 'exercises' AS exercises,
              (SELECT jsonb_object_agg(d.dimension_id, d.weight) FROM version_dimensions d
                WHERE d.version_id = v.id) AS weights
         FROM blueprint_versions v WHERE v.id = $1`,
      [placed.loop.versionId],
    );
    if (fit === undefined || row === undefined || kit === undefined) throw new Error('no fit');
    const named = planOf(job).map((round, n) => ({
      ...round,
      seats: round.seats.map((seat) => ({ ...seat, memberId: placed.family.raters[n]?.memberId ?? null })),
    }));
    const own = predictLoopPlan(
      {
        ...fit,
        state: 'calibrated',
        madeAt: row.madeAt,
        offScale: [],
        raters: row.raters.map(({ memberId, level }) => ({
          memberId,
          standardError: level?.standardError ?? null,
        })),
      },
      {
        versionId: placed.loop.versionId,
        dimensions: job.dimensions.map((dimension) => ({
          ...dimension,
          weight: kit.weights[dimension.id] ?? 0,
        })),
        exercises: kit.exercises.map((exercise) => ({ ...exercise, minutes: exercise.minutes.max })),
      },
      named,
    );
    if (own.kind !== 'plan_prediction') throw new Error(own.reason);
    expect(own.dimensions.every(({ halfWidth, isNew }) => halfWidth !== null && !isNew)).toBe(true);
    expect(await predicted(admin, placed.loop, named)).toEqual(own);
  });

  it('gives after an addition what the addition was said to give', async () => {
    const rounds = planOf(job);
    const before = await predicted(admin, placed.loop, rounds);
    const addition = before.additions.find((one) => one.kind === 'interviewer');
    if (addition === undefined) throw new Error('nothing to add');
    expect(addition.halfWidth).toBeLessThan(before.everyDimension);
    expect(addition.minutes).toBe(rounds[addition.round]?.minutes);
    const grown = rounds.map((round, n) =>
      n === addition.round ? { ...round, seats: [...round.seats, ...round.seats.slice(0, 1)] } : round,
    );
    expect((await predicted(admin, placed.loop, grown)).everyDimension).toBe(addition.halfWidth);
  });

  it('offers an exercise that the plan leaves out, and shows no width for what nobody scores', async () => {
    const some = planOf(job).slice(0, 2);
    const told = await predicted(admin, placed.loop, some);
    const scored = new Set(some.flatMap(({ seats }) => seats.flatMap(({ dimensionIds }) => dimensionIds)));
    for (const { id, people, halfWidth } of told.dimensions) {
      expect(halfWidth === null).toBe(!scored.has(id));
      expect(people > 0).toBe(scored.has(id));
    }
    const [best] = told.additions;
    if (best?.kind !== 'exercise') throw new Error('no exercise first');
    expect(some.map(({ exerciseKey }) => exerciseKey)).not.toContain(best.exerciseKey);
    expect(job.exercises).toContainEqual(expect.objectContaining({ key: best.exerciseKey, name: best.name }));
    expect(told.composite.kind).toBe('no_figure');
  });

  it('stays the same to the byte when cards come in on a loop of the job', async () => {
    const rounds = planOf(job);
    const before = await ask(admin, placed.loop, rounds);
    const seat = await placeSeat(world, placed.loop, placed.family.raters[5] ?? admin, { exercise: 4 });
    await submitCard(seat);
    expect((await ask(admin, placed.loop, rounds)).text).toBe(before.text);
  });

  it('changes by no digit when one interviewer whose level is known takes the place of another', async () => {
    const known = await world.ownerSql<{ id: string; severity: number }>(
      `SELECT r ->> 'memberId' AS id, (r -> 'level' ->> 'severity')::float AS severity
         FROM family_fits, jsonb_array_elements(raters) r
        WHERE org_id = $1 AND r -> 'level' ->> 'severity' IS NOT NULL ORDER BY severity`,
      [admin.orgId],
    );
    const [least, most] = [known[0], known.at(-1)];
    expect((most?.severity ?? 0) - (least?.severity ?? 0)).toBeGreaterThan(0.3);
    const texts = await Promise.all(
      [least, most].map(async (person) => {
        const rounds = planOf(job).map((round) => ({
          ...round,
          seats: round.seats.map((seat) => ({ ...seat, memberId: person?.id ?? null })),
        }));
        return (await ask(admin, placed.loop, rounds)).text;
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it('is for who may plan the job: recruiters, and a hiring manager for a job of their own', async () => {
    const rounds = planOf(job);
    const roles = async (given: Parameters<typeof createPerson>[2]): Promise<number> =>
      (await ask(await createPerson(world, admin.orgId, given), placed.loop, rounds)).status;
    expect(await roles(['recruiter'])).toBe(200);
    expect(await roles(['hiring_manager'])).toBe(403);
    expect(await roles(['calibration_lead', 'interviewer', 'committee_member', 'approver', 'auditor'])).toBe(
      403,
    );
    const manager = await createPerson(world, admin.orgId, ['hiring_manager']);
    await world.ownerSql('UPDATE jobs SET hiring_manager_id = $2 WHERE id = $1', [
      placed.loop.jobId,
      manager.memberId,
    ]);
    expect((await ask(manager, placed.loop, rounds)).status).toBe(200);
  });

  it('takes no plan that is larger than any loop', async () => {
    const [round] = planOf(job);
    if (round === undefined) throw new Error('no round');
    const wide = {
      ...round,
      seats: Array.from({ length: 12 }, () => round.seats)
        .flat()
        .slice(0, 12),
    };
    expect((await ask(admin, placed.loop, Array(5).fill(wide))).status).toBe(200);
    expect((await ask(admin, placed.loop, [...Array(5).fill(wide), round])).status).toBe(400);
  });

  it('knows no job, person or dimension of another organisation', async () => {
    const stranger = await adminOf('Stranger');
    const rounds = planOf(job);
    expect((await ask(stranger, placed.loop, rounds)).status).toBe(404);
    const [round] = rounds;
    const [seat] = round?.seats ?? [];
    if (round === undefined || seat === undefined) throw new Error('no seat');
    const withSeat = (given: Partial<typeof seat>) =>
      ask(admin, placed.loop, [{ ...round, seats: [{ ...seat, ...given }] }]);
    expect((await withSeat({ memberId: stranger.memberId })).status).toBe(404);
    expect((await withSeat({ dimensionIds: [placed.loop.jobId] })).status).toBe(404);
    expect((await withSeat({ memberId: admin.memberId })).status).toBe(200);
  });
});

describe('a dimension whose anchors do not fit the shared scale', () => {
  it('has no range in the prediction, as it has no calibrated score in a debrief', async () => {
    const admin = await adminOf('Off scale');
    const { loop } = await placeFamilyLoop(world, admin);
    const rounds = planOf(await jobOf(admin, loop));
    const [off] = loop.dimensions;
    const fit: RefitDeps['fit'] = async (ratings, onProgress) => {
      const made = makeFamilyFit(ratings, onProgress);
      if (made.kind !== 'converged' || made.review === null) throw new Error('no calibrated fit');
      const name = made.dimensions.find(({ dimensionId }) => dimensionId === off?.id)?.name;
      const dimensions = made.review.dimensions.dimensions.map((one) => ({
        ...one,
        fitsScale: one.dimension !== name,
      }));
      const review = { ...made.review, dimensions: { ...made.review.dimensions, dimensions } };
      return { ...made, review };
    };
    const { orgId } = admin;
    expect(await runRefit(world, { orgId, blueprintId: loop.blueprintId }, { fit })).toBe('kept');
    for (const { id, halfWidth, isOffScale } of (await predicted(admin, loop, rounds)).dimensions) {
      expect(isOffScale).toBe(id === off?.id);
      expect(halfWidth === null).toBe(id === off?.id);
    }
  });
});

describe('no prediction', () => {
  it('is there before the first fit, nor from too little; both say what is missing', async () => {
    const admin = await adminOf('Young');
    const loop = await placeLoop(world, admin);
    const rounds = planOf(await jobOf(admin, loop));
    await placeFamily(world, admin, loop, { candidates: 10 });
    const next = {
      state: 'provisional',
      missing: { raters: 0, candidates: 20, cards: expect.any(Number) },
      needsFit: false,
    };
    const before = await ask(admin, loop, rounds);
    expect(before.body).toEqual({ kind: 'no_prediction', reason: 'no_fit', next });
    expect(await refit(admin, loop)).toBe('kept');
    const after = await ask(admin, loop, rounds);
    expect(after.body).toEqual({ kind: 'no_prediction', reason: 'raw_only', next: before.body.next });
  });

  it('is there where the organisation or the job does not calibrate, although a fit is kept', async () => {
    const admin = await adminOf('Off');
    const loop = await placeLoop(world, admin);
    const rounds = planOf(await jobOf(admin, loop));
    const { body: own } = await admin.call(getJobCalibration, { params: { jobId: loop.jobId } });
    const params = { jobId: loop.jobId };
    await admin.call(switchJobCalibration, { params, seen: own.version, body: { isOn: false } });
    // Another job of the same blueprint takes part, and its loops are fitted.
    const other = await placeLoop(world, admin);
    await world.ownerSql('UPDATE jobs SET blueprint_id = $2, version_id = $3 WHERE id = $1', [
      other.jobId,
      loop.blueprintId,
      loop.versionId,
    ]);
    await placeFamily(world, admin, loop, { jobId: other.jobId });
    expect(await refit(admin, loop)).toBe('kept');
    expect((await ask(admin, other, rounds)).body.kind).toBe('plan_prediction');
    const none = { kind: 'no_prediction', next: null };
    expect((await ask(admin, loop, rounds)).body).toEqual({ ...none, reason: 'off_for_job' });

    // Around the lock of the switch, which submitted cards have settled.
    await world.ownerSql(
      `INSERT INTO calibration_settings (org_id, is_on, window_months, shows_levels, changed_by, changed_at, version)
       VALUES ($1, false, 12, false, $2, $3, 2)`,
      [admin.orgId, admin.memberId, world.clock.now()],
    );
    expect((await ask(admin, other, rounds)).body).toEqual({ ...none, reason: 'off' });
  });
});
