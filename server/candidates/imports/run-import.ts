import { addCandidates, type ComingPerson } from '#server/candidates/imports/add-candidates.sql.ts';
import { endImport, type ImportRecord, selectImport } from '#server/candidates/imports/import-record.sql.ts';
import { countFaulty, type ReadTable, readTable } from '#server/candidates/imports/read-draft.ts';
import type { Ctx } from '#server/context.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { ImportFailure } from '#shared/candidate-imports.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface ImportKey {
  readonly orgId: OrgId;
  readonly importId: string;
}

export type ImportOutcome = 'done' | 'cancelled' | ImportFailure | 'gone';

/** How many candidates are added between two looks at whether it is to go on. */
const atOnce = 500;

/** Rolls everything back that the run has written so far. */
class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly why: 'cancelled' | 'lines_changed';

  constructor(why: Stopped['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * Adds the candidates of a started import in one transaction, so that all of them come to be or none. How far it is, and
 * whether it is to stop, is told in transactions of their own, because nobody else sees into this one. Safe to run twice,
 * at once and after a crash: an import is done once, and what is there already is left as it is.
 */
export async function runImport(deps: Background, key: ImportKey): Promise<ImportOutcome> {
  try {
    return await runBackgroundWork(deps, key.orgId, (ctx) => addAll(ctx, deps, key));
  } catch (error) {
    const why = error instanceof Stopped ? error.why : 'failed';
    await runBackgroundWork(deps, key.orgId, (ctx) => giveUp(ctx, key, why));
    if (why === 'failed') throw error;
    return why;
  }
}

async function addAll(ctx: Ctx, deps: Background, { orgId, importId }: ImportKey): Promise<ImportOutcome> {
  // Two imports at once would not see each other's candidates; and a second run of this one finds it done.
  await ctx.tx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`${orgId} imports`]);
  const found = await selectImport(ctx, orgId, importId);
  if (found?.state !== 'running' || found.settings === null) return 'gone';
  const table = await readTable(ctx, orgId, found, found.settings);
  const leftOut = countFaulty(table);
  if (leftOut !== found.settings.faultyAtStart) throw new Stopped('lines_changed');
  const coming = peopleOf(table);
  for (let done = 0; done < coming.length; done += atOnce) {
    await tellProgress(deps, { orgId, importId }, table.there.size + done);
    await addCandidates(ctx, { orgId, importId, by: found.by.id }, coming.slice(done, done + atOnce));
  }
  await assertJobsOpen(ctx, orgId, coming);
  const last = await selectImport(ctx, orgId, importId, 'FOR NO KEY UPDATE OF i');
  if (last?.stopAsked !== false) throw new Stopped('cancelled');
  await endImport(ctx, orgId, last, { created: coming.length, existing: table.there.size, leftOut });
  // One entry for the whole table: one for each of its candidates would hold the chain's head for seconds, and every
  // write of the organisation waits there. Which candidate came with which import stands in imported_candidates.
  ctx.audit({
    action: 'candidate_import.done',
    subjectType: 'candidate_import',
    subjectId: importId,
    actorId: found.by.id,
    data: { created: coming.length, existing: table.there.size, leftOut },
    text: { file: found.sha256.toString('hex') },
  });
  return 'done';
}

function peopleOf({ checked, there }: ReadTable): ComingPerson[] {
  return checked.flatMap(({ line, person }) =>
    person === null || there.has(line) ? [] : [{ line, ...person }],
  );
}

async function tellProgress(
  deps: Background,
  { orgId, importId }: ImportKey,
  progress: number,
): Promise<void> {
  const isToStop = await runBackgroundWork(deps, orgId, async ({ tx }) => {
    const [row] = await tx.sql<{ stopAsked: boolean }>(
      `UPDATE candidate_imports SET progress = $3 WHERE org_id = $1 AND id = $2 AND state = 'running'
       RETURNING stop_asked AS "stopAsked"`,
      [orgId, importId, progress],
    );
    return row?.stopAsked !== false;
  });
  if (isToStop) throw new Stopped('cancelled');
}

/** A job may have been closed since its lines were read. */
async function assertJobsOpen({ tx }: Ctx, orgId: OrgId, people: readonly ComingPerson[]): Promise<void> {
  const jobIds = [...new Set(people.flatMap(({ job }) => (job === null ? [] : [job.id])))].sort();
  const jobs = await tx.sql<{ isOpen: boolean }>(
    `SELECT state = 'open' AS "isOpen" FROM jobs
      WHERE org_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE`,
    [orgId, jobIds],
  );
  if (jobs.some(({ isOpen }) => !isOpen)) throw new Stopped('lines_changed');
}

/** Back to a draft, so that its maker sees why nothing came in; or over, where they asked for that. */
async function giveUp(
  ctx: Ctx,
  { orgId, importId }: ImportKey,
  why: 'cancelled' | ImportFailure,
): Promise<void> {
  const found: ImportRecord | null = await selectImport(ctx, orgId, importId, 'FOR NO KEY UPDATE OF i');
  if (found?.state !== 'running') return;
  if (why === 'cancelled' || found.stopAsked || (await hasAnotherDraft(ctx, orgId, found.by.id)))
    return endImport(ctx, orgId, found, null);
  await ctx.tx.sql(
    `UPDATE candidate_imports
        SET state = 'draft', failure = $3, progress = 0, version = version + 1,
            settings = settings || '{"leavesOutFaulty": false, "faultyAtStart": null}'
      WHERE org_id = $1 AND id = $2`,
    [orgId, importId, why],
  );
}

async function hasAnotherDraft({ tx }: Ctx, orgId: OrgId, memberId: string): Promise<boolean> {
  const rows = await tx.sql(
    `SELECT FROM candidate_imports WHERE org_id = $1 AND made_by = $2 AND state = 'draft'`,
    [orgId, memberId],
  );
  return rows.length > 0;
}
