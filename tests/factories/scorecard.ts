import type { Response } from 'supertest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { LoopId, type MemberId, type OrgId, SeatId } from '#shared/primitives.ts';
import { type CardContent, saveScorecard, submitScorecard } from '#shared/scorecards.ts';
import type { CompositePolicy } from '#shared/voting.ts';
import type { Person, World } from '#tests/support/world.ts';

const kit = leadDataEngineer;

/** A loop with everything above it, on the kit of the library. */
export interface PlacedLoop {
  readonly orgId: OrgId;
  readonly id: LoopId;
  readonly jobId: string;
  readonly candidateId: string;
  readonly applicationId: string;
  readonly blueprintId: string;
  readonly versionId: string;
  /** The rounds of the job's plan: the kit's. */
  readonly roundIds: readonly string[];
  readonly dimensions: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}

export interface PlacedSeat {
  readonly id: SeatId;
  readonly loopId: LoopId;
  readonly interviewId: string;
  readonly holder: Person;
  readonly dimensions: PlacedLoop['dimensions'];
}

export interface LoopOptions {
  readonly reveal?: 'own_submitted' | 'all_submitted';
  readonly committee?: readonly MemberId[];
  readonly hiringManager?: MemberId;
  readonly approvers?: readonly MemberId[];
  readonly quorum?: number;
  /** Nothing is kept back from the vote unless it is said. */
  readonly hidesRecommendations?: boolean;
  readonly compositePolicy?: CompositePolicy;
  readonly anonymousReview?: boolean;
  /** Whose loop it is; a new candidate of this name unless one is named who is there. */
  readonly candidate?:
    | { readonly id: string }
    | { readonly name: string; readonly email: string; readonly note: string };
}

