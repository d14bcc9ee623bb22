import type { PinnedFigures } from '#shared/figures.ts';
import { barWords } from '#web/features/debriefs/debrief-words.ts';
import { shortRefusal } from '#web/features/debriefs/refusal-words.ts';
import { points } from '#web/features/debriefs/step-words.ts';
import { count, type Format, list } from '#web/ui/format.ts';

export type DimensionFigure = PinnedFigures['dimensions'][number];

export type StateFacts = Pick<PinnedFigures, 'state' | 'missing' | 'apart'>;

/** The state of the figures, which stands wherever they do. */
export interface StateWords {
  readonly word: string;
  readonly about: string;
}

export function stateWords({ state, missing, apart }: StateFacts): StateWords {
  if (apart !== null) return { word: 'Not comparable', about: apartWords(apart) };
  const wants = missingWords(missing);
  switch (state) {
    case 'raw_only':
      return {
        word: 'Raw only',
        about:
          wants === null
            ? 'plain means of the scores as given. No calculation holds for this role yet.'
            : `plain means of the scores as given. Before who interviewed can be allowed for, this role needs ${wants}.`,
      };
    case 'provisional':
      return {
        word: 'Provisional',
        about:
          wants === null
            ? 'the figures allow for who interviewed, on a short history.'
            : `the figures allow for who interviewed, on a short history. To count as calibrated, this role needs ${wants}.`,
      };
    case 'calibrated':
      return {
        word: 'Calibrated',
        about:
          'the figures allow for who interviewed, which dimensions were assessed and how much evidence there is.',
      };
  }
}

/** What would join a panel that stands apart: people who can still interview. */
function apartWords({ elsewhere, here }: NonNullable<PinnedFigures['apart']>): string {
  const ways = [
    ...(elsewhere === null ? [] : [`of this candidate by ${elsewhere.name}`]),
    ...(here === null ? [] : [`of one of theirs by ${here.name}`]),
  ];
  const join =
    ways.length === 0
      ? ''
      : ` One interview ${ways.join(', or ')}${ways.length > 1 ? ',' : ''} would join them.`;
  return `no shared interviewer joins this panel to the others who score this role, so the raw scores stand alone.${join}`;
}

/** "2 more interviewers and 14 more cards"; null where nothing is missing. */
function missingWords({ raters, candidates, cards }: PinnedFigures['missing']): string | null {
  const wanted = [
    ...(raters > 0 ? [count(raters, 'more interviewer', 'more interviewers')] : []),
    ...(candidates > 0 ? [count(candidates, 'more candidate', 'more candidates')] : []),
    ...(cards > 0 ? [count(cards, 'more card', 'more cards')] : []),
  ];
  return wanted.length === 0 ? null : list(wanted);
}

/** "Figures pinned 14:02"; with the day where that is not today. */
export function pinnedWords(pinnedAt: string, format: Format, now = new Date().toISOString()): string {
  const isToday = format.day(pinnedAt) === format.day(now);
  return `Figures pinned ${isToday ? format.time(pinnedAt) : format.dayAndTime(pinnedAt)}`;
}

/** How sure the word against the bar is: in steps of 5 between <5 % and >95 %. */
export function surenessWords(percent: number): string {
  if (percent < 5) return '<5 %';
  if (percent > 95) return '>95 %';
  return `${Math.round(percent / 5) * 5} %`;
}

/** "3.1 to 4.1" */
export function rangeWords({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${points(low)} to ${points(high)}`;
}

/** "probably above", or why there is no word. */
export function againstBarWords({ againstBar }: Pick<DimensionFigure, 'againstBar'>): string {
  return againstBar.kind === 'word' ? barWords[againstBar.word] : shortRefusal(againstBar.reason);
}

/** Which dimensions show raw alone because of their anchors, in a sentence; null for none. */
export function withheldWords({ dimensions, composite }: PinnedFigures): string | null {
  const names = dimensions.flatMap(({ name, calibrated }) =>
    calibrated.kind === 'no_figure' && calibrated.reason === 'anchors_off_scale' ? [name] : [],
  );
  if (names.length === 0) return null;
  const isOne = names.length === 1;
  const left = composite.calibrated.kind === 'figure';
  return [
    `${list(names)}: the anchors don’t fit the scale that the dimensions share, so ${isOne ? 'its calibrated score is' : 'their calibrated scores are'} withheld.`,
    ...(left
      ? [`All dimensions together leave ${isOne ? 'it' : 'them'} out, raw and calibrated alike.`]
      : []),
  ].join(' ');
}

/** The finding of the interval plots. */
export function plotTitle({ state, dimensions }: Pick<PinnedFigures, 'state' | 'dimensions'>): string {
  const words = dimensions.flatMap(({ againstBar }) => (againstBar.kind === 'word' ? [againstBar.word] : []));
  if (state === 'raw_only' || words.length === 0) return rawTitle(dimensions);
  const above = words.filter((word) => word.endsWith('_above')).length;
  const below = words.filter((word) => word.endsWith('_below')).length;
  const unsure = words.length - above - below;
  const silent = dimensions.length - words.length;
  if (above === dimensions.length) return `Above the bar on all ${count(above, 'dimension', 'dimensions')}`;
  const said = [
    ...(above > 0 ? [`above the bar on ${above}`] : []),
    ...(below > 0 ? [`below it on ${below}`] : []),
    ...(unsure > 0 ? [`can’t tell on ${unsure}`] : []),
    ...(silent > 0 ? [`no word on ${silent}`] : []),
  ];
  return `Of ${count(dimensions.length, 'dimension', 'dimensions')}: ${said.join(', ')}`;
}

function rawTitle(dimensions: readonly DimensionFigure[]): string {
  const scored = dimensions
    .flatMap(({ name, raw }) => (raw === null ? [] : [{ name, raw }]))
    .sort((a, b) => a.raw - b.raw);
  const [low, high] = [scored[0], scored.at(-1)];
  if (low === undefined || high === undefined) return 'No dimension was assessed';
  if (points(low.raw) === points(high.raw)) return `Raw means all at ${points(low.raw)}`;
  return `Raw means from ${points(low.raw)} (${low.name}) to ${points(high.raw)} (${high.name})`;
}
