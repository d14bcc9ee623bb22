import { countClosedCards, selectEnteringRatings } from '#server/calibration/entering-ratings.sql.ts';
import {
  insertFamilyFit,
  type RunFacts,
  selectNewestTry,
  type TryRow,
} from '#server/calibration/family-fits.sql.ts';
import { type FamilyRating, inputsHash } from '#server/calibration/family-input.ts';
import type { ThreadOutcome } from '#server/calibration/fit-in-thread.ts';
import type { Progress } from '#server/calibration/make-family-fit.ts';
import { nextNight, type RefitFacts, whyRefit, windowStart } from '#server/calibration/rules.ts';
import { selectSettings } from '#server/calibration/settings.sql.ts';
import type { Ctx } from '#server/context.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface RefitDeps extends Background {
  /** Makes the fit, outside every transaction. */
  readonly fit: (
    ratings: readonly FamilyRating[],
    onProgress: (progress: Progress) => void,
  ) => Promise<ThreadOutcome>;
}

export interface FamilyKey {
  readonly orgId: OrgId;
  readonly blueprintId: string;
}

/** What a look at a family led to. */
export type RefitOutcome = 'kept' | 'unchanged' | 'not_due' | 'no_ratings' | 'off' | 'gone';

interface Run {
  readonly facts: Omit<RunFacts, 'durationMs'>;
  readonly ratings: readonly FamilyRating[];
  readonly why: string;
}

/**
 * Looks at a family and fits it where that is called for: its night has come, somebody asked, or fifty cards came in.
 * Safe to run twice, at once and after a crash: the inputs' hash decides whether there is anything new, and the family's
 * row is locked while it does.
 */
export async function refitFamily(deps: RefitDeps, family: FamilyKey): Promise<RefitOutcome> {
  const run = await runBackgroundWork(deps, family.orgId, (ctx) => begin(ctx, family));
  if (typeof run === 'string') return run;
  const startedAt = performance.now();
  const reporter = createReporter(deps, family);
  const result = await deps.fit(run.ratings, reporter.report);
  await reporter.settled();
  const durationMs = Math.round(performance.now() - startedAt);
  return runBackgroundWork(deps, family.orgId, (ctx) => finish(ctx, family, run, durationMs, result));
}

async function begin(ctx: Ctx, family: FamilyKey): Promise<Run | RefitOutcome> {
  const { tx } = ctx;
  const { orgId, blueprintId } = family;
  const known = await tx.sql('SELECT FROM blueprints WHERE org_id = $1 AND id = $2', [orgId, blueprintId]);
  if (known.length === 0) return 'gone';
  const row = await lockFamily(ctx, family);
  const settings = await selectSettings(tx, orgId);
  if (!settings.isOn) return settle(ctx, family, 'off');
  const newest = await selectNewestTry(tx, orgId, blueprintId);
  const knownCards = await countClosedCards(tx, orgId, blueprintId);
  const why = whyRefit(
    row === null ? null : { ...row, newCards: knownCards - (newest?.knownCards ?? 0) },
    ctx.clock.now(),
  );
  if (why === null) return 'not_due';
  const start = windowStart(ctx.clock.now(), settings.windowMonths);
  const ratings = await selectEnteringRatings(tx, orgId, { blueprintId, windowStart: start, loopIds: [] });
  if (ratings.length === 0) return settle(ctx, family, 'no_ratings');
  const hash = inputsHash(ratings);
  if (isSettled(newest, hash)) return settle(ctx, family, 'unchanged');
  await tx.sql(
    `UPDATE calibration_families SET running_at = $3, heard_at = $3, progress = $4
      WHERE org_id = $1 AND blueprint_id = $2`,
    [orgId, blueprintId, ctx.clock.now(), JSON.stringify({ stage: 'linking_versions', iterations: 0 })],
  );
  const { windowMonths } = settings;
  return {
    why,
    ratings,
    facts: { blueprintId, inputsHash: hash, windowMonths, windowStart: start, knownCards },
  };
}

