import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { CardPart } from '#web/features/scorecards/card-part.ts';

/**
 * Where one part is shown at a time, each is found again as far down as it was left: the parts stand in the same page, and
 * share one scroll bar. `navRef` is what switches them, which a wide screen does not show.
 */
export function usePlaces(part: CardPart, navRef: RefObject<HTMLElement | null>): void {
  const places = useRef<Partial<Record<CardPart, number>>>({});
  // Before the reader sees the new part where the old one was scrolled to.
  useLayoutEffect(() => {
    if (navRef.current === null || navRef.current.offsetParent === null) return;
    const place = places.current[part];
    const content = document.querySelector('[data-part]');
    if (place !== undefined) window.scrollTo({ top: place });
    else if (isAbove(content, navRef.current)) content?.scrollIntoView({ block: 'start' });
    const note = (): void => {
      places.current[part] = window.scrollY;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [part, navRef]);
}

function isAbove(content: Element | null, nav: Element): boolean {
  return content !== null && content.getBoundingClientRect().top < nav.getBoundingClientRect().bottom;
}
