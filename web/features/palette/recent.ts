/** As many as the server is asked for at once. */
const MOST = 8;

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const address = new RegExp(`^/(?:(candidate|loop|job)s/|people\\?(?:.*&)?member=)(${id})(?![^?&#])`);
const reference = new RegExp(`^[a-z]+\\.${id}$`);

const keyOf = (whose: string): string => `evenhand-recent ${whose}`;

/**
 * What somebody opened last, the last first, as `kind.id`. Kept on this device for each member apart, and without any
 * name: who else uses the device learns nothing from it, and the server says what it is called, as its reader may know
 * it by then.
 */
export function readRecent(whose: string): readonly string[] {
  try {
    return (localStorage.getItem(keyOf(whose)) ?? '').split(',').filter((text) => reference.test(text));
  } catch {
    return [];
  }
}

/** What is at this address, as `kind.id`; null where that is nothing that can be found again. */
export function openedAt(href: string): string | null {
  const found = address.exec(href);
  return found === null ? null : `${found[1] ?? 'person'}.${found[2]}`;
}

/** Notes that somebody is at this address. */
export function noteOpened(whose: string, href: string): void {
  const opened = openedAt(href);
  if (opened === null) return;
  const others = readRecent(whose).filter((text) => text !== opened);
  try {
    localStorage.setItem(keyOf(whose), [opened, ...others].slice(0, MOST).join());
  } catch {
    // A browser that stores nothing remembers nothing.
  }
}
