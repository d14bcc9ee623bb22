import type { z } from 'zod';
import { type ImportRecord, isDraft } from '#server/candidates/imports/import-record.sql.ts';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import {
  countFaulty,
  isNameMapped,
  type ReadTable,
  readTable,
} from '#server/candidates/imports/read-draft.ts';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import type { ImportDraft, ImportSummary, Import as ImportView } from '#shared/candidate-imports.ts';

const shownRows = 8;
const shownFaults = 100;
const longestShown = 300;

export function presentImportSummary(
  actor: Pick<MemberActor, 'memberId'>,
  found: ImportRecord,
): z.input<typeof ImportSummary> {
  const { id, state, by, rows, created, existing, leftOut } = found;
  return {
    id,
    state,
    by,
    madeAt: found.madeAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    rows,
    result:
      created === null || existing === null || leftOut === null
        ? null
        : { created, there: existing, leftOut },
    undone:
      found.undone === null || found.undoneAt === null
        ? null
        : { ...found.undone, at: found.undoneAt.toISOString() },
    isOwn: by.id === actor.memberId,
  };
}

/** Whether there is anything to take back; who of it can be, is asked when somebody wants to. */
export function canUndo({ state, created, undone }: ImportRecord): boolean {
  return state === 'done' && created !== 0 && undone === null;
}

/** An import as its page shows it; a draft with its table, which is read for it unless it is given. */
export async function presentImport(
  ctx: MemberCtx,
  found: ImportRecord,
  given: ReadTable | null = null,
): Promise<z.input<typeof ImportView>> {
  const draft = isDraft(found)
    ? presentDraft(
        found,
        found.settings,
        given ?? (await readTable(ctx, ctx.actor.orgId, found, found.settings)),
      )
    : null;
  const isChosen = draft !== null && (draft.faultyLines === 0 || draft.leavesOutFaulty);
  return {
    ...presentImportSummary(ctx.actor, found),
    encoding: found.encoding,
    progress: found.state === 'running' ? found.progress : null,
    draft,
    version: found.version,
    can: {
      change: draft !== null,
      start: draft?.isNameMapped === true && isChosen && draft.newLines + draft.thereLines > 0,
      cancel: draft !== null || (found.state === 'running' && !found.stopAsked),
      undo: canUndo(found),
    },
  };
}

function presentDraft(
  found: ImportRecord,
  settings: ImportSettings,
  table: ReadTable,
): z.input<typeof ImportDraft> {
  const { columns, checked, there, jobs } = table;
  const short = (text: string): string => text.slice(0, longestShown);
  const job = jobs.find(({ id }) => id === settings.jobId);
  const people = checked.flatMap(({ line, person }) => (person === null ? [] : [{ line, ...person }]));
  return {
    delimiter: settings.delimiter,
    columns: columns.map((title, n) => ({
      title,
      sample: short(checked.find(({ cells }) => cells[n])?.cells[n] ?? ''),
      field: settings.fields[n] ?? null,
    })),
    job: job === undefined ? null : { id: job.id, title: job.title },
    timeZone: settings.timeZone,
    isNameMapped: isNameMapped(settings),
    newLines: people.length - there.size,
    thereLines: there.size,
    faultyLines: countFaulty(table),
    fixedCells: settings.fixes.length,
    leavesOutFaulty: settings.leavesOutFaulty,
    preview: people.slice(0, shownRows).map(({ line, name, email, phone, timeZone, note, job: of }) => ({
      line,
      name,
      email,
      phone,
      jobTitle: of?.title ?? null,
      timeZone,
      note: short(note),
      isThere: there.has(line),
    })),
    faults: checked
      .flatMap(({ faults }) => faults)
      .slice(0, shownFaults)
      .map((fault) => ({ ...fault, value: short(fault.value) })),
    failure: found.failure,
  };
}
