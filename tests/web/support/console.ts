import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

/** A console error or warning fails the test it happens in: React's complaints are faults, not noise. */
export function failOnConsole(): void {
  let spies: MockInstance[] = [];
  beforeEach(() => {
    spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  });
  afterEach(() => {
    const said = spies.flatMap((spy) => spy.mock.calls);
    for (const spy of spies) spy.mockRestore();
    expect(said).toEqual([]);
  });
}
