import { keepHyper } from '#server/calibration/engine/kept-hyper.ts';
import { raterLevel } from '#server/calibration/engine/statements.ts';
import type { PlannedRole, PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import { predictLoopPlan } from '#server/calibration/planning/predict-loop-plan.ts';
import { PlannedRound } from '#shared/planning.ts';
import { milliseconds, mustFit, sayRow } from '#tests/bench/calibration-speed.ts';
import { say } from '#tests/bench/quantiles.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rounds = 6;

/** A planned loop of six rounds, every other one with two people, on three of eight dimensions each. */
export async function measurePlanning(): Promise<void> {
  const { ratings } = simulate({ seed: 1 });
  const fitted = mustFit(ratings, 'rsm');
  const fit: PlanningFit = {
    state: 'calibrated',
    madeAt: new Date(0),
    hyper: keepHyper(fitted),
    dimensions: Array.from({ length: ratings.dimensions }, (_, n) => ({
      name: `${uuid(n)} 1`,
      dimensionId: uuid(n),
      versionIds: ['version'],
    })),
    offScale: [],
    raters: Array.from({ length: ratings.raters }, (_, n) => {
      const level = raterLevel(fitted, n);
      return {
        memberId: uuid(100 + n),
        standardError: level.kind === 'rater_level' ? level.standardError : null,
      };
    }),
  };
  const keyOf = (n: number): string => `dimension-${n % ratings.dimensions}`;
  const role: PlannedRole = {
    versionId: 'version',
    dimensions: fit.dimensions.map(({ dimensionId: id }, n) => ({
      id,
      key: keyOf(n),
      name: keyOf(n),
      weight: 1,
      isMustHave: n < 3,
    })),
    exercises: Array.from({ length: rounds + 1 }, (_, n) => ({
      key: `exercise-${n}`,
      name: `Exercise ${n}`,
      minutes: 60,
      dimensions: [keyOf(n), keyOf(n + 1), keyOf(n + 2)],
    })),
  };
  const plan = Array.from({ length: rounds }, (_, n) =>
    PlannedRound.parse({
      exerciseKey: `exercise-${n}`,
      minutes: 60,
      isHeld: false,
      seats: Array.from({ length: 1 + (n % 2) }, (_seat, place) => ({
        memberId: place === 0 ? uuid(100 + n) : null,
        dimensionIds: [n, n + 1, n + 2].map((d) => uuid(d % ratings.dimensions)),
      })),
    }),
  );
  say('calibration: a planned loop, 6 rounds, 9 interviewers, 8 dimensions');
  sayRow(
    'predicted intervals, what to add and what to drop',
    `${(await milliseconds(101, () => predictLoopPlan(fit, role, plan))).toFixed(1)} ms`,
    '< 10 ms',
  );
}
