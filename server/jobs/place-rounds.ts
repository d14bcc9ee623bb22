import type { MemberCtx } from '#server/context.ts';
import type { PlannedRound } from '#server/jobs/rules.ts';

/** Writes the rounds of a locked job's plan under its number, in order. */
export async function placeRounds(
  ctx: MemberCtx,
  jobId: string,
  plan: number,
  rounds: readonly PlannedRound[],
): Promise<void> {
  await ctx.tx.prisma.jobRound.createMany({
    data: rounds.map((round, position) => ({
      orgId: ctx.actor.orgId,
      id: ctx.ids.next(),
      jobId,
      plan,
      position,
      name: round.name,
      exerciseKey: round.exerciseKey,
      minutes: round.minutes,
      interviewers: round.interviewers,
      dimensionIds: [...round.dimensionIds],
      memberIds: [...(round.memberIds ?? [])],
    })),
  });
}
