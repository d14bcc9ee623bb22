import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus at the loop that it is at when rows change their places under it: a browser drops it from whatever is
 * moved. Returns the ref of what holds the rows; a loop's link stands in an element with `data-loop`.
 */
export function useKeptFocus(rows: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const at = useRef<string | null>(null);
  // Where the focus is, is the document's to say.
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      const loop = target instanceof Element ? target.closest<HTMLElement>('[data-loop]') : null;
      at.current = loop?.dataset.loop ?? null;
    };
    const leave = (): void => {
      at.current = null;
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', leave);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the rows that moves what has the focus
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return;
    linkOf(frame.current, at.current)?.focus({ preventScroll: true });
  }, [rows]);
  return frame;
}

function linkOf(frame: HTMLElement | null, loopId: string): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-loop="${CSS.escape(loopId)}"] a`) ?? null;
}
