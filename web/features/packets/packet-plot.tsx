import type { ReactElement } from 'react';
import type { PacketBlock, PlotRow as PacketPlotRow } from '#shared/packet-document.ts';
import { IntervalPlot, type PlotRow } from '#web/ui/charts/interval-plot.tsx';

type Plot = Extract<PacketBlock, { kind: 'plot' }>;

/** The interval plot of a packet: the chart of the debrief's page, from what the packet keeps. */
export function PacketPlot({ title, rows }: Plot): ReactElement {
  const isCalibrated = rows.some(({ calibrated }) => calibrated !== null);
  return (
    <IntervalPlot
      title={title}
      scale={{ low: 1, high: 5 }}
      axisLabel="Score, 1 to 5"
      noteLabel={rows.some(({ note }) => note !== '') ? 'Against the bar' : ''}
      rows={rows.map(plotRow)}
      legend={{
        hollow: 'raw',
        solid: isCalibrated ? 'calibrated' : null,
        bars: isCalibrated ? 'where it likely lies: 50 % thick, 90 % thin' : null,
        tick: rows.some(({ scores }) => scores.length > 0) ? 'a score given' : null,
        limit: rows.some(({ limit }) => limit !== null)
          ? 'from here on, the bar or more is more likely than not'
          : null,
      }}
    />
  );
}

function plotRow({ name, words, raw, calibrated, limit, scores, note }: PacketPlotRow): PlotRow {
  const shown = (value: number): string => value.toFixed(1);
  return {
    key: name,
    name,
    about: words,
    note,
    hollow: raw === null ? null : { value: raw, words: `${name}: raw ${shown(raw)}`, short: shown(raw) },
    solid:
      calibrated === null
        ? null
        : {
            value: calibrated.value,
            inner: calibrated.likely50,
            outer: calibrated.likely90,
            words: `${name}: ${words}`,
            short: shown(calibrated.value),
          },
    limit:
      limit === null
        ? null
        : { value: limit, words: `${name}: the line of the bar stands at ${shown(limit)}`, short: note },
    ticks: scores.map((value, index) => ({
      key: String(index),
      value,
      words: `${name}: a score of ${value}`,
      short: String(value),
    })),
  };
}
