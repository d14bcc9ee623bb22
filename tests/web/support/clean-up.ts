import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { closeToast, currentToasts } from '#web/ui/toast.ts';

// The first page of a file waits for its code to be compiled.
configure({ asyncUtilTimeout: 20_000 });

/** Run for every file (vitest.config.ts): its files share their modules, and hooks in those would be the first file's alone. */
afterEach(() => {
  cleanup();
  for (const { id } of currentToasts()) closeToast(id);
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  localStorage.clear();
});
