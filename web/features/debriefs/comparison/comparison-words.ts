import type { ComparedCandidate, Comparison } from '#shared/comparison.ts';
import { debriefStates, mustHaveStates, outcomes } from '#web/features/debriefs/debrief-words.ts';
import { rangeWords, surenessWords } from '#web/features/debriefs/figure-words.ts';
import { refusalWords } from '#web/features/debriefs/refusal-words.ts';
import { points } from '#web/features/debriefs/step-words.ts';
import type { PlotRow } from '#web/ui/charts/interval-plot.tsx';
import { count, list } from '#web/ui/format.ts';

export type Band = readonly ComparedCandidate[];

/** The finding: what the scores can tell apart, and what they can't. */
export function bandsTitle(bands: readonly Band[]): string {
  const all = bands.flat().length;
  const first = bands[0]?.length ?? 0;
  if (all === 1) return 'One candidate has a calibrated figure';
  if (bands.length === 1) return `The scores can’t tell these ${all} candidates apart`;
  const top =
    first === 1
      ? `${bands[0]?.[0]?.candidate.name} stands above the others`
      : `The ${first} candidates of the first band can’t be told apart`;
  return `${top}; ${all} candidates in ${count(bands.length, 'band', 'bands')}`;
}

export function bandHeading(band: Band, place: number): string {
  return `Band ${place + 1}: ${count(band.length, 'candidate', 'candidates')}`;
}

/** "Undecided", "Hire, approved". */
export function decisionWords({ state, outcome }: Pick<ComparedCandidate, 'state' | 'outcome'>): string {
  if (outcome === null) return 'Undecided';
  return `${outcomes[outcome].word}: ${debriefStates[state].word.toLowerCase()}`;
}

/** "2 of 3 must-haves met; Reliability disputed": a composite never stands without them. */
export function mustHaveWords({ mustHaves }: Pick<ComparedCandidate, 'mustHaves'>): string {
  if (mustHaves.length === 0) return 'No must-haves';
  const met = mustHaves.filter(({ state }) => state === 'met').length;
  const open = mustHaves
    .filter(({ state }) => state !== 'met')
    .map(({ name, state }) => `${name} ${mustHaveStates[state].word.toLowerCase()}`);
  const said = `${met} of ${count(mustHaves.length, 'must-have', 'must-haves')} met`;
  return open.length === 0 ? said : `${said}; ${list(open)}`;
}

/** Why a candidate stands in no band. */
export function restWords({ composite, apart }: Pick<ComparedCandidate, 'composite' | 'apart'>): string {
  if (composite === null) return 'A card is still owed, so nothing of it is laid beside others.';
  if (composite.calibrated.kind === 'figure') return '';
  const why = refusalWords(composite.calibrated.reason);
  if (apart === null) return why;
  const ways = [
    ...(apart.elsewhere === null ? [] : [`of this candidate by ${apart.elsewhere.name}`]),
    ...(apart.here === null ? [] : [`of one of the others by ${apart.here.name}`]),
  ];
  return ways.length === 0 ? why : `${why} One interview ${ways.join(', or ')} would join them.`;
}

/** "3.4"; null where the plain mean is not shown either. */
export function rawOf({ composite }: Pick<ComparedCandidate, 'composite'>): number | null {
  return composite?.raw.kind === 'figure' ? composite.raw.value : null;
}

/** "about even", "more likely A": the number in words that promise nothing. */
export function likelihoodWords(percent: number, a: string, b: string): string {
  if (percent > 35 && percent < 65) return 'can’t tell them apart';
  const [above, sure] = percent >= 65 ? [a, percent] : [b, 100 - percent];
  return `${above} above: ${surenessWords(sure)}`;
}

/** A candidate as a row of the plot, without what the page adds. */
export function plotRowOf(row: ComparedCandidate): Omit<PlotRow, 'note' | 'above'> {
  const { composite, candidate } = row;
  if (composite?.calibrated.kind !== 'figure') throw new Error(`${candidate.name} has no figure`);
  const { value, likely50, likely90 } = composite.calibrated;
  const raw = rawOf(row);
  const calibrated = `calibrated ${points(value)}`;
  return {
    key: row.loopId,
    name: candidate.name,
    hollow:
      raw === null
        ? null
        : { value: raw, words: `${candidate.name}: raw ${points(raw)}`, short: `raw ${points(raw)}` },
    solid: {
      value,
      inner: likely50,
      outer: likely90,
      words: `${candidate.name}: ${calibrated}, likely ${rangeWords(likely90)}; half of the time within ${rangeWords(likely50)}`,
      short: points(value),
    },
    limit: null,
    ticks: [],
    about: `${raw === null ? '' : `Raw ${points(raw)}, `}${calibrated} (${rangeWords(likely90)})`,
  };
}

/** The table behind the plot, with those who stand in no band. */
export function comparisonTable({ bands, rest }: Pick<Comparison, 'bands' | 'rest'>): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
} {
  const line = (row: ComparedCandidate, band: number | null): (string | number | null)[] => {
    const figure = row.composite?.calibrated.kind === 'figure' ? row.composite.calibrated : null;
    return [
      row.candidate.name,
      band,
      rawOf(row),
      figure?.value ?? null,
      figure?.likely90.low ?? null,
      figure?.likely90.high ?? null,
      row.composite === null ? null : Math.round(row.composite.coverage * 100),
      mustHaveWords(row),
      decisionWords(row),
      row.stage,
    ];
  };
  return {
    header: [
      'Candidate',
      'Band',
      'Raw',
      'Calibrated',
      'Likely from',
      'Likely to',
      'Weight assessed, %',
      'Must-haves',
      'Decision',
      'Stage',
    ],
    rows: [
      ...bands.flatMap((band, place) => band.map((row) => line(row, place + 1))),
      ...rest.map((row) => line(row, null)),
    ],
  };
}
