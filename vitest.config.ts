import { defineConfig } from 'vitest/config';

/** Two workers: the smallest machine this is meant to run on has two cores. */
const workers = 2;

/** How long a test may hang before it is given up, in ms: walks over every contract take half a minute on a busy machine. */
const patience = 180_000;

/** Files of one worker share their modules: reading them again for each took as long as many of the tests. */
const shared = { isolate: false };

const postgres = './tests/support/postgres-setup.ts';

export default defineConfig({
  test: {
    maxWorkers: workers,
    passWithNoTests: true,
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    projects: [
      { extends: true, test: { name: 'architecture', include: ['tests/architecture.test.ts'] } },
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...shared } },
      {
        extends: true,
        test: { name: 'engine', include: ['tests/engine/**/*.test.ts'], testTimeout: patience, ...shared },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 60_000,
          setupFiles: ['./tests/web/support/clean-up.ts'],
          ...shared,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          ...shared,
          include: ['tests/api/**/*.test.ts', 'tests/security/**/*.test.ts'],
          globalSetup: [postgres],
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['./tests/support/demo-data-setup.ts'],
          // After the others: each brings a browser and a whole product of its own.
          sequence: { groupOrder: 1 },
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
    ],
  },
});
