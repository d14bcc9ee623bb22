import type { KeptHyper } from '#server/calibration/engine/kept-hyper.ts';
import type { FamilyFitResult } from '#server/calibration/make-family-fit.ts';
import { familyOptions } from '#server/calibration/run-fit.ts';
import type { Ctx } from '#server/context.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';

type Converged = Extract<FamilyFitResult, { kind: 'converged' }>;

/** A kept fit, with what freezing a later one at it and showing it need. */
export interface FamilyFitRow {
  readonly id: string;
  readonly madeAt: Date;
  readonly stopped: string;
  readonly state: Converged['state'];
  readonly link: Converged['link'];
  readonly inputsHash: Buffer;
  readonly windowMonths: number;
  readonly windowStart: Date;
  readonly evidence: Converged['evidence'];
  readonly hyper: KeptHyper;
  readonly dimensions: Converged['dimensions'];
  readonly versions: Pick<Converged, 'versions' | 'left'>;
  readonly diagnostics: { readonly iterations?: number };
  /** The fit's names of the dimensions whose anchors don't fit the scale that all of them share (T16). */
  readonly offScale: readonly string[];
}

/** The newest fit that came to a result; one that did not is never shown. */
export async function selectNewestFit(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<FamilyFitRow | null> {
  const [row] = await tx.sql<FamilyFitRow>(
    `SELECT id, made_at AS "madeAt", stopped, state, link, inputs_hash AS "inputsHash",
            window_months AS "windowMonths", window_start AS "windowStart",
            evidence, hyper, dimensions, versions, diagnostics,
            (SELECT coalesce(json_agg(found ->> 'dimension'), '[]')
               FROM jsonb_array_elements(review -> 'dimensions' -> 'dimensions') AS found
              WHERE found -> 'fitsScale' = 'false') AS "offScale"
       FROM family_fits WHERE org_id = $1 AND blueprint_id = $2 AND outcome = 'converged'
      ORDER BY made_at DESC, id DESC LIMIT 1`,
    [orgId, blueprintId],
  );
  return row ?? null;
}

/** What the pages show of the newest fit that came to a result; no review below a calibrated one. */
export interface ReviewRow {
  readonly id: string;
  readonly madeAt: Date;
  readonly state: Converged['state'];
  readonly dimensions: Converged['dimensions'];
  readonly review: Converged['review'];
}

export async function selectNewestReview(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<ReviewRow | null> {
  const [row] = await tx.sql<ReviewRow>(
    `SELECT id, made_at AS "madeAt", state, dimensions, review
       FROM family_fits WHERE org_id = $1 AND blueprint_id = $2 AND outcome = 'converged'
      ORDER BY made_at DESC, id DESC LIMIT 1`,
    [orgId, blueprintId],
  );
  return row ?? null;
}

export interface TryRow {
  readonly madeAt: Date;
  readonly outcome: 'converged' | 'refused';
  readonly stopped: string;
  readonly inputsHash: Buffer;
  readonly knownCards: number;
}

/** The newest run, whatever came of it. */
export async function selectNewestTry(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<TryRow | null> {
  const [row] = await tx.sql<TryRow>(
    `SELECT made_at AS "madeAt", outcome, stopped, inputs_hash AS "inputsHash", known_cards AS "knownCards"
       FROM family_fits WHERE org_id = $1 AND blueprint_id = $2 ORDER BY made_at DESC, id DESC LIMIT 1`,
    [orgId, blueprintId],
  );
  return row ?? null;
}

/** A run as it is kept, beside its result. */
export interface RunFacts {
  readonly blueprintId: string;
  readonly inputsHash: Buffer;
  readonly windowMonths: number;
  readonly windowStart: Date;
  readonly knownCards: number;
  readonly durationMs: number;
}

const nothing = { raters: 0, candidates: 0, cards: 0, ratings: 0, components: 0 };

/** Keeps a run and what came of it, for ever. Returns its id. */
export async function insertFamilyFit(
  ctx: Ctx,
  orgId: OrgId,
  run: RunFacts,
  result: FamilyFitResult | { readonly kind: 'ended'; readonly stopped: string },
): Promise<string> {
  const fit = result.kind === 'converged' ? result : null;
  const { versions, left } = result.kind === 'ended' ? { versions: [], left: [] } : result;
  const id = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO family_fits (org_id, id, blueprint_id, made_at, outcome, stopped, state, link, inputs_hash,
       window_months, window_start, known_cards, duration_ms, options, evidence, versions, hyper, dimensions, raters,
       candidates, review, diagnostics)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      orgId,
      id,
      run.blueprintId,
      ctx.clock.now(),
      fit === null ? 'refused' : 'converged',
      result.stopped,
      fit?.state ?? 'raw_only',
      fit?.link ?? null,
      run.inputsHash,
      run.windowMonths,
      run.windowStart,
      run.knownCards,
      run.durationMs,
      JSON.stringify(familyOptions),
      JSON.stringify(fit?.evidence ?? nothing),
      JSON.stringify({ versions, left }),
      fit === null ? null : JSON.stringify(fit.hyper),
      JSON.stringify(fit?.dimensions ?? []),
      JSON.stringify(fit?.raters ?? []),
      JSON.stringify(fit?.candidates ?? []),
      fit === null || fit.review === null ? null : JSON.stringify(fit.review),
      JSON.stringify(fit?.diagnostics ?? {}),
    ],
  );
  return id;
}
