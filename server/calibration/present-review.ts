import type { z } from 'zod';
import type { FamilyReview } from '#server/calibration/review/family-review.ts';
import type { Points } from '#server/calibration/review/score-points.ts';
import type { TimelinessRow } from '#server/calibration/timeliness.sql.ts';
import type { PersonFacts } from '#server/identity/queries.ts';
import {
  type getDimensionReview,
  type getDrift,
  type getLevels,
  type getMyScoring,
  type getNetwork,
  levelMinimum,
} from '#shared/calibration-review.ts';

type Reply<E extends { readonly reply: z.ZodType }, Kind> = Extract<
  z.input<E['reply']>,
  { readonly kind: Kind }
>;
type ScoringView = z.input<(typeof getMyScoring)['reply']>['families'][number]['scoring'];
export type RaterFound = FamilyReview['raters'][number];

/** What the presenters of a review read. */
export interface ReviewParts {
  readonly fit: { readonly id: string; readonly madeAt: string };
  readonly review: FamilyReview;
  readonly people: ReadonlyMap<string, PersonFacts>;
  /** The fit's own names of its dimensions, with the dimension that each is. */
  readonly places: readonly { readonly name: string; readonly dimensionId: string }[];
  readonly nameOf: ReadonlyMap<string, string>;
}

export const hundredths = (value: number): number => Math.round(value * 100) / 100;
const likely = ({ low, high }: Points): { low: number; high: number } => ({
  low: hundredths(low),
  high: hundredths(high),
});

/** A dimension as people know it, from the fit's own name for it. */
export function named({ places, nameOf }: ReviewParts, place: string): string {
  const id = places.find(({ name }) => name === place)?.dimensionId;
  return nameOf.get(id ?? '') ?? '';
}

/** By name, which is the only order people are ever listed in here. */
function byName<T extends { readonly person: { readonly name: string } }>(people: readonly T[]): T[] {
  return [...people].sort((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
}

function personOf({ people }: ReviewParts, memberId: string): { id: string; name: string } {
  return { id: memberId, name: people.get(memberId)?.name ?? '' };
}

/** Why nothing at all is said of somebody; null where something is. */
export function silenceOn({ people }: ReviewParts, rater: RaterFound): 'left' | 'too_few_cards' | null {
  const { cards, candidates, coRaters } = rater;
  if (people.get(rater.memberId)?.isActive === false) return 'left';
  const isThin =
    cards < levelMinimum.cards || candidates < levelMinimum.candidates || coRaters < levelMinimum.coRaters;
  return isThin ? 'too_few_cards' : null;
}

export function scoringOf(
  parts: ReviewParts,
  rater: RaterFound,
  timeliness: TimelinessRow | undefined,
): ScoringView {
  const { cards, candidates, coRaters } = rater;
  const basis = { cards, candidates, coRaters };
  const reason = silenceOn(parts, rater);
  if (reason !== null) {
    return {
      basis,
      level: { kind: 'withheld', reason },
      infit: null,
      outfit: null,
      use: null,
      similarity: null,
      timeliness: null,
    };
  }
  const { level } = rater;
  return {
    basis,
    level:
      level === null
        ? { kind: 'withheld', reason: rater.withheld ?? 'too_few_cards' }
        : { kind: 'level', value: hundredths(level.value), likely90: likely(level) },
    infit: rater.infit === null ? null : hundredths(rater.infit),
    outfit: rater.outfit === null ? null : hundredths(rater.outfit),
    use: scaleUse(rater),
    similarity: rater.similarity === null ? null : hundredths(rater.similarity),
    timeliness:
      timeliness === undefined
        ? null
        : {
            medianHours: hundredths(timeliness.medianHours),
            lateShare: hundredths(timeliness.lateShare),
            cards: timeliness.cards,
          },
  };
}

function scaleUse(of: { readonly observed: readonly number[]; readonly expected: readonly number[] }): {
  observed: number[];
  expected: number[];
} {
  return { observed: [...of.observed], expected: of.expected.map(hundredths) };
}

export function presentLevels(
  parts: ReviewParts,
  timeliness: ReadonlyMap<string, TimelinessRow>,
): Reply<typeof getLevels, 'levels'> {
  return {
    kind: 'levels',
    fit: parts.fit,
    people: byName(
      parts.review.raters.map((rater) => ({
        person: personOf(parts, rater.memberId),
        ...scoringOf(parts, rater, timeliness.get(rater.memberId)),
      })),
    ),
  };
}

export function presentDimensions(parts: ReviewParts): Reply<typeof getDimensionReview, 'dimensions'> {
  const { candidates, dimensions } = parts.review.dimensions;
  return {
    kind: 'dimensions',
    fit: parts.fit,
    reliability: {
      candidates: candidates === null ? null : hundredths(candidates.reliability),
      separation: candidates === null ? null : hundredths(candidates.separation),
      strata: candidates === null ? null : hundredths(candidates.strata),
    },
    dimensions: dimensions.map((own) => ({
      key: own.dimension,
      name: named(parts, own.dimension),
      ratings: own.ratings,
      raters: own.raters,
      difficulty: { value: hundredths(own.difficulty.value), likely90: likely(own.difficulty) },
      use: scaleUse(own),
      infit: hundredths(own.infit),
      reliability: own.reliability === null ? null : hundredths(own.reliability),
      agreement: {
        alphaOrdinal: own.alphaOrdinal === null ? null : hundredths(own.alphaOrdinal),
        icc: own.icc === null ? null : { form: own.icc.form, value: hundredths(own.icc.value) },
        ac2: own.ac2 === null ? null : hundredths(own.ac2),
        candidates: own.candidates,
      },
      fitsScale: own.fitsScale,
    })),
  };
}

export function presentNetwork(parts: ReviewParts): Reply<typeof getNetwork, 'network'> {
  const { people, links, parts: components, suggestions } = parts.review.network;
  const person = (place: number): { id: string; name: string } =>
    personOf(parts, people[place]?.memberId ?? '');
  return {
    kind: 'network',
    fit: parts.fit,
    people: people.map(({ memberId, part, candidates, isBridge }) => ({
      person: personOf(parts, memberId),
      part,
      candidates,
      isBridge,
    })),
    links: links.map((link) => ({ ...link })),
    parts: components.map((part) => ({ ...part })),
    suggestions: suggestions.map(({ a, b, why }) => ({ a: person(a), b: person(b), why })),
  };
}

/** The minimum holds for a level in a quarter as for one over the window: whoever is below it there has none here. */
export function presentDrift(parts: ReviewParts): Reply<typeof getDrift, 'drift'> {
  const { quarters, people } = parts.review.drift;
  const shown = new Set(
    parts.review.raters
      .filter((rater) => scoringOf(parts, rater, undefined).level.kind === 'level')
      .map(({ memberId }) => memberId),
  );
  return {
    kind: 'drift',
    fit: parts.fit,
    quarters: [...quarters],
    people: byName(
      people
        .filter(({ memberId }) => shown.has(memberId))
        .map(({ memberId, levels, change }) => ({
          person: personOf(parts, memberId),
          levels: levels.map((level) =>
            level === null
              ? null
              : { kind: 'level', value: hundredths(level.value), likely90: likely(level) },
          ),
          change: change === null ? null : { value: hundredths(change.value), likely90: likely(change) },
        })),
    ),
  };
}
