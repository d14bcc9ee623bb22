import { appendEntries } from '#server/audit/append-entries.ts';
import { type ImportOutcome, runImport } from '#server/candidates/imports/run-import.ts';
import { type Import, startImport, uploadImport } from '#shared/candidate-imports.ts';
import type { Person, World } from '#tests/support/world.ts';

/** Hands in a table; `text` in UTF-8. */
export async function uploadTable(person: Person, table: string | Uint8Array): Promise<Import> {
  const body = typeof table === 'string' ? Buffer.from(table, 'utf8') : Buffer.from(table);
  const response = await person.call(uploadImport, { body });
  if (response.status !== 201) throw new Error(`no import: ${response.status} ${response.text}`);
  return response.body;
}

/** Does a started import as the worker would; with a database in its place, to step in. */
export function runStarted(
  { platform }: World,
  { orgId }: Pick<Person, 'orgId'>,
  importId: string,
  database = platform.database,
): Promise<ImportOutcome> {
  const { clock, ids } = platform;
  return runImport({ database, clock, ids, appendAudit: appendEntries }, { orgId, importId });
}

/** Starts an import on the version given and does it. */
export async function startAndRun(
  world: World,
  person: Person,
  { id, version }: Pick<Import, 'id' | 'version'>,
): Promise<ImportOutcome> {
  const started = await person.call(startImport, { params: { importId: id }, seen: version });
  if (started.status !== 200) throw new Error(`not started: ${started.status} ${started.text}`);
  return runStarted(world, person, id);
}
