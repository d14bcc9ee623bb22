import type { TestProject } from 'vitest/node';
import { makeDataDir, removeDataDir, startProduct } from '#tests/support/product.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder in which a first start has made the demo company, and which no product uses. */
    demoData: string;
  }
}

/** Makes the demo company once for all journeys: each begins with a copy of it. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const dataDir = makeDataDir();
  const product = await startProduct({ dataDir });
  await product.stop();
  project.provide('demoData', dataDir);
  return () => removeDataDir(dataDir);
}