/** Opens a loop by SQL, around the rules of planning: `owner` fills every part that nobody else is named for. */
export async function placeLoop(
  { ownerSql, platform, clock }: World,
  owner: Person,
  options: LoopOptions = {},
): Promise<PlacedLoop> {
  const { orgId, memberId } = owner;
  const now = clock.now();
  const next = (): string => platform.ids.next();
  const [blueprintId, versionId, jobId, newCandidateId, applicationId] = [
    next(),
    next(),
    next(),
    next(),
    next(),
  ];
  const { candidate = { name: 'Carla Candidate', email: null, note: '' } } = options;
  const candidateId = 'id' in candidate ? candidate.id : newCandidateId;
  const id = LoopId.parse(next());
  await ownerSql(
    'INSERT INTO blueprints (org_id, id, title, created_by, created_at) VALUES ($1, $2, $3, $4, $5)',
    [orgId, blueprintId, kit.title, memberId, now],
  );
  await ownerSql(
    `INSERT INTO blueprint_versions (org_id, id, blueprint_id, number, state, kit, proposals, kit_hash, changed_at,
                                     published_by, published_at)
     VALUES ($1, $2, $3, 1, 'published', $4, '[]', sha256('kit'), $5, $6, $5)`,
    [orgId, versionId, blueprintId, JSON.stringify(kit), now, memberId],
  );
  const dimensions = kit.dimensions.map(({ key, name }) => ({ id: next(), key, name }));
  await ownerSql(
    'INSERT INTO dimensions (org_id, id, blueprint_id, created_at) SELECT $1, unnest($2::uuid[]), $3, $4',
    [orgId, dimensions.map((dimension) => dimension.id), blueprintId, now],
  );
  await ownerSql(
    `INSERT INTO version_dimensions (org_id, version_id, dimension_id, key, position, name, weight, bar,
                                     is_must_have, continuity)
     SELECT $1, $2, d.*, 'first'
       FROM jsonb_to_recordset($3) AS d (id uuid, key text, position integer, name text, weight float, bar integer,
                                         must boolean)`,
    [
      orgId,
      versionId,
      JSON.stringify(
        kit.dimensions.map(({ key, name, weight, bar, mustHave }, position) => ({
          id: dimensions[position]?.id,
          key,
          position,
          name,
          weight,
          bar,
          must: mustHave !== null,
        })),
      ),
    ],
  );
  await ownerSql(
    `INSERT INTO jobs (org_id, id, title, blueprint_id, version_id, hiring_manager_id, approver_ids, recruiter_id,
                       committee_ids, state, reveal, created_at, quorum, hides_recommendations, composite_policy,
                       anonymous_review)
     VALUES ($1, $2, 'Lead Data Engineer, Lisbon', $3, $4, $5, $10, $6, $7, 'open', $8, $9, $11, $12, $13, $14)`,
    [
      orgId,
      jobId,
      blueprintId,
      versionId,
      options.hiringManager ?? memberId,
      memberId,
      options.committee ?? [],
      options.reveal ?? 'own_submitted',
      now,
      options.approvers ?? [memberId],
      options.quorum ?? 1,
      options.hidesRecommendations ?? false,
      options.compositePolicy ?? 'before_votes',
      options.anonymousReview ?? false,
    ],
  );
  const rounds = kit.rounds.map((round) => ({
    ...round,
    id: next(),
    scored: dimensions.filter(({ key }) => round.dimensions.includes(key)).map((dimension) => dimension.id),
  }));
  await ownerSql(
    `INSERT INTO job_rounds (org_id, id, job_id, position, name, exercise_key, minutes, interviewers, dimension_ids,
                             member_ids)
     SELECT $1, r.id, $2, r.n - 1, r.name, r.exercise, r.minutes, r.interviewers, r.scored, '{}'
       FROM ROWS FROM (jsonb_to_recordset($3) AS (id uuid, name text, exercise text, minutes integer,
                                                 interviewers integer, scored uuid[]))
            WITH ORDINALITY AS r (id, name, exercise, minutes, interviewers, scored, n)`,
    [orgId, jobId, JSON.stringify(rounds)],
  );
  const roundIds = rounds.map((round) => round.id);
  if (!('id' in candidate)) {
    await ownerSql(
      `INSERT INTO candidates (org_id, id, name, email, time_zone, created_at)
       VALUES ($1, $2, $4, $5, 'Europe/Lisbon', $3)`,
      [orgId, candidateId, now, candidate.name, candidate.email],
    );
    if (candidate.note !== '') {
      await ownerSql(
        `INSERT INTO candidate_notes (org_id, id, candidate_id, author_id, text, written_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [orgId, next(), candidateId, memberId, candidate.note, now],
      );
    }
  }
  await ownerSql(
    `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
     VALUES ($1, $2, $3, $4, 'interviewing', $5, $5)`,
    [orgId, applicationId, candidateId, jobId, now],
  );
  await ownerSql(
    `INSERT INTO loops (org_id, id, application_id, owner_id, state, created_at) VALUES ($1, $2, $3, $4, 'open', $5)`,
    [orgId, id, applicationId, memberId, now],
  );
  return { orgId, id, jobId, candidateId, applicationId, blueprintId, versionId, roundIds, dimensions };
}

export interface SeatOptions {
  readonly kind?: 'interviewer' | 'trainee' | 'shadow';
  /** The exercise of the kit, by its place; its own dimensions are scored. */
  readonly exercise?: number;
  /** When the interview starts, in minutes from now; before now unless said otherwise. */
  readonly startsInMinutes?: number;
  /** A place in an interview that there is already. */
  readonly interviewId?: string;
}

/** Seats a person in an interview of the loop, with an empty card. */
export async function placeSeat(
  { ownerSql, platform, clock }: World,
  loop: PlacedLoop,
  holder: Person,
  options: SeatOptions = {},
): Promise<PlacedSeat> {
  const { orgId } = loop;
  const exercise = kit.exercises[options.exercise ?? 0];
  if (exercise === undefined) throw new Error('the kit has no such exercise');
  const startsAt = new Date(clock.now().getTime() + (options.startsInMinutes ?? -120) * 60_000);
  const dimensions = loop.dimensions.filter(({ key }) => exercise.dimensions.includes(key));
  const interviewId = options.interviewId ?? platform.ids.next();
  if (options.interviewId === undefined) {
    await ownerSql(
      `INSERT INTO interviews (org_id, id, loop_id, name, exercise_key, dimension_ids, starts_at, minutes, time_zone)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 60, 'Europe/Lisbon')`,
      [
        orgId,
        interviewId,
        loop.id,
        exercise.name,
        exercise.key,
        dimensions.map((dimension) => dimension.id),
        startsAt,
      ],
    );
  }
  const id = SeatId.parse(platform.ids.next());
  await ownerSql(
    `INSERT INTO seats (org_id, id, loop_id, interview_id, member_id, kind, dimension_ids, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      orgId,
      id,
      loop.id,
      interviewId,
      holder.memberId,
      options.kind ?? 'interviewer',
      dimensions.map((dimension) => dimension.id),
      new Date(startsAt.getTime() + 25 * 3_600_000),
    ],
  );
  await ownerSql(
    `INSERT INTO scorecards (org_id, id, seat_id, loop_id, member_id, state, notes, signals, red_flags, changed_at)
     VALUES ($1, $2, $3, $4, $5, 'draft', '', '{}', '[]', $6)`,
    [orgId, platform.ids.next(), id, loop.id, holder.memberId, clock.now()],
  );
  return { id, loopId: loop.id, interviewId, holder, dimensions };
}

/** A card that can be submitted, with whatever else is given. */
export function completeCard(seat: PlacedSeat, given: Partial<CardContent> = {}): CardContent {
  return {
    notes: 'Talked through the pipeline they built.',
    recommendation: 'yes',
    scores: seat.dimensions.map(({ id, name }) => ({
      // Ids of the factory are UUIDs without their brand.
      dimensionId: id as CardContent['scores'][number]['dimensionId'],
      rating: 4,
      notAssessedReason: null,
      evidence: `Said and showed what ${name} asks for.`,
    })),
    signals: [],
    redFlags: [],
    ...given,
  };
}

/** The keys of signals that this seat can tick, in the order of the kit. */
export function signalsOf(seat: PlacedSeat): string[] {
  const keys = new Set(seat.dimensions.map(({ key }) => key));
  return kit.signals.filter(({ dimension }) => keys.has(dimension)).map(({ key }) => key);
}

export const redFlagKeys: readonly string[] = kit.redFlags.map(({ key }) => key);

/** Saves a card as its author. Returns the version it has now. */
export async function saveCard(seat: PlacedSeat, content: CardContent, seen = 1): Promise<number> {
  const response = await seat.holder.call(saveScorecard, {
    params: { seatId: seat.id },
    seen,
    body: content,
  });
  if (response.status !== 200) throw new Error(`not saved: ${response.status} ${response.text}`);
  return response.body.version;
}

/** Saves and submits a card as its author. */
export async function submitCard(
  seat: PlacedSeat,
  content: CardContent = completeCard(seat),
): Promise<Response> {
  const seen = await saveCard(seat, content);
  const response = await seat.holder.call(submitScorecard, { params: { seatId: seat.id }, seen });
  if (response.status !== 200) throw new Error(`not submitted: ${response.status} ${response.text}`);
  return response;
}
