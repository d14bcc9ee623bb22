import { z } from 'zod';
import { countEntering } from '#server/calibration/entering-ratings.sql.ts';
import { selectDimensionNames, selectFamilies, selectFamily } from '#server/calibration/families.sql.ts';
import { selectNewestFit, selectNewestReview, selectNewestTry } from '#server/calibration/family-fits.sql.ts';
import { inputsHash } from '#server/calibration/family-input.ts';
import { figuresFor, switchedOff } from '#server/calibration/figures.ts';
import { fitLoops } from '#server/calibration/fit-loop.ts';
import { canSwitchJob, mayLead } from '#server/calibration/policy.ts';
import { presentFamily, presentSummary } from '#server/calibration/present.ts';
import {
  type FigureDimension,
  type KeptFigures,
  type RatingFact,
  windowStart,
} from '#server/calibration/rules.ts';
import { selectIsLocked, selectJobSwitch, selectSettings } from '#server/calibration/settings.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { Job } from '#server/platform/queue.ts';
import type {
  CalibrationSettings,
  Evidence,
  Family,
  JobCalibration,
  listFamilies,
} from '#shared/calibration.ts';
import type { OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export { findFiguresBeside, findPairBeside, type LoopsBeside } from '#server/calibration/find-beside.ts';

/** The job that looks whether a family is to be fitted. */
export function refitJob(family: { readonly orgId: OrgId; readonly blueprintId: string }): Job {
  const { orgId, blueprintId } = family;
  return { queue: 'calibration.refit', data: { orgId, blueprintId }, key: `${orgId} ${blueprintId}` };
}

/** Cards that come in together are looked at together, after this long. */
const debounceSeconds = 30;

/** The same for where the family may have more closed cards than before: the job counts them, once for many. */
export function closedCardsJob(family: { readonly orgId: OrgId; readonly blueprintId: string }): Job {
  const job = refitJob(family);
  return { ...job, key: `${job.key} cards`, afterSeconds: debounceSeconds };
}

/** A fit as it is kept with a debrief, with the figures that its loop has in it. */
export interface LoopFigures {
  readonly state: KeptFigures['state'];
  readonly link: 'rsm' | 'cum';
  readonly inputsHash: Buffer;
  readonly evidence: object;
  readonly options: object;
  readonly diagnostics: object;
  readonly familyFitId: string | null;
  readonly figures: KeptFigures;
}

export interface LoopToShow {
  readonly id: string;
  readonly jobId: string;
  readonly blueprintId: string;
  readonly versionId: string;
  readonly cardIds: readonly string[];
}

/** Fits the loop's family as it is now and makes the loop's figures from it. `shownBefore`: see figuresFor. */
export async function findLoopFigures(
  ctx: MemberCtx,
  loop: LoopToShow,
  shownBefore: readonly string[],
  dimensions: readonly FigureDimension[],
  ratings: readonly RatingFact[],
): Promise<LoopFigures> {
  const { orgId } = ctx.actor;
  const settings = await selectSettings(ctx.tx, orgId);
  const job = await selectJobSwitch(ctx.tx, orgId, loop.jobId);
  const shown = { id: loop.id, cards: loop.cardIds.length };
  if (!settings.isOn || job?.isOn === false) {
    const options = { switchedOff: true };
    return {
      state: 'raw_only',
      link: 'rsm',
      inputsHash: inputsHash([], options),
      evidence: {},
      options,
      diagnostics: {},
      familyFitId: null,
      figures: figuresFor(switchedOff, shown, shownBefore, dimensions, ratings),
    };
  }
  const fit = await fitLoops(ctx, { ...loop, ids: [loop.id] }, settings.windowMonths);
  const { result, options } = fit;
  const isFit = result.kind === 'fit';
  const figures = figuresFor(fit, shown, shownBefore, dimensions, ratings);
  return {
    state: figures.state,
    link: isFit ? result.link : 'rsm',
    inputsHash: fit.inputsHash,
    evidence: isFit ? result.evidence : {},
    options: { ...options, method: isFit ? result.method : null },
    diagnostics: isFit ? { ...result.diagnostics, ...result.bookkeeping } : { refused: result.kind },
    familyFitId: fit.frozenAt?.id ?? null,
    figures,
  };
}

/** The blueprints of the organisation with the state of calibration of each, by title. */
export async function findFamilies(
  ctx: MemberCtx,
  query: z.output<(typeof listFamilies)['query']>,
): Promise<z.input<(typeof listFamilies)['reply']>> {
  const { orgId } = ctx.actor;
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const settings = await selectSettings(ctx.tx, orgId);
  const rows = await selectFamilies(ctx.tx, orgId, after, query.limit + 1);
  const evidence = new Map<string, Evidence>();
  for (const { id, fit } of rows.slice(0, query.limit))
    evidence.set(id, fit?.evidence ?? (await enteringNow(ctx, id, settings.windowMonths)));
  return pageOf(
    rows,
    query.limit,
    (row) => [row.title, row.id],
    (row) =>
      presentSummary({
        blueprint: row,
        isOn: settings.isOn,
        fit: row.fit,
        evidence: evidence.get(row.id) ?? none,
        heardAt: row.heardAt,
        now: ctx.clock.now(),
      }),
  );
}

const none: Evidence = { raters: 0, candidates: 0, cards: 0, ratings: 0 };

function enteringNow(ctx: MemberCtx, blueprintId: string, windowMonths: number): Promise<Evidence> {
  const start = windowStart(ctx.clock.now(), windowMonths);
  return countEntering(ctx.tx, ctx.actor.orgId, { blueprintId, windowStart: start });
}

/** One family. Throws `not_found`. */
export async function findFamily(ctx: MemberCtx, blueprintId: string): Promise<z.input<typeof Family>> {
  const { orgId } = ctx.actor;
  const family = await selectFamily(ctx.tx, orgId, blueprintId);
  if (family === null) throw new AppError('not_found');
  const settings = await selectSettings(ctx.tx, orgId);
  const fit = await selectNewestFit(ctx.tx, orgId, blueprintId);
  return presentFamily({
    ...family,
    isOn: settings.isOn,
    fit,
    newest: await selectNewestTry(ctx.tx, orgId, blueprintId),
    evidence: fit?.evidence ?? (await enteringNow(ctx, blueprintId, settings.windowMonths)),
    nameOf: await selectDimensionNames(ctx.tx, orgId, blueprintId),
    now: ctx.clock.now(),
    can: { refit: settings.isOn && mayLead(ctx.actor) },
  });
}

/** The organisation's switch and window. */
export async function findSettings(ctx: MemberCtx): Promise<z.input<typeof CalibrationSettings>> {
  const settings = await selectSettings(ctx.tx, ctx.actor.orgId);
  const isLocked = await selectIsLocked(ctx, null);
  const change = mayLead(ctx.actor);
  return { ...settings, isLocked, can: { switch: change && !isLocked, change } };
}

/** A job's switch. Throws `not_found`. */
export async function findJobCalibration(
  ctx: MemberCtx,
  jobId: string,
): Promise<z.input<typeof JobCalibration>> {
  const job = await selectJobSwitch(ctx.tx, ctx.actor.orgId, jobId);
  if (job === null) throw new AppError('not_found');
  const { isOn: isOnForOrg } = await selectSettings(ctx.tx, ctx.actor.orgId);
  const isLocked = await selectIsLocked(ctx, jobId);
  const { isOn, version } = job;
  return { isOn, isOnForOrg, isLocked, version, can: { switch: !isLocked && canSwitchJob(ctx.actor, job) } };
}

/** Who shared candidates with whom, by the family's newest fit: of closed loops only, and nothing of anybody's level. */
export interface RatingNetwork {
  readonly people: readonly { readonly memberId: string; readonly part: number }[];
  /** Pairs by their places in `people`. */
  readonly links: readonly { readonly a: number; readonly b: number }[];
}

/** Null where calibration is off, and below a calibrated fit. */
export async function findRatingNetwork(ctx: MemberCtx, blueprintId: string): Promise<RatingNetwork | null> {
  const { orgId } = ctx.actor;
  if (!(await selectSettings(ctx.tx, orgId)).isOn) return null;
  const row = await selectNewestReview(ctx.tx, orgId, blueprintId);
  const network = row?.state === 'calibrated' ? row.review?.network : undefined;
  if (network === undefined) return null;
  return {
    people: network.people.map(({ memberId, part }) => ({ memberId, part })),
    links: network.links.map(({ a, b }) => ({ a, b })),
  };
}
