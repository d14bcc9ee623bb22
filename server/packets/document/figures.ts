import { facts, type Moment, part, section, soft, table, text } from '#server/packets/document/blocks.ts';
import {
  barWords,
  count,
  list,
  mustHaveStates,
  noFigure,
  points,
  range,
  shortNoFigure,
  signed,
} from '#server/packets/document/words.ts';
import type { Debrief } from '#shared/debriefs.ts';
import { isCovered, type PinnedFigures } from '#shared/figures.ts';
import type { PacketBlock, PlotRow } from '#shared/packet-document.ts';

type DimensionFigure = PinnedFigures['dimensions'][number];
type Composite = PinnedFigures['composite'];

/** Raw beside calibrated for each dimension, as a picture and as a table. */
export function dimensionSection({ figures }: Debrief): PacketBlock[] {
  const isRawOnly = figures.state === 'raw_only';
  const weights = figures.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return [
    section('Scores with their uncertainty'),
    text(stateWords(figures)),
    {
      kind: 'plot',
      title: 'Each dimension: raw mean, calibrated score and where it likely lies',
      rows: figures.dimensions.map((one) => dimensionRow(one, isRawOnly)),
    },
    table(
      'The same figures',
      [
        ['Dimension', 5],
        ['Weight', 2, 'right'],
        ['Bar', 1, 'right'],
        ['Raw', 2, 'right'],
        ['Calibrated', 3, 'right'],
        ['Likely (90 %)', 3, 'right'],
        ['Against the bar', 4],
      ],
      figures.dimensions.map((one) => [
        one.isMustHave ? `${one.name} (must-have)` : one.name,
        `${Math.round((one.weight / weights) * 100)} %`,
        String(one.bar),
        one.raw === null ? '–' : points(one.raw),
        ...figureCells(shownFigure(one.calibrated, isRawOnly)),
        againstBarWords(one, isRawOnly),
      ]),
    ),
  ];
}

const rawOnly = { kind: 'no_figure', reason: 'raw_only' } as const;

/** Where the state is raw only, nothing calibrated is shown, whatever was calculated. */
function shownFigure(
  figure: DimensionFigure['calibrated'],
  isRawOnly: boolean,
): DimensionFigure['calibrated'] {
  return isRawOnly && figure.kind === 'figure' ? rawOnly : figure;
}

function figureCells(figure: DimensionFigure['calibrated']): [string, string] {
  if (figure.kind === 'no_figure') return ['–', shortNoFigure(figure.reason)];
  return [points(figure.value), range(figure.likely90)];
}

function againstBarWords({ againstBar }: DimensionFigure, isRawOnly: boolean): string {
  if (againstBar.kind === 'no_figure') return shortNoFigure(againstBar.reason);
  return isRawOnly ? shortNoFigure('raw_only') : barWords[againstBar.word];
}

/** The line of the bar stands half a point below it, as on the page; a bar of 1 has none, because every score reaches it. */
function dimensionRow(one: DimensionFigure, isRawOnly: boolean): PlotRow {
  const { name, raw, bar, scores } = one;
  const calibrated = shownFigure(one.calibrated, isRawOnly);
  const given = scores.map(({ rating }) => rating).sort((a, b) => a - b);
  const words = [
    raw === null ? 'not assessed' : `raw ${points(raw)} from ${list(given.map(String))}`,
    ...(calibrated.kind === 'figure'
      ? [`calibrated ${points(calibrated.value)}, likely ${range(calibrated.likely90)}`]
      : []),
  ];
  return {
    name,
    words: words.join('; '),
    raw,
    calibrated: plotted(calibrated),
    limit: bar === 1 ? null : bar - 0.5,
    scores: given,
    note: `Bar ${bar}: ${againstBarWords(one, isRawOnly)}`,
  };
}

function plotted(figure: DimensionFigure['calibrated']): PlotRow['calibrated'] {
  if (figure.kind === 'no_figure') return null;
  const { value, likely50, likely90 } = figure;
  return { value, likely50, likely90 };
}

/** All assessed dimensions as one figure, with the step between raw and calibrated, and never without the must-haves. */
export function compositeSection({ figures, mustHaves }: Debrief): PacketBlock[] {
  const isRawOnly = figures.state === 'raw_only';
  const composite = {
    ...figures.composite,
    calibrated: shownFigure(figures.composite.calibrated, isRawOnly),
  };
  const { raw, calibrated, coverage } = composite;
  const covered = figures.dimensions.filter((dimension) => isCovered(dimension, composite));
  const beside = mustHaves.map(({ name, state }) => `${name}: ${mustHaveStates[state].toLowerCase()}`);
  return [
    section('All dimensions together'),
    ...(raw.kind === 'no_figure'
      ? [text(`${noFigure[raw.reason]} The dimensions above stand on their own.`)]
      : compositeBlocks(composite, raw.value)),
    ...(raw.kind === 'figure' && calibrated.kind === 'no_figure' ? [text(noFigure[calibrated.reason])] : []),
    soft(
      `Covers ${covered.length} of ${count(figures.dimensions.length, 'dimension', 'dimensions')}, ${Math.round(coverage * 100)} % of the weight; raw and calibrated cover the same ones.`,
    ),
    ...(beside.length === 0
      ? []
      : [text(`It stands beside the must-haves, never in their place. ${beside.join('; ')}.`)]),
  ];
}