async function finish(
  ctx: Ctx,
  family: FamilyKey,
  { facts, why, ratings }: Run,
  durationMs: number,
  result: ThreadOutcome,
): Promise<RefitOutcome> {
  const { orgId, blueprintId } = family;
  await lockFamily(ctx, family);
  const newest = await selectNewestTry(ctx.tx, orgId, blueprintId);
  if (isSettled(newest, facts.inputsHash)) return settle(ctx, family, 'unchanged');
  const id = await insertFamilyFit(ctx, orgId, { ...facts, durationMs }, result);
  ctx.audit({
    action: 'calibration.fitted',
    subjectType: 'family_fit',
    subjectId: id,
    data: { blueprintId, why, outcome: result.kind, stopped: result.stopped, ratings: ratings.length },
  });
  return settle(ctx, family, 'kept');
}

/** Whether these inputs have had their run. One that was cut off says nothing about them, and is made again. */
function isSettled(newest: TryRow | null, hash: Buffer): boolean {
  if (newest === null || !newest.inputsHash.equals(hash)) return false;
  return newest.outcome === 'converged' || !['time_limit', 'failed'].includes(newest.stopped);
}

/** Locks what the family waits for; null where it was never looked at: then it is as if its night had come. */
async function lockFamily(
  ctx: Ctx,
  { orgId, blueprintId }: FamilyKey,
): Promise<Omit<RefitFacts, 'newCards'> | null> {
  const made = await ctx.tx.sql(
    `INSERT INTO calibration_families (org_id, blueprint_id, due_at) VALUES ($1, $2, $3)
     ON CONFLICT (org_id, blueprint_id) DO NOTHING RETURNING due_at`,
    [orgId, blueprintId, ctx.clock.now()],
  );
  const [row] = await ctx.tx.sql<Omit<RefitFacts, 'newCards'>>(
    `SELECT due_at AS "dueAt", asked_at AS "askedAt" FROM calibration_families
      WHERE org_id = $1 AND blueprint_id = $2 FOR UPDATE`,
    [orgId, blueprintId],
  );
  return made.length > 0 ? null : (row ?? null);
}

/** Nothing runs or waits any more, until the next night. */
async function settle<Outcome extends RefitOutcome>(
  ctx: Ctx,
  { orgId, blueprintId }: FamilyKey,
  outcome: Outcome,
): Promise<Outcome> {
  const [org] = await ctx.tx.sql<{ time_zone: string }>('SELECT time_zone FROM find_current_org()');
  await ctx.tx.sql(
    `UPDATE calibration_families SET due_at = $3,
            asked_at = CASE WHEN asked_at > running_at THEN asked_at END, running_at = NULL, heard_at = NULL, progress = NULL
      WHERE org_id = $1 AND blueprint_id = $2`,
    [orgId, blueprintId, nextNight(ctx.clock.now(), org?.time_zone ?? 'UTC')],
  );
  return outcome;
}

const reportEveryMs = 1_000;

/** Writes down how far the fit is, at most once a second; the page reads it there. */
function createReporter(
  deps: RefitDeps,
  { orgId, blueprintId }: FamilyKey,
): { report: (progress: Progress) => void; settled: () => Promise<void> } {
  let reportedAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    report: (progress) => {
      if (performance.now() - reportedAt < reportEveryMs) return;
      reportedAt = performance.now();
      const write = (): Promise<unknown> =>
        runBackgroundWork(deps, orgId, (ctx) =>
          ctx.tx.sql(
            `UPDATE calibration_families SET heard_at = $3, progress = $4
              WHERE org_id = $1 AND blueprint_id = $2 AND running_at IS NOT NULL`,
            [orgId, blueprintId, ctx.clock.now(), JSON.stringify(progress)],
          ),
        );
      // A page that shows an older word is no reason to lose the fit.
      writing = writing.then(write).catch(() => undefined);
    },
    settled: async () => {
      await writing;
    },
  };
}
