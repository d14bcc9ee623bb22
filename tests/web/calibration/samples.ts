import type { z } from 'zod';
import {
  type CalibrationSettings,
  type Family,
  getCalibrationSettings,
  getFamily,
  getJobCalibration,
  listFamilies,
} from '#shared/calibration.ts';

// Replies as the API gives them, parsed by the contracts themselves.

export const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const leadId = uuid(1);
export const headId = uuid(2);
export const jobId = uuid(3);
export const fitRef = { id: 'a41c09e2-0000-4000-8000-000000000000', madeAt: '2026-11-21T03:00:12.000Z' };
const evidence = { raters: 9, candidates: 46, cards: 132, ratings: 611 };

const calibratedFit = {
  ...fitRef,
  windowStart: '2025-11-21T00:00:00.000Z',
  windowMonths: 12,
  evidence,
  components: 1,
  link: 'rsm',
  sd: { candidate: 0.91, candidateDimension: 0.402, rater: 0.54, card: null },
  thresholds: [-2.31, -0.84, 0.72, 2.4],
  dimensions: [
    { name: 'Data architecture', ratings: 120, raters: 8, difficulty: 0.21, fitsScale: true },
    { name: 'Reliability', ratings: 98, raters: 7, difficulty: -0.33, fitsScale: false },
  ],
  versions: [
    { number: 1, cards: 20, isIn: false },
    { number: 2, cards: 112, isIn: true },
  ],
  left: [{ name: 'Reliability', from: 1, to: 2, shift: -0.41 }],
  stopped: 'decrement',
  iterations: 23,
  inputsHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

type Given<Reply> = Partial<Record<keyof Reply, unknown>>;

export function aFamily(given: Given<Family> = {}): Family {
  return getFamily.reply.parse({
    blueprint: { id: leadId, title: 'Lead Data Engineer' },
    state: 'calibrated',
    evidence,
    next: null,
    fittedAt: fitRef.madeAt,
    isRunning: false,
    fit: calibratedFit,
    failedTry: null,
    running: null,
    askedAt: null,
    dueAt: '2026-11-22T03:00:00.000Z',
    can: { refit: true },
    ...given,
  });
}

export function families(): unknown {
  return listFamilies.reply.parse({
    items: [
      aFamily(),
      {
        ...aFamily(),
        blueprint: { id: headId, title: 'Head of Data Engineering' },
        state: 'raw_only',
        evidence: { raters: 5, candidates: 12, cards: 31, ratings: 140 },
        next: { state: 'provisional', missing: { raters: 3, candidates: 18, cards: 29 }, needsFit: false },
        fittedAt: null,
      },
      {
        ...aFamily(),
        blueprint: { id: uuid(4), title: 'Analytics Engineer' },
        state: 'provisional',
        next: { state: 'calibrated', missing: { raters: 0, candidates: 0, cards: 0 }, needsFit: true },
        isRunning: true,
      },
      {
        ...aFamily(),
        blueprint: { id: uuid(5), title: 'Data Platform Engineer' },
        state: 'off',
        next: null,
        fittedAt: null,
      },
    ],
    next: null,
  });
}

export function settings(
  given: Given<z.infer<typeof CalibrationSettings>> = {},
): z.infer<typeof CalibrationSettings> {
  return getCalibrationSettings.reply.parse({
    isOn: true,
    windowMonths: 12,
    showsLevels: true,
    isLocked: true,
    version: 3,
    can: { switch: false, change: true },
    ...given,
  });
}

export function jobCalibration(
  given: Record<string, unknown> = {},
): z.infer<(typeof getJobCalibration)['reply']> {
  return getJobCalibration.reply.parse({
    isOn: true,
    isOnForOrg: true,
    isLocked: false,
    version: 1,
    can: { switch: true },
    ...given,
  });
}
