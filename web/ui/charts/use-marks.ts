import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { firstMark, type MarkPlace, nextMark } from '#web/ui/charts/roving-marks.ts';

export interface MarkProps {
  readonly 'data-place': string;
  readonly tabIndex: number;
  readonly onFocus: () => void;
}

export interface Marks<Frame extends Element> {
  readonly frame: RefObject<Frame | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** What makes a drawn group one of the marks; `row` and `mark` are its place. */
  readonly markProps: (row: number, mark: number) => MarkProps;
}

/** One Tab stop for a chart; the arrow keys walk through its marks. `counts` holds the number of marks of each row. */
export function useMarks<Frame extends Element>(counts: readonly number[]): Marks<Frame> {
  const frame = useRef<Frame>(null);
  const [chosen, setChosen] = useState<MarkPlace>(() => firstMark(counts));
  const reached = (counts[chosen.row] ?? 0) > chosen.mark ? chosen : firstMark(counts);
  return {
    frame,
    onKeyDown: (event) => {
      const next = nextMark(event.key, reached, counts);
      if (next === null) return;
      event.preventDefault();
      setChosen(next);
      frame.current?.querySelector<SVGElement>(`[data-place="${next.row}-${next.mark}"]`)?.focus();
    },
    markProps: (row, mark) => ({
      'data-place': `${row}-${mark}`,
      tabIndex: row === reached.row && mark === reached.mark ? 0 : -1,
      onFocus: () => setChosen({ row, mark }),
    }),
  };
}
