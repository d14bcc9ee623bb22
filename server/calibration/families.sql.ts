import type { FamilyFitRow } from '#server/calibration/family-fits.sql.ts';
import type { Progress } from '#server/calibration/make-family-fit.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';

/** A blueprint as a family, with what it waits for; all null where it was never looked at. */
export interface FamilyRow {
  readonly blueprint: { readonly id: string; readonly title: string };
  readonly dueAt: Date | null;
  readonly askedAt: Date | null;
  readonly runningAt: Date | null;
  readonly heardAt: Date | null;
  readonly progress: Progress | null;
}

export async function selectFamily(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<FamilyRow | null> {
  const [row] = await tx.sql<FamilyRow>(
    `SELECT json_build_object('id', b.id, 'title', b.title) AS blueprint, f.due_at AS "dueAt",
            f.asked_at AS "askedAt", f.running_at AS "runningAt", f.heard_at AS "heardAt", f.progress
       FROM blueprints b LEFT JOIN calibration_families f ON f.org_id = b.org_id AND f.blueprint_id = b.id
      WHERE b.org_id = $1 AND b.id = $2`,
    [orgId, blueprintId],
  );
  return row ?? null;
}

export interface FamilyLine {
  readonly id: string;
  readonly title: string;
  readonly heardAt: Date | null;
  readonly fit: (Pick<FamilyFitRow, 'state' | 'evidence'> & { readonly madeAt: string }) | null;
}

/** Families by title, with the newest fit of each that came to a result. */
export function selectFamilies(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  after: readonly [string, string] | null,
  limit: number,
): Promise<FamilyLine[]> {
  return tx.sql<FamilyLine>(
    `SELECT b.id, b.title, f.heard_at AS "heardAt", newest.fit
       FROM blueprints b
       LEFT JOIN calibration_families f ON f.org_id = b.org_id AND f.blueprint_id = b.id
       LEFT JOIN LATERAL (
              SELECT json_build_object('state', state, 'evidence', evidence, 'madeAt', made_at) AS fit
                FROM family_fits
               WHERE org_id = b.org_id AND blueprint_id = b.id AND outcome = 'converged'
               ORDER BY made_at DESC, id DESC LIMIT 1) AS newest ON true
      WHERE b.org_id = $1 AND ($2::text IS NULL OR (b.title, b.id) > ($2, $3::uuid))
      ORDER BY b.title, b.id LIMIT $4`,
    [orgId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** What each dimension of a blueprint was last called. */
export async function selectDimensionNames(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ id: string; name: string }>(
    `SELECT DISTINCT ON (d.dimension_id) d.dimension_id AS id, d.name
       FROM version_dimensions d
       JOIN blueprint_versions v ON v.org_id = d.org_id AND v.id = d.version_id
      WHERE d.org_id = $1 AND v.blueprint_id = $2 ORDER BY d.dimension_id, v.number DESC`,
    [orgId, blueprintId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
