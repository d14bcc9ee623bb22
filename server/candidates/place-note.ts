import type { MemberCtx } from '#server/context.ts';

/** Writes a note of the actor on a candidate. The trail keeps its digest, and that there was one. */
export async function placeNote(ctx: MemberCtx, candidateId: string, text: string): Promise<void> {
  const noteId = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO candidate_notes (org_id, id, candidate_id, author_id, text, written_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [ctx.actor.orgId, noteId, candidateId, ctx.actor.memberId, text.trim(), ctx.clock.now()],
  );
  ctx.audit({
    action: 'candidate_note.written',
    subjectType: 'candidate_note',
    subjectId: noteId,
    data: { candidateId },
    text: { text: text.trim() },
  });
}
