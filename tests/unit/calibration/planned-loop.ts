import type { PlannedRole, PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import { predictLoopPlan as predictPlanned } from '#server/calibration/planning/predict-loop-plan.ts';
import { PlannedRound, type PlanPrediction } from '#shared/planning.ts';

export const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const [ana, bo, cleo, newcomer, other] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)];
export const difficulty = [0.4, -0.1, 0.2, -0.5];

/** A calibrated fit of four dimensions, whose levels of Ana and Bo are known and Cleo's is not. */
export const fit: PlanningFit = {
  state: 'calibrated',
  madeAt: new Date('2026-11-20T03:00:00Z'),
  hyper: {
    kind: 'kept_hyper',
    link: 'rsm',
    state: 'calibrated',
    thresholds: [-2.3, -0.9, 0.6, 2.1],
    difficulty,
    sigmaCandidate: 0.9,
    sigmaCell: 0.45,
    sigmaRater: 0.55,
    sigmaCard: 0.4,
    covariance: null,
  },
  dimensions: difficulty.map((_, n) => ({
    name: `${uuid(501 + n)} 1`,
    dimensionId: uuid(501 + n),
    versionIds: ['v1'],
  })),
  offScale: [],
  raters: [
    { memberId: ana, standardError: 0.2 },
    { memberId: bo, standardError: 0.3 },
    { memberId: cleo, standardError: null },
  ],
};

export const role: PlannedRole = {
  versionId: 'v1',
  dimensions: ['sql', 'design', 'reliability', 'people'].map((key, n) => ({
    id: uuid(501 + n),
    key,
    name: key.toUpperCase(),
    weight: n === 3 ? 2 : 1,
    isMustHave: n === 0,
  })),
  exercises: [
    { key: 'query', name: 'Query', minutes: 60, dimensions: ['sql'] },
    { key: 'case', name: 'Case', minutes: 60, dimensions: ['design', 'reliability'] },
    { key: 'talk', name: 'Talk', minutes: 45, dimensions: ['people', 'reliability'] },
  ],
};

/** A round whose seats all score the same, by the dimensions' places. */
export const round = (
  exerciseKey: string,
  people: readonly (string | null)[],
  dimensions: readonly number[],
  given: Partial<PlannedRound> = {},
): PlannedRound =>
  PlannedRound.parse({
    exerciseKey,
    minutes: 60,
    isHeld: false,
    seats: people.map((memberId) => ({ memberId, dimensionIds: dimensions.map((n) => uuid(501 + n)) })),
    ...given,
  });

export const plan = [
  round('query', [ana, null], [0, 1]),
  round('case', [cleo], [1, 2]),
  round('talk', [null], [2, 3]),
];

type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;

export function predictLoopPlan(...given: Parameters<typeof predictPlanned>): Prediction {
  const told = predictPlanned(...given);
  if (told.kind !== 'plan_prediction') throw new Error(told.reason);
  return told;
}
