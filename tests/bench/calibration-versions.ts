import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { say } from '#tests/bench/quantiles.ts';
import { shifted, simulateVersions } from '#tests/engine/version-simulation.ts';

const RUNS = 400;
const cases = [
  { cards: 30, shift: 0 },
  { cards: 120, shift: 0 },
  { cards: 30, shift: 1 },
  { cards: 120, shift: 1 },
  { cards: 240, shift: 1 },
] as const;

/** How often the link between two versions of a blueprint breaks by chance, and how often a real shift is found. */
export function measureVersionLinks(): void {
  say(`calibration: two versions of eight dimensions, ${RUNS} simulations each`);
  say(
    '  cards on each  real shift   a dimension leaves  of all dimensions  the shifted one leaves  the versions part',
  );
  for (const { cards, shift } of cases) {
    let [one, all, right, apart] = [0, 0, 0, 0];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { left, versions } = makeFamilyFit(simulateVersions({ seed, cards, shift }), () => undefined);
      if (left.length > 0) one += 1;
      all += left.length / 8;
      if (left.some(({ dimensionId }) => dimensionId === shifted)) right += 1;
      if (versions.some(({ isIn }) => !isIn)) apart += 1;
    }
    const share = (times: number): string => `${((100 * times) / RUNS).toFixed(1)} %`;
    say(
      `  ${String(cards).padStart(13)} ${shift.toFixed(1).padStart(11)} ${share(one).padStart(20)} ${share(all).padStart(18)} ${share(right).padStart(23)} ${share(apart).padStart(18)}`,
    );
  }
}
