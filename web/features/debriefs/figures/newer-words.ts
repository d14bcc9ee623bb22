import type { NewerFigures, Step } from '#shared/newer-figures.ts';
import { points, signed } from '#web/features/debriefs/step-words.ts';

/** "Newer figures: +0.1": how the composite would move, calibrated where it is; null where it is not shown. */
export function newerWords({ composite }: NewerFigures): string | null {
  const { raw, calibrated } = composite;
  if (isMeasured(calibrated)) return `Newer figures: ${signed(calibrated.to - calibrated.from)}`;
  return isMeasured(raw) ? `Newer figures: raw ${signed(raw.to - raw.from)}` : null;
}

/** What adopting would change, a line each; one line that says so where it is nothing. */
export function changeLines({ composite, dimensions }: NewerFigures): readonly string[] {
  const lines = [{ name: 'All dimensions together', ...composite }, ...dimensions].flatMap(
    ({ name, raw, calibrated }) => {
      const changes = [...stepWords('raw', raw), ...stepWords('calibrated', calibrated)];
      return changes.length === 0 ? [] : [`${name}: ${changes.join(', ')}.`];
    },
  );
  return lines.length === 0 ? ['No figure changes by a tenth or more.'] : lines;
}

function stepWords(what: string, step: Step): string[] {
  const { from, to } = step;
  if (from === to) return [];
  if (isMeasured(step)) return [`${what} ${points(step.from)} to ${points(step.to)}`];
  return [to === null ? `${what} not shown any more` : `${what} ${points(to)}, none before`];
}

function isMeasured(step: Step): step is { readonly from: number; readonly to: number } {
  return step.from !== null && step.to !== null;
}
