import { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import type { Ctx, MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { ImportFailure, ImportId, ImportState } from '#shared/candidate-imports.ts';
import type { MemberId, OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export interface ImportRecord {
  readonly id: ImportId;
  readonly state: ImportState;
  readonly by: { readonly id: MemberId; readonly name: string };
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly sha256: Buffer;
  readonly fileId: string | null;
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly rows: number;
  /** Null once it is over. */
  readonly settings: ImportSettings | null;
  readonly progress: number;
  readonly stopAsked: boolean;
  readonly failure: ImportFailure | null;
  readonly created: number | null;
  readonly existing: number | null;
  readonly leftOut: number | null;
  readonly undone: {
    readonly by: { readonly id: MemberId; readonly name: string };
    readonly removed: number;
  } | null;
  readonly undoneAt: Date | null;
  readonly version: number;
}

const record = `
  SELECT i.id, i.state, json_build_object('id', m.id, 'name', m.name) AS by, i.made_at AS "madeAt",
         i.ended_at AS "endedAt", i.sha256, i.file_id AS "fileId", i.encoding, i.rows, i.settings, i.progress,
         i.stop_asked AS "stopAsked", i.failure, i.created, i.existing, i.left_out AS "leftOut", i.version,
         CASE WHEN u.id IS NOT NULL THEN
           json_build_object('by', json_build_object('id', u.id, 'name', u.name), 'removed', i.removed) END AS undone,
         i.undone_at AS "undoneAt"
    FROM candidate_imports i
    JOIN members m ON m.org_id = i.org_id AND m.id = i.made_by
    LEFT JOIN members u ON u.org_id = i.org_id AND u.id = i.undone_by`;

type Row = Omit<ImportRecord, 'settings'> & { readonly settings: unknown };

function read({ settings, ...row }: Row): ImportRecord {
  return { ...row, settings: settings === null ? null : ImportSettings.parse(settings) };
}

export async function selectImport(
  { tx }: Ctx,
  orgId: OrgId,
  importId: string,
  lock: '' | 'FOR NO KEY UPDATE OF i' = '',
): Promise<ImportRecord | null> {
  const [row] = await tx.sql<Row>(`${record} WHERE i.org_id = $1 AND i.id = $2 ${lock}`, [orgId, importId]);
  return row === undefined ? null : read(row);
}

/** Newest first: all that are over, and the reader's own. */
export async function selectImports(
  ctx: MemberCtx,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<ImportRecord[]> {
  const rows = await ctx.tx.sql<Row>(
    `${record} WHERE i.org_id = $1 AND (i.made_by = $2 OR i.state IN ('done', 'cancelled'))
        AND ($3::uuid IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4`,
    [ctx.actor.orgId, ctx.actor.memberId, after, limit],
  );
  return rows.map(read);
}

/** The actor's own import that is not over, or anybody's that is. Throws `not_found`. */
export async function openImport(
  ctx: MemberCtx,
  importId: string,
  lock: '' | 'FOR NO KEY UPDATE OF i' = '',
): Promise<ImportRecord> {
  const found = await selectImport(ctx, ctx.actor.orgId, importId, lock);
  if (found === null || (found.endedAt === null && found.by.id !== ctx.actor.memberId))
    throw new AppError('not_found');
  return found;
}

export type DraftRecord = ImportRecord & { readonly fileId: string; readonly settings: ImportSettings };

export function isDraft(found: ImportRecord): found is DraftRecord {
  return found.state === 'draft' && found.fileId !== null && found.settings !== null;
}

/** Locks the actor's own draft, in the version seen. Throws `not_found`, `wrong_state`, `stale_version`. */
export async function lockDraft(ctx: MemberCtx, importId: string, seenVersion: number): Promise<DraftRecord> {
  const found = await openImport(ctx, importId, 'FOR NO KEY UPDATE OF i');
  if (found.version !== seenVersion) throw staleVersion(found.version);
  if (!isDraft(found)) throw new AppError('wrong_state', 'This import was started, or is over.');
  return found;
}

export async function selectFileBytes({ tx }: Ctx, orgId: OrgId, fileId: string): Promise<Uint8Array> {
  const [file] = await tx.sql<{ bytes: Buffer }>('SELECT bytes FROM files WHERE org_id = $1 AND id = $2', [
    orgId,
    fileId,
  ]);
  if (file === undefined) throw new Error(`the file ${fileId} is gone`);
  return file.bytes;
}

/** Ends an import, and with it all that is personal in its record. The row is locked. */
export async function endImport(
  ctx: Ctx,
  orgId: OrgId,
  ended: Pick<ImportRecord, 'id' | 'fileId'>,
  outcome: { readonly created: number; readonly existing: number; readonly leftOut: number } | null,
): Promise<void> {
  await ctx.tx.sql(
    `UPDATE candidate_imports
        SET state = $3, ended_at = $4, created = $5, existing = $6, left_out = $7, file_id = NULL, settings = NULL,
            failure = NULL, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [
      orgId,
      ended.id,
      outcome === null ? 'cancelled' : 'done',
      ctx.clock.now(),
      outcome?.created ?? null,
      outcome?.existing ?? null,
      outcome?.leftOut ?? null,
    ],
  );
  await ctx.tx.sql('DELETE FROM files WHERE org_id = $1 AND id = $2', [orgId, ended.fileId]);
}
