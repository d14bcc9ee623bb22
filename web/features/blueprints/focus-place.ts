const focusable = 'input, textarea, select, button, a[href], [tabindex]';

/**
 * Moves the focus to where a dotted path stands on the page: to the element marked with it, or with the nearest part
 * of it that is there. False when nothing of it is on the page.
 */
export function focusPlace(path: string): boolean {
  const safe = path.replace(/[^\w.-]/g, '');
  for (let at = safe; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = document.querySelector<HTMLElement>(`[data-place="${at}"]`);
    if (place === null) continue;
    const target = place.matches(focusable) ? place : place.querySelector<HTMLElement>(focusable);
    openAround(target ?? place);
    (target ?? place).focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}

/** What stands in a closed disclosure can't take the focus. */
function openAround(element: HTMLElement): void {
  for (let around = element.closest('details'); around !== null; ) {
    around.open = true;
    around = around.parentElement?.closest('details') ?? null;
  }
}
