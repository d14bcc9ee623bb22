/** Pages that a one-time link leads to: one's own, or of a candidate who picks a time. */
const pages: readonly string[] = ['/link', '/slots'];

/**
 * Takes the token out of the address bar's fragment, so that it stays in no history, bookmark or screenshot. To be
 * called before the router exists, which would keep the whole address in its state.
 */
export function takeToken(): string {
  if (!pages.includes(window.location.pathname)) return '';
  const token = window.location.hash.slice(1);
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}

/** Another link pasted into the same tab changes only the fragment: load anew, so that it is taken the same way. */
export function reloadOnAnotherToken(): void {
  window.addEventListener('hashchange', () => {
    if (pages.includes(window.location.pathname) && window.location.hash !== '') window.location.reload();
  });
}
