import type { PlacedLoop } from '#tests/factories/scorecard.ts';
import { createPerson, type Person, type World } from '#tests/support/world.ts';

export interface FamilyOptions {
  readonly candidates?: number;
  /** Cards on each loop, each of another interviewer in turn. */
  readonly cardsEach?: number;
  readonly raters?: readonly Person[];
  readonly daysAgo?: number;
  /** What is given; by default it follows from who rates whom on what alone. */
  readonly ratingOf?: (candidate: number, rater: number, dimension: number) => number;
  /** The version and the job, where they are not the loop's. */
  readonly jobId?: string;
  readonly dimensionIds?: readonly string[];
}

export interface PlacedFamily {
  readonly raters: readonly Person[];
  readonly loopIds: readonly string[];
}

/** An uneven pattern on 1..5: some candidates are better, some interviewers give less, some dimensions are harder. */
export function patterned(candidate: number, rater: number, dimension: number): number {
  const noise = ((candidate * 7 + rater * 13 + dimension * 5 + candidate * rater) % 11) / 5 - 1;
  const eta = ((candidate * 5) % 9) / 3 - 1.2 - ((rater * 3) % 5) / 4 - ((dimension * 2) % 3) / 3 + noise;
  return Math.min(5, Math.max(1, Math.round(3.6 + eta)));
}

const people = (world: World, owner: Person, count: number): Promise<Person[]> =>
  Array.from({ length: count }).reduce<Promise<Person[]>>(
    async (made) => [...(await made), await createPerson(world, owner.orgId, ['interviewer'])],
    Promise.resolve([]),
  );

/** Closed loops of a job with submitted cards, by SQL: enough for a family that is more than raw, in some milliseconds. */
export async function placeFamily(
  world: World,
  owner: Person,
  loop: PlacedLoop,
  options: FamilyOptions = {},
): Promise<PlacedFamily> {
  const { ownerSql, platform, clock } = world;
  const { orgId, memberId } = owner;
  const { candidates = 32, cardsEach = 3, daysAgo = 30, ratingOf = patterned } = options;
  const dimensionIds = options.dimensionIds ?? loop.dimensions.map(({ id }) => id).slice(0, 5);
  const raters = options.raters ?? (await people(world, owner, 9));
  const at = new Date(clock.now().getTime() - daysAgo * 86_400_000);
  const next = (): string => platform.ids.next();
  const loops = Array.from({ length: candidates }, (_, c) => ({
    n: c,
    candidate: next(),
    application: next(),
    id: next(),
  }));
  const cards = loops.flatMap(({ n, id }) =>
    Array.from({ length: cardsEach }, (_, k) => {
      const rater = (n + k * (1 + (n % 3))) % raters.length;
      return {
        id: next(),
        loop: id,
        interview: next(),
        seat: next(),
        member: raters[rater]?.memberId,
        n,
        rater,
      };
    }),
  );
  const distinct = cards.filter(
    (card, index) =>
      cards.findIndex((other) => other.loop === card.loop && other.rater === card.rater) === index,
  );
  const scores = distinct.flatMap(({ id, n, rater }) =>
    dimensionIds.map((dimension, d) => ({ card: id, dimension, rating: ratingOf(n, rater, d) })),
  );
  const rows = JSON.stringify({ loops, cards: distinct, scores });
  const common = [orgId, rows, at] as const;
  const from = (key: string, columns: string): string =>
    `FROM jsonb_to_recordset($2::jsonb -> '${key}') AS r (${columns})`;
  await ownerSql(
    `INSERT INTO candidates (org_id, id, name, time_zone, created_at)
     SELECT $1, r.candidate, 'Candidate ' || r.n, 'Europe/Lisbon', $3 ${from('loops', 'n integer, candidate uuid')}`,
    common,
  );
  await ownerSql(
    `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
     SELECT $1, r.application, r.candidate, $4, 'decided', $3, $3 ${from('loops', 'application uuid, candidate uuid')}`,
    [...common, options.jobId ?? loop.jobId],
  );
  await ownerSql(
    `INSERT INTO loops (org_id, id, application_id, owner_id, state, created_at)
     SELECT $1, r.id, r.application, $4, 'closed', $3 ${from('loops', 'id uuid, application uuid')}`,
    [...common, memberId],
  );
  await ownerSql(
    `INSERT INTO interviews (org_id, id, loop_id, name, exercise_key, dimension_ids, starts_at, minutes, time_zone)
     SELECT $1, r.interview, r.loop, 'Interview', 'pipeline', $4, $3, 60, 'Europe/Lisbon'
       ${from('cards', 'interview uuid, loop uuid')}`,
    [...common, dimensionIds],
  );
  await ownerSql(
    `INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
     SELECT $1, r.seat, r.loop, r.interview, r.member, 'interviewer', $4, $3
       ${from('cards', 'seat uuid, loop uuid, interview uuid, member uuid')}`,
    [...common, dimensionIds],
  );
  await ownerSql(
    `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, recommendation, signals, red_flags,
                             changed_at)
     SELECT $1, r.id, r.seat, r.loop, r.member, 'draft', '', 'yes', '{}', '[]', $3
       ${from('cards', 'id uuid, seat uuid, loop uuid, member uuid')}`,
    common,
  );
  await ownerSql(
    `INSERT INTO scores (org_id, scorecard_id, dimension_id, rating, evidence)
     SELECT $1, r.card, r.dimension, r.rating, 'Said so.' ${from('scores', 'card uuid, dimension uuid, rating integer')}`,
    common.slice(0, 2),
  );
  await ownerSql(
    `UPDATE scorecards c SET state = 'submitted', submitted_at = $3 ${from('cards', 'id uuid')}
      WHERE c.org_id = $1 AND c.id = r.id`,
    common,
  );
  return { raters, loopIds: loops.map(({ id }) => id) };
}
