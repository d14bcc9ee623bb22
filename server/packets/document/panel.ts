import { type Moment, part, quote, section, soft, table, text } from '#server/packets/document/blocks.ts';
import { authorWords, type CardLater, laterBlocks } from '#server/packets/document/later.ts';
import { issueKinds, list, mustHaveStates, recommendations } from '#server/packets/document/words.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { PacketBlock } from '#shared/packet-document.ts';

type Row = Debrief['matrix']['rows'][number];

/** So many interviewers fit beside each other on paper; more go on in a further table. */
const columnsAtOnce = 7;

export function mustHaveSection({ mustHaves }: Debrief): PacketBlock[] {
  if (mustHaves.length === 0) return [section('Must-haves'), text('The blueprint names none.')];
  return [
    section('Must-haves'),
    table(
      'Must-haves, each settled by people and never averaged',
      [
        ['Dimension', 4],
        ['Bar', 1, 'right'],
        ['State', 3],
        ['Why it is one', 7],
      ],
      mustHaves.map(({ name, bar, state, reason }) => [name, String(bar), mustHaveStates[state], reason]),
    ),
  ];
}

/** Who interviewed, and every score. */
export function panelSection({ matrix }: Debrief, later: readonly CardLater[]): PacketBlock[] {
  const { rows, dimensions } = matrix;
  const tables = Math.ceil(rows.length / columnsAtOnce);
  const inEach = Math.ceil(rows.length / tables);
  const groups = Array.from({ length: tables }, (_, n) => rows.slice(n * inEach, (n + 1) * inEach));
  return [
    section('Panel and scores'),
    table(
      'The panel',
      [
        ['Interviewer', 4],
        ['Interview', 4],
        ['Exercise', 5],
        ['Own recommendation', 3],
      ],
      rows.map(({ seatId, interviewer, interviewName, exercise, recommendation }) => [
        authorWords(later, seatId, interviewer.name),
        interviewName,
        exercise,
        recommendation === null ? 'after the votes' : recommendations[recommendation],
      ]),
    ),
    ...groups.map((group) =>
      table(
        'Scores from 1 to 5, as they were given',
        [
          ['Dimension', 5],
          ['Bar', 1, 'right'],
          ...group.map(({ interviewer }) => [interviewer.name, 2, 'right'] as const),
        ],
        dimensions.map(({ id, name, bar, isMustHave }) => [
          isMustHave ? `${name} (must-have)` : name,
          String(bar),
          ...group.map((row) => cellWords(row, id)),
        ]),
      ),
    ),
    ...(rows.some(({ cells }) => cells.some(({ submitted }) => submitted !== null))
      ? [soft('4 → 3: amended before colleagues’ cards could be seen. The later one counts.')]
      : []),
    ...(rows.some(({ cells }) => cells.some(doesNotCount))
      ? [soft('In brackets: another card of the same person counts on this dimension.')]
      : []),
    soft(
      'n/a: was to be assessed and could not be; the evidence below says why. –: not part of the interview.',
    ),
  ];
}

function cellWords({ cells }: Row, dimensionId: string): string {
  const cell = cells.find((one) => one.dimensionId === dimensionId);
  if (cell === undefined) return '–';
  const { rating, submitted } = cell;
  const words =
    submitted === null ? ratingWords(rating) : `${ratingWords(submitted.rating)} → ${ratingWords(rating)}`;
  return doesNotCount(cell) ? `(${words})` : words;
}

const ratingWords = (rating: number | null): string => (rating === null ? 'n/a' : String(rating));

const doesNotCount = ({ rating, counts }: Row['cells'][number]): boolean => rating !== null && !counts;

/** What divided the panel, and what was agreed on it. */
export function issueSection({ issues, isOneExercise }: Debrief, moment: Moment): PacketBlock[] {
  const blocks = issues.flatMap(({ name, bar, kind, scores, settled }) => [
    part(name),
    text(
      `${issueKinds[kind]}; bar ${bar}. ${list(scores.map(({ interviewer, rating }) => `${interviewer.name} ${rating ?? 'n/a'}`))}.`,
    ),
    settled === null
      ? text('Not settled.')
      : quote(`Settled by ${settled.by.name}`, moment(settled.at), settled.note),
  ]);
  return [
    section('Disagreements'),
    ...(blocks.length === 0 ? [text('None: the scores of each dimension lie within one point.')] : blocks),
    ...(isOneExercise ? [text('Every rating comes from one exercise.')] : []),
  ];
}

export function redFlagSection({ redFlags }: Debrief): PacketBlock[] {
  if (redFlags.length === 0) return [section('Red flags'), text('Nobody raised one.')];
  return [
    section('Red flags'),
    soft(
      'A red flag is a claim with its evidence, counted over those who could have seen it. None is a veto.',
    ),
    ...redFlags.flatMap(({ text: claim, seenBy, could, evidence }) => [
      part(claim),
      text(`Seen by ${seenBy} of ${could} who could.`),
      ...evidence.map(({ interviewer, text: words }) => quote(interviewer.name, '', words)),
    ]),
  ];
}

/** Every score with its anchor and what was written for it, then and since, dimension by dimension. */
export function evidenceSection(
  { matrix }: Debrief,
  later: readonly CardLater[],
  moment: Moment,
): PacketBlock[] {
  return [
    section('Evidence in full'),
    ...matrix.dimensions.flatMap(({ id, name, bar, isMustHave }) => {
      const scores = matrix.rows.flatMap((row) =>
        row.cells.filter(({ dimensionId }) => dimensionId === id).map((cell) => ({ row, cell })),
      );
      return [
        part(`${name}, bar ${bar}${isMustHave ? ', must-have' : ''}`),
        ...(scores.length === 0 ? [text('Nobody was to assess it.')] : []),
        ...scores.flatMap(({ row, cell }) => {
          const { rating, notAssessedReason, anchor, evidence } = cell.submitted ?? cell;
          return [
            quote(
              `${row.interviewer.name}: ${rating ?? 'not assessed'}`,
              rating === null ? (notAssessedReason ?? '') : (anchor ?? ''),
              evidence === '' ? 'Nothing was written here.' : evidence,
            ),
            ...laterBlocks(
              later,
              { seatId: row.seatId, dimensionId: id, author: row.interviewer.name },
              moment,
            ),
          ];
        }),
      ];
    }),
  ];
}
