import {
  compareCards,
  getPractice,
  getPracticeSample,
  listComparisons,
  listPractice,
  listQualifications,
  type PracticeSample,
} from '#shared/practice.ts';
import { uuid } from '#tests/web/loops/samples.ts';

export const blueprintId = uuid(800);
const blueprint = { id: blueprintId, title: 'Lead Data Engineer' };
const at = '2026-11-20T09:00:00.000Z';

export const signOff = {
  by: { id: uuid(3), name: 'Bruno Carvalho' },
  at,
  note: 'Held two talks well.',
  missing: ['shadow'],
};

/** A way with one of two samples scored, as the API replies it. */
export function aPath(given: Record<string, unknown> = {}): unknown {
  return {
    practice: { samples: 2, scored: 1, doneAt: null },
    shadow: { doneAt: null },
    reverseShadow: { doneAt: null },
    signOff: null,
    next: 'practice',
    ...given,
  };
}

const own = { blueprint, path: aPath(), distance: 0.5 };

export const ownPaths = (...given: Record<string, unknown>[]): unknown =>
  listPractice.reply.parse({
    items: given.map((one, n) => ({ ...own, blueprint: { ...blueprint, id: uuid(800 + n) }, ...one })),
    next: null,
  });

export const practice = (given: Record<string, unknown> = {}): unknown =>
  getPractice.reply.parse({
    ...own,
    samples: [
      {
        key: 'lead-one',
        exercise: 'Incident',
        prompt: 'What do you do first?',
        dimensions: ['Reliability'],
        scored: { at, distance: 0.5 },
      },
      {
        key: 'lead-two',
        exercise: 'SQL',
        prompt: 'Repair it.',
        dimensions: ['SQL', 'Engineering'],
        scored: null,
      },
    ],
    can: { seePeople: false },
    ...given,
  });

const anchorsOf = (name: string): string[] =>
  ['first', 'second', 'third', 'fourth', 'fifth'].map((level) => `The ${level} level of ${name}`);
const dimension = (key: string, name: string) => ({
  key,
  name,
  covers: `What ${name} covers.`,
  anchors: anchorsOf(name),
});
const text = {
  blueprint,
  key: 'lead-two',
  exercise: 'SQL exercise',
  prompt: 'Repair it.',
  answer: 'I put a distinct.\n\nThen it matched.',
  place: 2,
  of: 2,
};

export const toScore = (): PracticeSample =>
  getPracticeSample.reply.parse({
    state: 'to_score',
    ...text,
    dimensions: [dimension('sql', 'SQL'), dimension('engineering', 'Engineering')],
  });

export const scored = (given: Record<string, unknown> = {}): PracticeSample =>
  getPracticeSample.reply.parse({
    state: 'scored',
    ...text,
    scoredAt: at,
    distance: 1,
    nextKey: null,
    dimensions: [
      {
        ...dimension('sql', 'SQL'),
        own: 4,
        reference: 2,
        distance: 2,
        reason: 'It is covered with a distinct: anchor 2.',
        hasOtherAnchors: false,
        colleagues: { kind: 'counts', counts: [0, 3, 1, 0, 0], mean: 2.25 },
      },
      {
        ...dimension('engineering', 'Engineering'),
        own: 2,
        reference: 2,
        distance: 0,
        reason: null,
        hasOtherAnchors: true,
        colleagues: { kind: 'too_few' },
      },
    ],
    ...given,
  });

export const people = (...given: Record<string, unknown>[]): unknown =>
  listQualifications.reply.parse({
    items: given.map((one, n) => ({
      person: { id: uuid(40 + n), name: `Learner ${n + 1}` },
      path: aPath(),
      can: { signOff: true },
      ...one,
    })),
    next: null,
  });

export const seatId = uuid(900);
const comparison = {
  seatId,
  loopId: uuid(901),
  kind: 'trainee',
  learner: { id: uuid(1), name: 'Lena Learner' },
  interviewName: 'Pipeline design',
  candidateName: 'Carla Candidate',
  startsAt: at,
};
const partner = { id: uuid(2), name: 'Paul Partner' };

export const comparisons = (): unknown =>
  listComparisons.reply.parse({ items: [{ ...comparison, partners: [partner] }] });

export const compared = (given?: Record<string, unknown>): unknown =>
  compareCards.reply.parse(
    given ?? {
      state: 'open',
      ...comparison,
      partners: [
        {
          partner,
          distance: 2,
          dimensions: [
            { id: uuid(910), name: 'SQL', learner: 5, partner: 3, distance: 2 },
            { id: uuid(911), name: 'Engineering', learner: null, partner: 4, distance: null },
          ],
        },
      ],
    },
  );
