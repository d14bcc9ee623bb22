import type { DemoRows, PersonRow, Row } from '#prisma/demo/rows.ts';
import { createCandidate } from '#server/candidates/create-candidate.ts';
import { saveInstructions } from '#server/candidates/save-instructions.ts';
import { asMember } from '#server/demo/as-member.ts';
import { endApplication } from '#server/loops/end-application.ts';
import type { Database } from '#server/platform/database.ts';
import { ApplicationId, type OrgId } from '#shared/primitives.ts';

/**
 * What a recruiter of the demo company meets among its candidates, through the product's own commands: somebody who is
 * there twice, an application that was not taken further, and instructions for interviews to come.
 */
export async function keepRecords(
  database: Database,
  orgId: OrgId,
  { people, tables }: DemoRows,
  at: Date,
): Promise<void> {
  const recruiterOf = (application: Row<'applications'>): PersonRow => {
    const job = tables.jobs.find(({ id }) => id === application.job_id);
    const found = people.find(({ memberId }) => memberId === job?.recruiter_id);
    if (found === undefined) throw new Error('a job of the demo is without its recruiter');
    return found;
  };
  const applied = tables.applications.filter(({ stage }) => stage === 'applied');
  const [twice, ended] = [applied.at(-1), applied.at(-2)];
  const person = tables.candidates.find(({ id }) => id === twice?.candidate_id);
  if (twice !== undefined && person !== undefined) {
    await asMember(database, orgId, recruiterOf(twice), at, (ctx) =>
      createCandidate(ctx, {
        name: person.name.toUpperCase(),
        email: person.email.replace('@candidates.', '@private.'),
        phone: person.phone,
        timeZone: person.time_zone,
        note: 'Wrote to us again, from another address.',
        jobId: null,
        despiteDuplicate: false,
      }),
    );
  }
  if (ended !== undefined) {
    await asMember(database, orgId, recruiterOf(ended), at, (ctx) =>
      endApplication(ctx, ApplicationId.parse(ended.id), {
        reason: 'not_reachable',
        note: 'Three mails and two calls since last week.',
      }),
    );
  }
  const upcoming = applicationToCome(tables, at);
  if (upcoming !== undefined) {
    await asMember(database, orgId, recruiterOf(upcoming), at, (ctx) =>
      saveInstructions(
        ctx,
        ApplicationId.parse(upcoming.id),
        1,
        'Give every question in writing as well, and allow 15 minutes more for the exercise.',
      ),
    );
  }
}

/** One with an interview to come. */
function applicationToCome(tables: DemoRows['tables'], at: Date): Row<'applications'> | undefined {
  const coming = new Set(
    tables.interviews.flatMap(({ starts_at, cancelled_at, loop_id }) =>
      starts_at > at && cancelled_at === null ? [loop_id] : [],
    ),
  );
  const loop = tables.loops.find(({ id, state }) => state === 'open' && coming.has(id));
  return tables.applications.find(({ id }) => id === loop?.application_id);
}
