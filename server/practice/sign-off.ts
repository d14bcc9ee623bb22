import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { selectActiveMember } from '#server/practice/practice-record.sql.ts';
import { findStanding, presentStanding } from '#server/practice/qualifications.ts';
import { missingSteps } from '#server/practice/rules.ts';
import { type signOffInterviewer as contract, minSignOffNote, type Qualification } from '#shared/practice.ts';
import type { BlueprintId, MemberId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Signs somebody off on a blueprint, by the actor's name. Steps may be missing where the actor says so: what was missing
 * is kept with the note. Throws `not_found` for nobody and for who has left, `rule_broken` for oneself, for a note of
 * blanks and for steps that are missing unsaid, `already_exists` for who is signed off.
 */
export async function signOff(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  memberId: MemberId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Qualification>> {
  const person = await selectActiveMember(ctx, memberId);
  if (person === null) throw new AppError('not_found');
  const { facts } = await findStanding(ctx, blueprintId, person);
  if (memberId === ctx.actor.memberId) {
    throw new AppError('rule_broken', 'Nobody signs themselves off. Ask a colleague who may.');
  }
  if (given.note.trim().length < minSignOffNote) {
    throw new AppError('rule_broken', 'Nothing was kept. See the field named.', {
      errors: [{ path: 'note', message: `must have at least ${minSignOffNote} characters` }],
    });
  }
  const missing = missingSteps(facts);
  if (missing.length > 0 && !given.despite) {
    throw new AppError(
      'rule_broken',
      'Steps are missing. Say in the note why that is enough, and that you know.',
      {
        errors: [{ path: 'despite', message: `still missing: ${missing.join(', ').replaceAll('_', ' ')}` }],
      },
    );
  }
  await refuseOn(
    'sign_offs_org_id_blueprint_id_member_id_key',
    'already_exists',
    `${person.name} is signed off on this blueprint already.`,
    () => insertSignOff(ctx, blueprintId, memberId, given.note, missing),
  );
  ctx.audit({
    action: 'interviewer.signed_off',
    subjectType: 'member',
    subjectId: memberId,
    data: { blueprintId, missing },
    text: { note: given.note },
  });
  return presentStanding(ctx, await findStanding(ctx, blueprintId, person));
}

async function insertSignOff(
  ctx: MemberCtx,
  blueprintId: string,
  memberId: string,
  note: string,
  missing: readonly string[],
): Promise<void> {
  await ctx.tx.sql(
    `INSERT INTO sign_offs (org_id, id, blueprint_id, member_id, signed_by, signed_at, note, missing)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ctx.actor.orgId,
      ctx.ids.next(),
      blueprintId,
      memberId,
      ctx.actor.memberId,
      ctx.clock.now(),
      note,
      missing,
    ],
  );
}
