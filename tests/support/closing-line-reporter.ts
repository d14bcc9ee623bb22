import type { Reporter, TestModule } from 'vitest/node';

/** Says at the very end, in one plain line for people and scripts, how many tests passed, failed and were left out. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = errors.length;
    for (const module of modules) {
      // A file that cannot be loaded has no tests to count, and would otherwise read as "0 failed".
      if (module.errors().length > 0) broken += 1;
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
    }
    const skipped = counts.skipped + counts.pending;
    // At the exit, after the default reporter's own summary.
    process.once('exit', (code) => {
      // Whatever else ends a run badly, a set-up that failed for instance, must not read as "0 failed" either.
      const failed = Math.max(counts.failed + broken, code === 0 ? 0 : 1);
      process.stdout.write(
        `\n${counts.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      );
    });
  }
}
