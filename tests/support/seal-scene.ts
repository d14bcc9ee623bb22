import { openDebrief } from '#shared/debriefs.ts';
import type { Role } from '#shared/roles.ts';
import { amendScore, type CardContent, saveScorecard } from '#shared/scorecards.ts';
import { blueprintOf } from '#tests/factories/job.ts';
import {
  completeCard,
  type PlacedLoop,
  type PlacedSeat,
  placeLoop,
  placeSeat,
  redFlagKeys,
  saveCard,
  signalsOf,
  submitCard,
} from '#tests/factories/scorecard.ts';
import { placeFeed } from '#tests/support/calendar-samples.ts';
import { keepRecords } from '#tests/support/candidate-samples.ts';
import { requestFrom } from '#tests/support/cover-samples.ts';
import { askAbout } from '#tests/support/later-samples.ts';
import { tellOfSeat } from '#tests/support/notification-samples.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { rememberOrg } from '#tests/support/rows.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createSeededIds } from '#tests/support/seeded-ids.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

/** The two worlds of the differential walk. They are the same but for what colleagues wrote under the seal. */
export type Variant = 'one' | 'other';

export interface SealedWorld {
  readonly world: World;
  readonly variant: Variant;
  /** Begins a step, so that ids of both worlds are the same again whatever happened before. */
  begin(): void;
}

export async function createSealedWorld(variant: Variant): Promise<SealedWorld> {
  const ids = createSeededIds('the seal');
  let step = 0;
  const world = await createWorld({ ids });
  return {
    world,
    variant,
    begin: () => {
      step += 1;
      ids.begin(step);
    },
  };
}

/** A loop on which `walker` owes a card, and everybody else has written what walker must not know. */
export interface Scene extends SealedWorld {
  readonly stage: Stage;
  readonly walker: Person;
  readonly loop: PlacedLoop;
  /** Another loop of the same candidate, for another job, of which the walker may know more; null in most scenes. */
  readonly elsewhere: PlacedLoop | null;
  readonly seat: PlacedSeat;
  readonly colleagues: readonly PlacedSeat[];
  /** Where it was asked for: a debrief on the loop, opened without the walker's card. */
  readonly debriefId: string | null;
  /** Where it was asked for too: a packet of that debrief, made by an admin who is not sealed. */
  readonly packetId: string | null;
  /** A question about a colleague's card, asked on that debrief. */
  readonly questionId: string | null;
  /** Mails that remind colleagues of their cards; what became of them tells whether the cards are in. */
  readonly mailIds: readonly string[];
  /** What colleagues asked that others cover; only what was passed on is the walker's to know. */
  readonly requestIds: readonly string[];
  /** What colleagues noted on the candidate, and another record that was merged into theirs. */
  readonly noteIds: readonly string[];
  readonly mergeIds: readonly string[];
  /** What opens the feed of the walker's own interviews. */
  readonly feedToken: string;
  /** Puts everything of its organisation back as it was when the scene was made. */
  readonly restore: () => Promise<void>;
}

/** Whatever of this turns up in a reply, a header or a log line was written under the seal: see `secretCard`. */
export const canary = /zq[a-z]+zq|"rating":\s?[1235]\b|strong_no\b|strong_yes/;

/** Full of canaries in every text, with scores and a recommendation that nobody else gives: walkers give fours and a yes. */
function secretCard(seat: PlacedSeat, variant: Variant): CardContent {
  const isOne = variant === 'one';
  const pattern = isOne ? [1, 5, 2, 5] : [5, 3, 5, 1];
  const text = (what: string): string => `zq${variant}zq ${what} of ${seat.id}`;
  const [first, second] = redFlagKeys;
  return completeCard(seat, {
    notes: text('notes'),
    recommendation: isOne ? 'strong_no' : 'strong_yes',
    scores: seat.dimensions.map(({ id }, n) => ({
      dimensionId: id as CardContent['scores'][number]['dimensionId'],
      rating: n === 1 ? null : (pattern[n % 4] ?? null),
      notAssessedReason: n === 1 ? text('reason') : null,
      evidence: text('evidence'),
    })),
    signals: signalsOf(seat).slice(0, isOne ? 3 : 1),
    redFlags: [{ key: (isOne ? first : second) ?? '', evidence: text('red flag') }],
  });
}

/** A colleague's later word on their submitted card, of which a sealed reader knows nothing either. */
async function amendSecretly(seat: PlacedSeat | undefined, variant: Variant): Promise<void> {
  if (seat === undefined) throw new Error('nobody has submitted');
  const amended = await seat.holder.call(amendScore, {
    params: { seatId: seat.id },
    body: {
      dimensionId: seat.dimensions[0]?.id,
      rating: variant === 'one' ? 2 : 3,
      notAssessedReason: null,
      evidence: `zq${variant}zq evidence, seen again.`,
      reason: `zq${variant}zq reason to amend.`,
    },
  });
  if (amended.status !== 201) throw new Error(`not amended: ${amended.status} ${amended.text}`);
}

/**
 * What colleagues could not cover: in both worlds one request that waits and one that was passed on to the walker's
 * interview, for different reasons; in the first world one more. Placed around the rule that it is passed on to
 * interviews to come, so that the walker can submit all the same.
 */
