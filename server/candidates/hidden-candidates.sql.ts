import type { MemberCtx } from '#server/context.ts';

/** A candidate whom the actor knows under a label only, for as long as they owe a card on an anonymous loop of theirs. */
export interface HiddenCandidate {
  readonly candidateId: string;
  readonly label: string;
  /** The jobs whose option hides them. */
  readonly jobIds: readonly string[];
}

/** Everybody hidden from the actor; with several such applications under the label of the newest. */
export function selectHiddenCandidates(ctx: MemberCtx): Promise<HiddenCandidate[]> {
  return ctx.tx.sql<HiddenCandidate>(
    `SELECT h.candidate_id AS "candidateId", array_agg(h.job_id) AS "jobIds",
            anonymous_label((array_agg(h.application_id ORDER BY h.application_id DESC))[1]) AS label
       FROM applications_hidden_from($1) h GROUP BY h.candidate_id`,
    [ctx.actor.memberId],
  );
}
