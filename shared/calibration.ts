import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { BlueprintId, Instant, JobId, page, pageQuery, Version } from '#shared/primitives.ts';

/** How far a family's figures carry; `off` where the organisation does not calibrate. */
export const FamilyState = z.enum(['off', 'raw_only', 'provisional', 'calibrated']);
export type FamilyState = z.infer<typeof FamilyState>;

/** What a fit stands on. A card is one interviewer's scores of one candidate. */
const Evidence = z.object({
  raters: z.int(),
  candidates: z.int(),
  cards: z.int(),
  ratings: z.int(),
});
export type Evidence = z.infer<typeof Evidence>;

/** The way to the next state: what is still missing, and whether only a fit has to be made. */
export const NextState = z.object({
  state: z.enum(['provisional', 'calibrated']),
  missing: z.object({ raters: z.int(), candidates: z.int(), cards: z.int() }),
  needsFit: z.boolean(),
});
export type NextState = z.infer<typeof NextState>;

/** A version of the blueprint in a fit; one that too little links to the others stays out. */
const VersionUse = z.object({ number: z.int(), cards: z.int(), isIn: z.boolean() });

/** A dimension that is not the same in two versions: its difficulty differs by more than .3 logit, and by more than chance. */
const LeftLink = z.object({ name: z.string(), from: z.int(), to: z.int(), shift: z.number() });

/** The newest fit that came to a result; nothing in it is about one person. */
const FamilyFit = z.object({
  id: z.uuid(),
  madeAt: Instant,
  windowStart: Instant,
  windowMonths: z.int(),
  evidence: Evidence,
  /** Groups of candidates and interviewers that nothing joins: nothing compares across them. */
  components: z.int(),
  link: z.enum(['rsm', 'cum']),
  /** In logits. */
  sd: z.object({
    candidate: z.number(),
    candidateDimension: z.number().nullable(),
    rater: z.number(),
    card: z.number().nullable(),
  }),
  thresholds: z.array(z.number()),
  dimensions: z.array(
    z.object({
      name: z.string(),
      ratings: z.int(),
      raters: z.int(),
      difficulty: z.number(),
      /** False where its anchors don't fit the thresholds that all share: debriefs withhold its calibrated score. */
      fitsScale: z.boolean(),
    }),
  ),
  versions: z.array(VersionUse),
  left: z.array(LeftLink),
  /** Why the search ended; `decrement` is convergence. */
  stopped: z.string(),
  iterations: z.int(),
  /** SHA-256 over what went in, in hex: the same inputs, the same fit. */
  inputsHash: z.string(),
});

/** A blueprint lineage at one level: nobody's level crosses families. */
const FamilySummary = z.object({
  blueprint: z.object({ id: BlueprintId, title: z.string() }),
  state: FamilyState,
  evidence: Evidence,
  next: NextState.nullable(),
  /** When the shown fit was made; null before the first. */
  fittedAt: Instant.nullable(),
  isRunning: z.boolean(),
});
export type FamilySummary = z.infer<typeof FamilySummary>;

export const Family = FamilySummary.extend({
  fit: FamilyFit.nullable(),
  /** The newest try, where it came to no result: the fit before it stays. */
  failedTry: z.object({ at: Instant, stopped: z.string() }).nullable(),
  /** The fit under way, as of the last word from it. */
  running: z
    .object({
      since: Instant,
      stage: z.enum(['linking_versions', 'fitting']),
      iterations: z.int(),
    })
    .nullable(),
  /** Somebody asked for a fit that has not begun. */
  askedAt: Instant.nullable(),
  /** The next night; null for a family that was never looked at. */
  dueAt: Instant.nullable(),
  can: z.object({ refit: z.boolean() }),
});
export type Family = z.infer<typeof Family>;

const leads = ['admin', 'calibration_lead'] as const;
const readers = [...leads, 'auditor'] as const;

export const listFamilies = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families',
  tag: 'Calibration',
  summary: 'The state of calibration of each blueprint, by title, from closed loops only',
  access: readers,
  query: z.strictObject(pageQuery),
  reply: page(FamilySummary),
});

const familyParams = z.strictObject({ blueprintId: BlueprintId });

export const getFamily = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families/:blueprintId',
  tag: 'Calibration',
  summary: 'One family: its fit with date and diagnostics, the fit under way, the way to the next state',
  access: readers,
  params: familyParams,
  reply: Family,
});

export const askRefit = endpoint({
  method: 'POST',
  path: '/api/v1/calibration/families/:blueprintId/refit',
  tag: 'Calibration',
  summary: 'Ask for a fit now instead of tonight; it runs in the background',
  access: leads,
  params: familyParams,
  reply: Family,
  problems: ['wrong_state'],
});

/** The switch, and how far back interviews count. */
export const CalibrationSettings = z.object({
  isOn: z.boolean(),
  windowMonths: z.int(),
  /** Whether calibration leads see how each interviewer scores, by name. Everybody sees their own. */
  showsLevels: z.boolean(),
  /** The switch stays as it is from the first submitted card on; for somebody who owes a card, always. */
  isLocked: z.boolean(),
  version: Version,
  can: z.object({ switch: z.boolean(), change: z.boolean() }),
});
export type CalibrationSettings = z.infer<typeof CalibrationSettings>;

export const getCalibrationSettings = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/settings',
  tag: 'Calibration',
  summary: 'Whether the organisation calibrates, and how far back interviews count',
  access: readers,
  reply: CalibrationSettings,
});

export const saveCalibrationSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/calibration/settings',
  tag: 'Calibration',
  summary: 'Change the window, or the switch before the first submitted card',
  access: leads,
  versioned: true,
  body: z.strictObject({
    isOn: z.boolean(),
    windowMonths: z.int().min(6).max(24),
    showsLevels: z.boolean(),
  }),
  reply: CalibrationSettings,
  problems: ['wrong_state'],
});

/** Whether a job takes part; it does only while its organisation calibrates. */
export const JobCalibration = z.object({
  isOn: z.boolean(),
  isOnForOrg: z.boolean(),
  isLocked: z.boolean(),
  version: Version,
  can: z.object({ switch: z.boolean() }),
});
export type JobCalibration = z.infer<typeof JobCalibration>;

const jobParams = z.strictObject({ jobId: JobId });

export const getJobCalibration = endpoint({
  method: 'GET',
  path: '/api/v1/jobs/:jobId/calibration',
  tag: 'Calibration',
  summary: 'Whether a job takes part in calibration',
  access: [
    'admin',
    'recruiter',
    'hiring_manager',
    'committee_member',
    'approver',
    'calibration_lead',
    'auditor',
  ],
  params: jobParams,
  reply: JobCalibration,
});

export const switchJobCalibration = endpoint({
  method: 'PUT',
  path: '/api/v1/jobs/:jobId/calibration',
  tag: 'Calibration',
  summary: "Switch a job's calibration on or off, before its first submitted card",
  access: ['admin', 'recruiter', 'hiring_manager'],
  versioned: true,
  params: jobParams,
  body: z.strictObject({ isOn: z.boolean() }),
  reply: JobCalibration,
  problems: ['wrong_state'],
});
