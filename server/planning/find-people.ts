import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { selectLimits, selectStarts } from '#server/planning/people.sql.ts';
import type { WatchedPerson } from '#server/planning/rules.ts';
import { fullWeeks, type Week } from '#server/planning/weeks.ts';
import { findSignedOff } from '#server/practice/queries.ts';
import type { ConflictKind } from '#shared/conflicts.ts';

interface Looked {
  readonly blueprintId: string;
  readonly memberIds: readonly string[];
  readonly conflicts: ReadonlyMap<string, ConflictKind>;
  /** The weeks in which somebody's interviews are counted. */
  readonly weeksOf: (memberId: string) => readonly Week[];
  /** What is wanted of them is not among the interviews that are counted yet. */
  readonly isToCome: boolean;
}

/** People with what speaks for and against each. Throws `not_found` for who is not of this organisation. */
export async function findWatchedPeople(
  ctx: MemberCtx,
  { blueprintId, memberIds, conflicts, weeksOf, isToCome }: Looked,
): Promise<ReadonlyMap<string, WatchedPerson>> {
  const people = await findPeople(ctx, memberIds);
  const ids = [...people.keys()];
  const signedOff = await findSignedOff(ctx, blueprintId, ids);
  const limits = await selectLimits(ctx, ids);
  const starts = await findStarts(ctx, ids, ids.flatMap(weeksOf));
  return new Map(
    [...people].map(([id, { name }]) => {
      const limit = limits.get(id) ?? 0;
      return [
        id,
        {
          name,
          isQualified: signedOff.has(id),
          conflict: conflicts.get(id) ?? null,
          limit,
          fullWeeks: fullWeeks(weeksOf(id), starts.get(id) ?? [], isToCome ? limit : limit + 1),
        },
      ];
    }),
  );
}

/** When each of these people interviews, over all the weeks. */
export async function findStarts(
  ctx: MemberCtx,
  memberIds: readonly string[],
  weeks: readonly Week[],
): Promise<ReadonlyMap<string, readonly Date[]>> {
  if (memberIds.length === 0 || weeks.length === 0) return new Map();
  const from = new Date(Math.min(...weeks.map((week) => week.from.getTime())));
  const until = new Date(Math.max(...weeks.map((week) => week.until.getTime())));
  const rows = await selectStarts(ctx, memberIds, from, until);
  return new Map(
    memberIds.map((id) => [
      id,
      rows.filter(({ memberId }) => memberId === id).map(({ startsAt }) => startsAt),
    ]),
  );
}
