import { readFileSync } from 'node:fs';
import { processStartedAt } from './lock.mjs';

/**
 * Ends this process the ordinary way when the `npm` that started it is gone: whoever kills npm means the product, and
 * would otherwise meet a running one at the next start. Looks at Linux only, where looking costs nothing.
 */
export function endWithParent() {
  if (process.platform !== 'linux' || !process.env.npm_lifecycle_event) return;
  const watched = ancestors().map((pid) => ({ pid, startedAt: processStartedAt(pid) }));
  const timer = setInterval(() => {
    if (watched.every(({ pid, startedAt }) => processStartedAt(pid) === startedAt)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}

/** npm runs scripts through a shell, which may still stand between. */
function ancestors() {
  try {
    const parent = process.ppid;
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const grandparent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return /^(sh|dash|bash|ash)$/.test(name) ? [parent, grandparent] : [parent];
  } catch {
    return [];
  }
}
