import type { DemoRows } from '#prisma/demo/rows.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import { changeImport } from '#server/candidates/imports/change-import.ts';
import { runImport } from '#server/candidates/imports/run-import.ts';
import { startImport } from '#server/candidates/imports/start-import.ts';
import { prepareTable, uploadImport } from '#server/candidates/imports/upload-import.ts';
import { setResume } from '#server/candidates/resumes/set-resume.ts';
import { asMember } from '#server/demo/as-member.ts';
import { drawResume } from '#server/demo/draw-resume.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { ImportId } from '#shared/candidate-imports.ts';
import { CandidateId, type OrgId } from '#shared/primitives.ts';

const table = `Name,E-mail,Source
Ilse Vandamme,ilse.vandamme@candidates.example,Careers fair in Ghent
Rui Esteves,rui.esteves@candidates.example,Careers fair in Ghent
No Name At All,nowhere,Careers fair in Ghent
`;

/** A table that a recruiter of the demo company brought from a careers fair, and two resumes: a file each. */
export async function bringCandidates(
  database: Database,
  orgId: OrgId,
  { people, tables }: DemoRows,
  at: Date,
): Promise<void> {
  const recruiter = people.find(({ roles }) => roles.includes('recruiter') && !roles.includes('admin'));
  if (recruiter === undefined) throw new Error('the demo is without a recruiter');
  const prepared = await prepareTable(Buffer.from(table));
  const started = await asMember(database, orgId, recruiter, at, async (ctx) => {
    const importId = ImportId.parse((await uploadImport(ctx, prepared)).id);
    await changeImport(ctx, importId, 1, { leavesOutFaulty: true });
    return startImport(ctx, importId, 2);
  });
  await runImport(
    { database, clock: { now: () => at }, ids: systemIds, appendAudit: appendEntries },
    { orgId, importId: started.id },
  );
  for (const person of tables.candidates.slice(0, 2)) {
    const bytes = await drawResume(person, at);
    await asMember(database, orgId, recruiter, at, (ctx) =>
      setResume(ctx, CandidateId.parse(person.id), 1, { kind: 'file', bytes, objectKey: null }),
    );
  }
}
