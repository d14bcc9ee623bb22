import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { isSealed } from '#server/loops/policy.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { canSignOff } from '#server/practice/policy.ts';
import {
  type LearningCardRow,
  type MemberRow,
  selectAttempts,
  selectLearningCards,
  selectPeopleOnTheWay,
  selectSeatsOfActor,
  selectSignOffs,
} from '#server/practice/practice-record.sql.ts';
import { presentPath } from '#server/practice/present.ts';
import { factsOf, findOffer, type PathRecords } from '#server/practice/queries.ts';
import type { PathFacts } from '#server/practice/rules.ts';
import type { listQualifications, Qualification } from '#shared/practice.ts';
import type { BlueprintId } from '#shared/primitives.ts';

/** The loops of these on which the actor owes a card: that a colleague's card is in on one of them is sealed. */
async function findSealedLoops(ctx: MemberCtx): Promise<ReadonlySet<string>> {
  const seats = await selectSeatsOfActor(ctx);
  const loops = new Set(seats.map(({ loopId }) => loopId));
  return new Set([...loops].filter((id) => isSealed(seats.filter(({ loopId }) => loopId === id))));
}

/** Trainees' and shadows' cards on a blueprint, as far as the actor may know of them. */
async function findLearningCards(ctx: MemberCtx, blueprintId: string): Promise<LearningCardRow[]> {
  const sealed = await findSealedLoops(ctx);
  const cards = await selectLearningCards(ctx, blueprintId);
  return cards.filter(({ loopId, memberId }) => memberId === ctx.actor.memberId || !sealed.has(loopId));
}

/** How people stand on a blueprint, as far as the actor may know. */
export interface Standing {
  readonly facts: PathFacts;
  readonly person: MemberRow;
}

export async function findStandings(
  ctx: MemberCtx,
  blueprintId: string,
  people: readonly MemberRow[],
  cards: readonly LearningCardRow[],
  sampleKeys: readonly string[],
): Promise<Standing[]> {
  const whose = { blueprintIds: [blueprintId], memberIds: people.map(({ id }) => id) };
  const records: PathRecords = {
    attempts: await selectAttempts(ctx, whose),
    cards,
    signOffs: await selectSignOffs(ctx, whose),
  };
  return people.map((person) => ({
    person,
    facts: factsOf(records, { blueprintId, memberId: person.id }, sampleKeys),
  }));
}

/** How one person stands. */
export async function findStanding(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  person: MemberRow,
): Promise<Standing> {
  const { samples } = await findOffer(ctx, blueprintId);
  const keys = samples.map(({ key }) => key);
  const cards = await findLearningCards(ctx, blueprintId);
  const [standing] = await findStandings(ctx, blueprintId, [person], cards, keys);
  if (standing === undefined) throw new Error('a person was asked for, and none came back');
  return standing;
}

export function presentStanding(ctx: MemberCtx, { person, facts }: Standing): z.input<typeof Qualification> {
  const isSignedOff = facts.signOff !== null;
  return {
    person: { id: person.id, name: person.name },
    path: presentPath(facts),
    can: { signOff: canSignOff(ctx.actor, { memberId: person.id, isSignedOff }) },
  };
}

/** Interviewers and whoever else is on the way on a blueprint, by name. */
export async function findQualifications(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  query: z.output<(typeof listQualifications)['query']>,
): Promise<z.input<(typeof listQualifications)['reply']>> {
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const { samples } = await findOffer(ctx, blueprintId);
  const cards = await findLearningCards(ctx, blueprintId);
  const learnerIds = [...new Set(cards.map(({ memberId }) => memberId))];
  const people = await selectPeopleOnTheWay(ctx, blueprintId, learnerIds, after, query.limit + 1);
  const keys = samples.map(({ key }) => key);
  const standings = await findStandings(ctx, blueprintId, people, cards, keys);
  return pageOf(
    standings,
    query.limit,
    ({ person }) => [person.name, person.id],
    (standing) => presentStanding(ctx, standing),
  );
}
