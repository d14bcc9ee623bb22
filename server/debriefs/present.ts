import type { z } from 'zod';
import type { KeptFigures } from '#server/calibration/rules.ts';
import { presentApprovals, presentDecision, presentEarlier } from '#server/debriefs/approval/present.ts';
import { type DecisionRow, debriefState, decisionInForce } from '#server/debriefs/approval/rules.ts';
import { outcomesNotBorneOut, shownComposite } from '#server/debriefs/composite/rules.ts';
import { issuesOf, mustHaveState } from '#server/debriefs/rules.ts';
import { presentVoting } from '#server/debriefs/voting/present.ts';
import type { VotingFacts } from '#server/debriefs/voting/rules.ts';
import type { Debrief as DebriefView } from '#shared/debriefs.ts';
import type { PinnedFigures } from '#shared/figures.ts';
import type { Kit } from '#shared/kit.ts';
import type { CompositePolicy } from '#shared/voting.ts';

export interface DebriefRow {
  readonly id: string;
  readonly loopId: string;
  readonly openedBy: { readonly id: string; readonly name: string };
  readonly openedAt: Date;
  readonly openedDespite: string | null;
  readonly fitId: string;
  readonly fitMadeAt: Date;
  readonly cardIds: readonly string[];
  readonly figures: unknown;
  readonly version: number;
  readonly blueprint: { readonly id: string; readonly title: string; readonly number: number };
  readonly kit: Kit;
  readonly quorum: number;
  readonly hidesRecommendations: boolean;
  readonly compositePolicy: CompositePolicy;
}

/** A dimension of the job's version, in the kit's order. */
export interface DebriefDimension {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly weight: number;
  readonly bar: number;
  readonly isMustHave: boolean;
}

/** A submitted, counting card with its scores in the kit's order. */
export interface DebriefCard {
  readonly id: string;
  readonly seatId: string;
  readonly interviewer: { readonly id: string; readonly name: string };
  readonly interviewName: string;
  readonly exerciseKey: string;
  readonly recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes';
  readonly redFlags: readonly { readonly key: string; readonly evidence: string }[];
  readonly scores: readonly {
    readonly dimensionId: string;
    readonly rating: number | null;
    readonly notAssessedReason: string | null;
    readonly evidence: string;
  }[];
}

