import { vi } from 'vitest';
import type { SealedWorld, Variant } from '#tests/support/seal-scene.ts';

/** One of the two worlds of a differential walk, with the modules it was made by. */
export type Side<Modules extends object> = SealedWorld & {
  readonly walks: typeof import('#tests/support/seal-walk.ts');
} & Modules;

/**
 * Both worlds of a differential walk. Each loads the code of its own anew, so that counters in factories stand alike:
 * `load` imports what else the walk makes its scenes by.
 */
export async function createSides<Modules extends object>(
  load: () => Promise<Modules>,
): Promise<readonly [Side<Modules>, Side<Modules>]> {
  const create = async (variant: Variant): Promise<Side<Modules>> => {
    vi.resetModules();
    const { createSealedWorld } = await import('#tests/support/seal-scene.ts');
    const modules = await load();
    const walks = await import('#tests/support/seal-walk.ts');
    return { ...(await createSealedWorld(variant)), walks, ...modules };
  };
  return [await create('one'), await create('other')];
}
