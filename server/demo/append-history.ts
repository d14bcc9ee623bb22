import type { DemoEvent } from '#prisma/demo/rows.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { AuditRecord, Ctx } from '#server/context.ts';
import { MemberId, type OrgId } from '#shared/primitives.ts';

/** Extends the chain by what happened, each moment under a clock that stands at it. The events are in the order of time. */
export async function appendHistory(ctx: Ctx, orgId: OrgId, history: readonly DemoEvent[]): Promise<void> {
  for (let from = 0; from < history.length; ) {
    const at = history[from]?.at ?? ctx.clock.now();
    let to = from;
    while (history[to]?.at.getTime() === at.getTime()) to += 1;
    await appendEntries({ ...ctx, clock: { now: () => at } }, orgId, history.slice(from, to).map(recordOf));
    from = to;
  }
}

function recordOf({ action, subjectType, subjectId, actorId, data, text }: DemoEvent): AuditRecord {
  return {
    action,
    subjectType,
    subjectId,
    ...(actorId === null ? {} : { actorId: MemberId.parse(actorId) }),
    ...(data === undefined ? {} : { data }),
    ...(text === undefined ? {} : { text }),
  };
}
