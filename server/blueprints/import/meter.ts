/**
 * Counts the steps of a parse so that tests can bound the work by the length of the input, without a clock.
 * One step is one line looked at, one character run scanned or one table split scored; the last are also counted
 * apart, because they have a limit of their own.
 */
export type Meter = { steps: number; splitSteps: number };

export function newMeter(): Meter {
  return { steps: 0, splitSteps: 0 };
}