async function requestSecretly(
  { world, begin }: Pick<SealedWorld, 'world' | 'begin'>,
  own: PlacedSeat,
  [one, other]: readonly [PlacedSeat, PlacedSeat],
  variant: Variant,
): Promise<string[]> {
  const reason = variant === 'one' ? 'ran_out_of_time' : 'candidate_asked_to_return';
  const shared = one.dimensions.find(({ id }) => own.dimensions.some((dimension) => dimension.id === id));
  const rest = one.dimensions.find(({ id }) => id !== shared?.id);
  if (shared === undefined || rest === undefined) throw new Error('the two seats share no dimension');
  begin();
  const [passedOn = ''] = await requestFrom({ world }, one, [shared.id], reason);
  begin();
  const [waiting = ''] = await requestFrom({ world }, one, [rest.id], reason);
  begin();
  if (variant === 'one') await requestFrom({ world }, other);
  await world.ownerSql(
    `INSERT INTO cover_answers (org_id, request_id, interview_id, answered_by, answered_at)
     SELECT org_id, id, $2, $3, asked_at FROM cover_requests WHERE id = $1`,
    [passedOn, own.interviewId, one.holder.memberId],
  );
  return [passedOn, waiting];
}

/**
 * An organisation with a loop under way. Of the colleagues one has submitted, one has in the first world only and is
 * late in the other, one holds a draft that is due, and a shadow has submitted. The walker's own draft is the same in
 * both worlds.
 */
export async function createScene(
  sealed: SealedWorld,
  roles: readonly Role[],
  given: { reveal?: 'own_submitted' | 'all_submitted'; hasDebrief?: boolean; hasPacket?: boolean } = {},
): Promise<Scene> {
  const { world, variant, begin } = sealed;
  begin();
  const stage = await createStage(world, 'Sealed Org');
  const { orgId } = stage;
  begin();
  const walker = await createPerson(world, orgId, roles, { name: 'The Walker' });
  const people: Person[] = [];
  for (const name of ['Ana In', 'Bo Late', 'Cy Draft', 'Di Shadow'])
    people.push(await createPerson(world, orgId, ['interviewer'], { name }));
  const [ana, bo, cy, di] = people;
  if (ana === undefined || bo === undefined || cy === undefined || di === undefined)
    throw new Error('nobody');

  begin();
  const loop = await placeLoop(world, stage.people.admin, {
    reveal: given.reveal ?? 'own_submitted',
    committee: [walker.memberId],
    hiringManager: walker.memberId,
  });
  const startsInMinutes = -2_000;
  const seat = await placeSeat(world, loop, walker);
  const { interviewId } = seat;
  const submitted = await placeSeat(world, loop, ana, { exercise: 1, startsInMinutes });
  const differing = await placeSeat(world, loop, bo, { exercise: 2, startsInMinutes });
  const draft = await placeSeat(world, loop, cy, { interviewId });
  const shadow = await placeSeat(world, loop, di, { interviewId, kind: 'shadow' });
  const colleagues = [submitted, differing, draft, shadow];

  const requestIds = await requestSecretly({ world, begin }, seat, [submitted, differing], variant);

  begin();
  const records = await keepRecords(stage.people.recruiter, loop.candidateId, {
    name: 'Somebody Twice',
    note: `zq${variant}zq: they did well, I hear.`,
  });

  const mailIds: string[] = [];
  for (const colleague of colleagues) {
    begin();
    const card = secretCard(colleague, variant);
    const isIn = colleague !== draft && (colleague !== differing || variant === 'one');
    if (isIn) await submitCard(colleague, card);
    else await saveCard(colleague, card);
    begin();
    mailIds.push((await tellOfSeat(world, colleague, isIn ? 'not_wanted' : 'kept')).mailId);
  }
  begin();
  const own = await walker.call(saveScorecard, {
    params: { seatId: seat.id },
    seen: 1,
    body: completeCard(seat),
  });
  if (own.status !== 200) throw new Error(`the walker could not save: ${own.text}`);
  begin();
  await amendSecretly(colleagues[0], variant);
  begin();
  let debriefId: string | null = null;
  let questionId: string | null = null;
  if (given.hasDebrief === true) {
    const opened = await stage.people.admin.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: 'The offer has to go out today.' },
    });
    if (opened.status !== 201) throw new Error(`no debrief: ${opened.status} ${opened.text}`);
    debriefId = opened.body.id;
    begin();
    if (colleagues[0] !== undefined)
      questionId = await askAbout(stage, colleagues[0], `zq${variant}zq: what did they say?`);
  }
  begin();
  const packetId =
    debriefId !== null && given.hasPacket === true ? await packetBy(stage.people.admin, debriefId) : null;
  begin();
  const feedToken = await placeFeed(walker);
  begin();
  const scene = {
    ...sealed,
    stage,
    walker,
    loop,
    elsewhere: null,
    seat,
    colleagues,
    debriefId,
    packetId,
    questionId,
    mailIds,
    requestIds,
    feedToken,
    ...records,
  };
  // Factories keep the organisation's blueprint: it must be among what is remembered.
  await blueprintOf(stage.people);
  begin();
  return { ...scene, restore: await rememberOrg(world, orgId) };
}

/** Whether the walker owes a card on the scene's loop still; what they read afterwards is theirs to read. */
export async function isWalkerSealed({ world, seat }: Scene): Promise<boolean> {
  const [row] = await world.ownerSql<{ sealed: boolean }>(
    `SELECT s.ended_at IS NULL AND c.state = 'draft' AS sealed
       FROM seats s JOIN scorecards c ON c.seat_id = s.id AND c.org_id = s.org_id WHERE s.id = $1`,
    [seat.id],
  );
  return row?.sealed === true;
}