function compositeBlocks({ calibrated, parts }: Composite, raw: number): PacketBlock[] {
  const figure = calibrated.kind === 'figure' ? calibrated : null;
  const words =
    figure === null
      ? `Raw ${points(raw)}, not calibrated`
      : `Raw ${points(raw)}, calibrated ${points(figure.value)}, likely ${range(figure.likely90)}`;
  return [
    {
      kind: 'plot',
      title: words,
      rows: [
        {
          name: 'All assessed dimensions',
          words,
          raw,
          calibrated: plotted(calibrated),
          limit: null,
          scores: [],
          note: '',
        },
      ],
    },
    ...(figure === null ? [] : partsBlocks(parts)),
  ];
}

function partsBlocks(parts: Composite['parts']): PacketBlock[] {
  if (parts.kind === 'no_figure') return [text(`The step from raw to calibrated: ${noFigure[parts.reason]}`)];
  const { panel } = parts;
  return [
    table(
      'From raw to calibrated, in parts that add up to the step',
      [
        ['Part', 6],
        ['Points', 2, 'right'],
      ],
      [
        ['Raw', points(parts.raw)],
        ...(panel === null ? [] : [['Who interviewed', signed(panel)]]),
        ['Which dimensions were assessed', signed(parts.dimensions)],
        [
          panel === null ? 'Who interviewed and limited evidence, together' : 'Limited evidence',
          signed(parts.evidence),
        ],
        ['Calibrated', points(parts.calibrated)],
      ],
    ),
    soft('Nobody’s score was changed.'),
  ];
}

/** The fit behind the figures and how far it carries. `link` is null where nothing was fitted. */
export function fitSection({ figures }: Debrief, link: 'rsm' | 'cum' | null, moment: Moment): PacketBlock[] {
  const { hyperFit } = figures;
  return [
    section('How the figures were made'),
    facts([
      ['State', stateWords(figures)],
      [
        'Figures',
        `fit ${figures.fitId}, pinned ${moment(figures.pinnedAt)}, over ${count(figures.cards, 'card', 'cards')}`,
      ],
      [
        'Fit of the role',
        hyperFit === null
          ? 'none yet'
          : `${hyperFit.id}, made ${moment(hyperFit.madeAt)}, from closed debriefs only`,
      ],
      ['Scale', link === null ? null : linkWords[link]],
    ]),
    part('What the figures can and cannot say'),
    ...limits(figures.state).map(text),
  ];
}

const linkWords = {
  rsm: 'rating scale: each score is weighed against the one next to it',
  cum: 'cumulative: each score is weighed as “this high or higher”',
};

function stateWords({ state, missing, apart }: PinnedFigures): string {
  if (apart !== null)
    return 'Not comparable: no shared interviewer joins this panel to the others who score this role, so the raw scores stand alone.';
  const wants = [
    ...(missing.raters > 0 ? [count(missing.raters, 'more interviewer', 'more interviewers')] : []),
    ...(missing.candidates > 0 ? [count(missing.candidates, 'more candidate', 'more candidates')] : []),
    ...(missing.cards > 0 ? [count(missing.cards, 'more card', 'more cards')] : []),
  ];
  const next = wants.length === 0 ? '' : ` The next state needs ${list(wants)}.`;
  switch (state) {
    case 'raw_only':
      return `Raw only: plain means of the scores as given.${next}`;
    case 'provisional':
      return `Provisional: the figures allow for who interviewed, on a short history.${next}`;
    case 'calibrated':
      return 'Calibrated: the figures allow for who interviewed, which dimensions were assessed and how much evidence there is.';
  }
}

function limits(state: PinnedFigures['state']): string[] {
  const all = [
    'They describe what these interviews showed on this blueprint’s dimensions. They do not predict how somebody will do in the job, and no figure is a chance of success.',
    'No figure advances or rejects anyone: people decide, with the evidence in this packet.',
  ];
  if (state === 'raw_only') {
    return [
      'A raw mean does not allow for who interviewed: two candidates with different panels do not compare by it.',
      ...all,
    ];
  }
  return [
    '“Likely” is the range in which the calibrated score lies with 90 % certainty if the model holds; half of the time it lies within the thick bar.',
    '“Above the bar” means that a typical interviewer would more likely than not give the bar or more.',
    'A dimension scored by few people stays uncertain whatever is calculated, and nothing is said of any one interviewer.',
    ...(state === 'provisional'
      ? ['Provisional figures rest on a short history and may move as more is scored.']
      : []),
    ...all,
  ];
}
