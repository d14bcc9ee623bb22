/** The p-quantile of measured values by the nearest rank; NaN for none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

/** Milliseconds of each of `times` runs, after a tenth as many to warm up. */
export async function timeRuns(times: number, run: () => Promise<void> | void): Promise<number[]> {
  for (let n = 0; n < times / 10; n += 1) await run();
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
