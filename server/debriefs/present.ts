import type { z } from 'zod';
import type { KeptFigures } from '#server/calibration/rules.ts';
import { presentApprovals, presentDecision, presentEarlier } from '#server/debriefs/approval/present.ts';
import { type DecisionRow, debriefState, decisionInForce } from '#server/debriefs/approval/rules.ts';
import { presentRow, presentScoresOn } from '#server/debriefs/cards/present.ts';
import { countingScores, type DebriefCard, type DebriefScore } from '#server/debriefs/cards/rules.ts';
import { outcomesNotBorneOut, shownComposite } from '#server/debriefs/composite/rules.ts';
import { areVotesOpen, issuesOf, mustHaveState } from '#server/debriefs/rules.ts';
import { presentVoting } from '#server/debriefs/voting/present.ts';
import type { VotingFacts } from '#server/debriefs/voting/rules.ts';
import type { SaidLater } from '#server/scorecards/rules.ts';
import type { Debrief as DebriefView } from '#shared/debriefs.ts';
import { isCovered, type PinnedFigures } from '#shared/figures.ts';
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
  /** What was said of them since, by seat. */
  readonly later: ReadonlyMap<string, SaidLater>;
  /** The people whom the figures name by their ids and who are there still, by id. */
  readonly joiners: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Whether interviewers' recommendations are kept from the vote. */
  readonly keepsRecommendations: boolean;
  readonly settlements: readonly SettlementRow[];
  /** The newest first. */
  readonly decisions: readonly DecisionRow[];
  readonly voting: VotingFacts;
  /** Who reads: their own vote is theirs to see. */
  readonly readerId: string;
  readonly candidate: { readonly id: string; readonly name: string; readonly isAnonymous: boolean };
  readonly job: { readonly id: string; readonly title: string };
  readonly expectedCards: number;
  readonly can: Readonly<View['can']> & { readonly voting: DebriefView['voting']['can'] };
}

type View = z.input<typeof DebriefView>;

export function presentDebrief(parts: DebriefParts): View {
  const { debrief, dimensions, settlements, decisions } = parts;
  const { voting: votingRights, ...can } = parts.can;
  const decision = decisionInForce(decisions);
  const pinned = parts.cards.filter(({ id }) => debrief.cardIds.includes(id));
  const counting = countingScores(pinned);
  const ratings = [...counting];
  const nameOf = (id: string): string => dimensions.find((dimension) => dimension.id === id)?.name ?? '';
  const newer = parts.cards.length - pinned.length;
  const figures = presentFigures(parts, pinned, counting);
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
        scores: presentScoresOn(dimensionId, pinned, counting, parts),
        settled:
          settled === undefined ? null : { note: settled.note, by: settled.by, at: settled.at.toISOString() },
      };
    }),
    matrix: {
      dimensions: dimensions.map(({ id, name, bar, isMustHave }) => ({ id, name, bar, isMustHave })),
      rows: pinned.map((card) => presentRow(card, counting, parts)),
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
      figures.dimensions.map((dimension) => ({
        id: dimension.dimensionId,
        weight: dimension.weight,
        bar: dimension.bar,
        isMustHave: dimension.isMustHave,
        isCovered: isCovered(dimension, figures.composite),
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
  parts: DebriefParts,
  cards: readonly DebriefCard[],
  counting: ReadonlySet<DebriefScore>,
): z.input<typeof PinnedFigures> {
  const { debrief, dimensions, joiners } = parts;
  // Written by pin-figures.ts in this very shape, and never by anything else.
  const { apart = null, ...kept } = debrief.figures as KeptFigures;
  return {
    ...kept,
    apart:
      apart === null
        ? null
        : { elsewhere: joiners.get(apart.elsewhere) ?? null, here: joiners.get(apart.here) ?? null },
    composite: shownComposite(kept.composite, debrief.compositePolicy, areVotesOpen(parts)),
    fitId: debrief.fitId,
    pinnedAt: debrief.fitMadeAt.toISOString(),
    dimensions: kept.dimensions.map((figure, index) => {
      const dimension = dimensions[index];
      if (dimension === undefined) throw new Error('figures of another version');
      return {
        ...figure,
        dimensionId: dimension.id,
        name: dimension.name,
        scores: cards.flatMap(({ interviewer, scores }) =>
          scores.flatMap((score) =>
            score.dimensionId === dimension.id && score.rating !== null && counting.has(score)
              ? [{ interviewer, rating: score.rating }]
              : [],
          ),
        ),
      };
    }),
  };
}
