import type { MemberCtx } from '#server/context.ts';
import { type VoterFacts, type VotingFacts, votersOf } from '#server/debriefs/voting/rules.ts';
import { selectRecusals, selectReveal, selectVotes } from '#server/debriefs/voting/voting-record.sql.ts';
import { findPeople } from '#server/identity/queries.ts';
import type { LoopAccess } from '#server/loops/queries.ts';
import { MemberId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

/** The voting of a debrief as it stands, with those whom the job asks for a vote at this moment. */
export async function findVoting(
  ctx: MemberCtx,
  debrief: { readonly id: string; readonly quorum: number },
  { loop, seats }: Pick<LoopAccess, 'loop' | 'seats'>,
): Promise<VotingFacts> {
  const { job } = loop;
  const people = await findVoterFacts(ctx, [job.hiringManagerId, ...job.committeeIds]);
  return {
    chair: { id: job.hiringManagerId, name: people.get(job.hiringManagerId)?.name ?? '' },
    quorum: debrief.quorum,
    voters: votersOf(job, people, loop, seats),
    votes: await selectVotes(ctx, debrief.id),
    recusals: await selectRecusals(ctx, debrief.id),
    reveal: await selectReveal(ctx, debrief.id),
  };
}

/** The people with these ids, by id, as they may be asked for votes. */
export async function findVoterFacts(
  ctx: MemberCtx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VoterFacts>> {
  const found = await findPeople(ctx, ids);
  return new Map(
    [...found].map(([id, person]) => [
      id,
      {
        ...person,
        id: MemberId.parse(id),
        roles: Role.options.filter((role) => person.roles.includes(role)),
      },
    ]),
  );
}
