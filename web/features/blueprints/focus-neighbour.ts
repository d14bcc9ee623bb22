const focusable = 'a[href], button:not(:disabled), input, textarea, select';

/**
 * Moves the focus out of something that is about to go: to what follows it, else to what stands before it, else to the
 * heading around it. Without this, whoever works by keyboard would be thrown to the top of the page.
 */
export function focusNeighbour(going: Element | null): void {
  if (going === null) return;
  const near = [going.nextElementSibling, going.previousElementSibling]
    .map((one) => (one?.matches(focusable) === true ? one : one?.querySelector(focusable)))
    .find((one) => one instanceof HTMLElement);
  const heading = going.closest('section')?.querySelector('[tabindex="-1"]');
  const target = near ?? heading ?? document.querySelector('main h2[tabindex="-1"]');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
