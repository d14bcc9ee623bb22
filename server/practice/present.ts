import type { z } from 'zod';
import {
  attemptsOn,
  distanceBetween,
  distanceOf,
  meanDistance,
  nextStep,
  type PathFacts,
  practiceDoneAt,
} from '#server/practice/rules.ts';
import type { Dimension, Kit } from '#shared/kit.ts';
import {
  minColleagues,
  type OwnPath,
  type PracticeSample,
  QualificationStep,
  type ScoredDimension,
} from '#shared/practice.ts';

/** Where somebody stands, for themselves and for whoever looks after qualification: nothing of what they gave. */
export function presentPath(facts: PathFacts): z.input<typeof OwnPath>['path'] {
  const { sampleKeys, attempts, shadowAt, reverseShadowAt, signOff } = facts;
  return {
    practice: {
      samples: sampleKeys.length,
      scored: attemptsOn(sampleKeys, attempts).length,
      doneAt: practiceDoneAt(facts)?.toISOString() ?? null,
    },
    shadow: { doneAt: shadowAt?.toISOString() ?? null },
    reverseShadow: { doneAt: reverseShadowAt?.toISOString() ?? null },
    signOff:
      signOff === null
        ? null
        : {
            by: { id: signOff.by.id, name: signOff.by.name },
            at: signOff.at.toISOString(),
            note: signOff.note,
            missing: signOff.missing.map((step) => QualificationStep.parse(step)),
          },
    next: nextStep(facts),
  };
}

export function presentOwnPath(
  blueprint: { readonly id: string; readonly title: string },
  facts: PathFacts,
): z.input<typeof OwnPath> {
  return {
    blueprint: { id: blueprint.id, title: blueprint.title },
    path: presentPath(facts),
    distance: distanceOf(attemptsOn(facts.sampleKeys, facts.attempts)),
  };
}

/** A sample with where it stands among those of its blueprint. */
export interface PlacedSample {
  readonly blueprint: { readonly id: string; readonly title: string };
  readonly key: string;
  readonly exerciseName: string;
  readonly promptText: string;
  readonly answer: string;
  readonly place: number;
  readonly of: number;
}

interface Reference {
  readonly dimension: string;
  readonly rating: number;
  readonly reason: string;
  readonly anchors: readonly string[];
}

function presentText(
  sample: PlacedSample,
): Omit<Extract<z.input<typeof PracticeSample>, { state: 'to_score' }>, 'state' | 'dimensions'> {
  return {
    blueprint: sample.blueprint,
    key: sample.key,
    exercise: sample.exerciseName,
    prompt: sample.promptText,
    answer: sample.answer,
    place: sample.place,
    of: sample.of,
  };
}

function presentDimension({ key, name, covers, anchors }: Dimension): {
  key: string;
  name: string;
  covers: string;
  anchors: string[];
} {
  return { key, name, covers, anchors: [...anchors] };
}

/** The dimensions that a sample shows, in the kit's order. */
function shownIn(kit: Kit, references: readonly Pick<Reference, 'dimension'>[]): Dimension[] {
  return kit.dimensions.filter(({ key }) => references.some(({ dimension }) => dimension === key));
}

/** What is shown before one's own scores: the answer and the anchors, and nothing of the reference. */
export function presentToScore(
  sample: PlacedSample,
  kit: Kit,
  references: readonly Pick<Reference, 'dimension'>[],
): z.input<typeof PracticeSample> {
  return {
    state: 'to_score',
    ...presentText(sample),
    dimensions: shownIn(kit, references).map(presentDimension),
  };
}

interface Scored {
  readonly submittedAt: Date;
  readonly scores: readonly {
    readonly dimension: string;
    readonly rating: number;
    readonly reference: number;
  }[];
}

interface ColleagueCount {
  readonly dimension: string;
  readonly rating: number;
  readonly people: number;
}

/** What one gave, with the reference as it was then, its reason and how others scored. */
export function presentScored(
  sample: PlacedSample,
  kit: Kit,
  references: readonly Reference[],
  own: Scored,
  counts: readonly ColleagueCount[],
  nextKey: string | null,
): z.input<typeof PracticeSample> {
  const dimensions = shownIn(kit, own.scores).flatMap((dimension) => {
    const score = own.scores.find((candidate) => candidate.dimension === dimension.key);
    if (score === undefined) return [];
    const now = references.find((candidate) => candidate.dimension === dimension.key);
    return [
      {
        ...presentDimension(dimension),
        own: score.rating,
        reference: score.reference,
        distance: score.rating - score.reference,
        reason: now?.rating === score.reference ? now.reason : null,
        hasOtherAnchors: dimension.anchors.some((anchor, level) => anchor !== now?.anchors[level]),
        colleagues: presentColleagues(counts.filter((count) => count.dimension === dimension.key)),
      },
    ];
  });
  return {
    state: 'scored',
    ...presentText(sample),
    scoredAt: own.submittedAt.toISOString(),
    distance:
      meanDistance(own.scores.map(({ rating, reference }) => ({ one: rating, other: reference }))) ?? 0,
    dimensions,
    nextKey,
  };
}

function presentColleagues(counts: readonly ColleagueCount[]): z.input<typeof ScoredDimension>['colleagues'] {
  const people = counts.reduce((sum, count) => sum + count.people, 0);
  if (people < minColleagues) return { kind: 'too_few' };
  const mean = counts.reduce((sum, count) => sum + count.rating * count.people, 0) / people;
  const givenBy = (rating: number): number => counts.find((count) => count.rating === rating)?.people ?? 0;
  return { kind: 'counts', counts: [1, 2, 3, 4, 5].map(givenBy), mean };
}

/** The scores of a learner beside a partner's, over what either of them scored, in the kit's order. */
export function presentCompared(
  dimensions: readonly { readonly id: string; readonly name: string }[],
  learner: ReadonlyMap<string, number | null>,
  partner: ReadonlyMap<string, number | null>,
): {
  dimensions: {
    id: string;
    name: string;
    learner: number | null;
    partner: number | null;
    distance: number | null;
  }[];
  distance: number | null;
} {
  const rows = dimensions
    .filter(({ id }) => learner.has(id) || partner.has(id))
    .map(({ id, name }) => {
      const [one, other] = [learner.get(id) ?? null, partner.get(id) ?? null];
      return { id, name, learner: one, partner: other, distance: distanceBetween({ one, other }) };
    });
  return {
    dimensions: rows,
    distance: meanDistance(rows.map((row) => ({ one: row.learner, other: row.partner }))),
  };
}
