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
    const line = `${counts.passed} passed, ${counts.failed + broken} failed`;
    // After the default reporter's own summary, which it writes in the same turn.
    setImmediate(() => process.stdout.write(`\n${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`));
  }
}