export interface SettlementRow {
  readonly dimensionId: string;
  readonly note: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

export interface DebriefParts {
  readonly debrief: DebriefRow;
  readonly dimensions: readonly DebriefDimension[];
  /** Every submitted, counting card; the pinned ones are named by the debrief. */
  readonly cards: readonly DebriefCard[];
  readonly settlements: readonly SettlementRow[];
  /** The newest first. */
  readonly decisions: readonly DecisionRow[];
  readonly voting: VotingFacts;
  /** Who reads: their own vote is theirs to see. */
  readonly readerId: string;
  readonly candidate: { readonly id: string; readonly name: string };
  readonly job: { readonly id: string; readonly title: string };
  readonly expectedCards: number;
  readonly can: Readonly<DebriefView['can']> & { readonly voting: DebriefView['voting']['can'] };
}

type View = z.input<typeof DebriefView>;

export function presentDebrief(parts: DebriefParts): View {
  const { debrief, dimensions, settlements, decisions } = parts;
  const { voting: votingRights, ...can } = parts.can;
  const decision = decisionInForce(decisions);
  // A decision is taken after the votes, or where there are none to sway: from then on nothing is kept back.
  const areVotesOpen = parts.voting.reveal !== null || decisions.length > 0;
  const pinned = parts.cards.filter(({ id }) => debrief.cardIds.includes(id));
  const ratings = pinned.flatMap(({ scores }) => scores);
  const nameOf = (id: string): string => dimensions.find((dimension) => dimension.id === id)?.name ?? '';
  const newer = parts.cards.length - pinned.length;
  const figures = presentFigures(debrief, dimensions, pinned, areVotesOpen);
  const mustHaves = dimensions
    .filter(({ isMustHave }) => isMustHave)
    .map((dimension) => ({
      dimensionId: dimension.id,
      name: dimension.name,
      bar: dimension.bar,
      reason: debrief.kit.dimensions.find(({ key }) => key === dimension.key)?.mustHave ?? '',
      state: mustHaveState(dimension, ratings),
    }));
  return {
    id: debrief.id,
    loopId: debrief.loopId,
    state: debriefState(decision),
    candidate: { ...parts.candidate },
    job: { id: parts.job.id, title: parts.job.title },
    blueprint: debrief.blueprint,
    openedBy: debrief.openedBy,
    openedAt: debrief.openedAt.toISOString(),
    openedDespite: debrief.openedDespite,
    cards: { in: pinned.length, expected: parts.expectedCards },
    issues: issuesOf(dimensions, ratings).map(({ dimensionId, kind }) => {
      const settled = settlements.find((settlement) => settlement.dimensionId === dimensionId);
      return {
        dimensionId,
        kind,
        name: nameOf(dimensionId),
        bar: dimensions.find(({ id }) => id === dimensionId)?.bar ?? 1,
        scores: scoresOn(dimensionId, pinned, parts).filter(({ rating }) => rating !== null),
        settled:
          settled === undefined ? null : { note: settled.note, by: settled.by, at: settled.at.toISOString() },
      };
    }),
    matrix: {
      dimensions: dimensions.map(({ id, name, bar, isMustHave }) => ({ id, name, bar, isMustHave })),
      rows: pinned.map((card) => ({
        seatId: card.seatId,
        interviewer: card.interviewer,
        interviewName: card.interviewName,
        exercise: debrief.kit.exercises.find(({ key }) => key === card.exerciseKey)?.name ?? card.exerciseKey,
        recommendation: debrief.hidesRecommendations && !areVotesOpen ? null : card.recommendation,
        cells: card.scores.map((score) => ({
          dimensionId: score.dimensionId,
          ...cardScore(card, score, parts),
        })),
      })),
    },
    mustHaves,
    redFlags: presentFlags(pinned, parts),
    isOneExercise: new Set(pinned.map(({ exerciseKey }) => exerciseKey)).size === 1,
    figures,
    newer: newer === 0 ? null : { cards: newer },
    voting: presentVoting(parts.readerId, parts.voting, votingRights),
    compositePolicy: debrief.compositePolicy,
    asksWhatNumbersMissed: outcomesNotBorneOut(
      figures.composite.calibrated,
      figures.dimensions.map(({ dimensionId, weight, bar, isMustHave, raw }) => ({
        id: dimensionId,
        weight,
        bar,
        isMustHave,
        isAssessed: raw !== null,
      })),
      mustHaves.map(({ state }) => state),
    ),
    decision: decision === null ? null : presentDecision(decision, nameOf),
    approvals: decision === null ? [] : presentApprovals(decision),
    earlier: presentEarlier(decisions, nameOf),
    version: debrief.version,
    can,
  };
}

type Score = DebriefCard['scores'][number];

function cardScore(
  card: DebriefCard,
  score: Score,
  { debrief, dimensions }: DebriefParts,
): View['issues'][number]['scores'][number] {
  const key = dimensions.find(({ id }) => id === score.dimensionId)?.key;
  const anchors = debrief.kit.dimensions.find((dimension) => dimension.key === key)?.anchors;
  return {
    seatId: card.seatId,
    interviewer: card.interviewer,
    rating: score.rating,
    notAssessedReason: score.notAssessedReason,
    evidence: score.evidence,
    anchor: score.rating === null ? null : (anchors?.[score.rating - 1] ?? null),
  };
}

function scoresOn(
  dimensionId: string,
  cards: readonly DebriefCard[],
  parts: DebriefParts,
): View['issues'][number]['scores'] {
  return cards.flatMap((card) =>
    card.scores
      .filter((score) => score.dimensionId === dimensionId)
      .map((score) => cardScore(card, score, parts)),
  );
}

/** Those who could have seen a flag: whoever scored its dimension, or everybody where it belongs to none. */
function presentFlags(
  cards: readonly DebriefCard[],
  { debrief, dimensions }: DebriefParts,
): View['redFlags'] {
  return debrief.kit.redFlags.flatMap(({ key, text, dimension }) => {
    const raised = cards.flatMap((card) =>
      card.redFlags
        .filter((flag) => flag.key === key)
        .map((flag) => ({ interviewer: card.interviewer, text: flag.evidence, seatId: card.seatId })),
    );
    if (raised.length === 0) return [];
    const dimensionId = dimensions.find((one) => one.key === dimension)?.id;
    const could = cards.filter(
      (card) =>
        dimensionId === undefined ||
        card.scores.some((score) => score.dimensionId === dimensionId) ||
        raised.some(({ seatId }) => seatId === card.seatId),
    );
    return [{ text, seenBy: raised.length, could: could.length, evidence: raised }];
  });
}

function presentFigures(
  debrief: DebriefRow,
  dimensions: readonly DebriefDimension[],
  cards: readonly DebriefCard[],
  areVotesOpen: boolean,
): z.input<typeof PinnedFigures> {
  // Written by pin-figures.ts in this very shape, and never by anything else.
  const kept = debrief.figures as KeptFigures;
  return {
    ...kept,
    composite: shownComposite(kept.composite, debrief.compositePolicy, areVotesOpen),
    fitId: debrief.fitId,
    pinnedAt: debrief.fitMadeAt.toISOString(),
    dimensions: kept.dimensions.map((figure, index) => {
      const dimension = dimensions[index];
      if (dimension === undefined) throw new Error('figures of another version');
      return {
        ...figure,
        dimensionId: dimension.id,
        name: dimension.name,
        scores: cards.flatMap((card) =>
          card.scores.flatMap(({ dimensionId, rating }) =>
            dimensionId === dimension.id && rating !== null
              ? [{ interviewer: card.interviewer, rating }]
              : [],
          ),
        ),
      };
    }),
  };
}
