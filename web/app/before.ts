// What can't wait for the application, and therefore imports nothing.

/** zod reads its settings from here when its first schema is built: without `jitless` it tries out eval, which the content security policy reports. */
const zodSettings = globalThis as { __zod_globalConfig?: { jitless: boolean } }; // Not in zod's types.
zodSettings.__zod_globalConfig = { jitless: true };

/** Mantine sets the scheme again; this early, a reader who chose the other one than the system's sees no flash. */
document.documentElement.setAttribute('data-mantine-color-scheme', isDark() ? 'dark' : 'light');

function isDark(): boolean {
  const chosen = storedScheme();
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function storedScheme(): string | null {
  try {
    return localStorage.getItem('mantine-color-scheme-value');
  } catch {
    return null; // Storage is blocked: follow the system.
  }
}
