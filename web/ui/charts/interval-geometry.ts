import { positionOn, type Scale } from '#web/ui/charts/scale.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Something that can be pointed at, with what is said of it. */
interface Said {
  /** The whole sentence, for a screen reader and the pointer. */
  readonly words: string;
  /** What stands beside the mark while it is pointed at. */
  readonly short: string;
}

/** One row of an interval plot, in the units of its axis. */
export interface IntervalRow {
  readonly key: string;
  readonly name: string;
  /** The hollow dot. */
  readonly hollow: (Said & { readonly value: number }) | null;
  /** The solid dot with its thick and its thin bar. */
  readonly solid: (Said & { readonly value: number; readonly inner: Range; readonly outer: Range }) | null;
  /** The dashed line. */
  readonly limit: (Said & { readonly value: number }) | null;
  /** Small strokes under the bars. */
  readonly ticks: readonly (Said & { readonly key: string; readonly value: number })[];
}

export interface Mark extends Said {
  readonly key: string;
  readonly kind: 'hollow' | 'solid' | 'limit' | 'tick';
  /** In percent of the axis. */
  readonly at: number;
  /** In pixels, where several ticks share a value. */
  readonly shift: number;
}

/** A stretch of the axis, in percent. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface IntervalLayout {
  /** From left to right, as the arrow keys walk through them. */
  readonly marks: readonly Mark[];
  readonly inner: Stretch | null;
  readonly outer: Stretch | null;
  /** From the hollow dot to the solid one, so that the step is seen. */
  readonly join: Stretch | null;
}

const tickGapPx = 7;
const order: Record<Mark['kind'], number> = { limit: 0, hollow: 1, solid: 2, tick: 3 };

/** Where everything of a row is drawn. What the row lacks has no place: nothing is drawn for it. */
export function layoutIntervalRow(row: IntervalRow, scale: Scale): IntervalLayout {
  const place = positionOn(scale);
  const stretch = ({ low, high }: Range): Stretch => ({ from: place(low), to: place(high) });
  const { hollow, solid, limit } = row;
  const lone = (kind: Mark['kind'], said: (Said & { readonly value: number }) | null): Mark[] =>
    said === null
      ? []
      : [{ key: kind, kind, at: place(said.value), shift: 0, words: said.words, short: said.short }];
  const marks = [
    ...lone('limit', limit),
    ...lone('hollow', hollow),
    ...lone('solid', solid),
    ...row.ticks.map((tick): Mark => {
      const same = row.ticks.filter(({ value }) => value === tick.value);
      return {
        key: tick.key,
        kind: 'tick',
        at: place(tick.value),
        shift: (same.indexOf(tick) - (same.length - 1) / 2) * tickGapPx,
        words: tick.words,
        short: tick.short,
      };
    }),
  ];
  return {
    marks: marks.sort((a, b) => a.at - b.at || order[a.kind] - order[b.kind] || a.shift - b.shift),
    inner: solid === null ? null : stretch(solid.inner),
    outer: solid === null ? null : stretch(solid.outer),
    join: solid === null || hollow === null ? null : { from: place(hollow.value), to: place(solid.value) },
  };
}
