import type { Debrief } from '#shared/debriefs.ts';
import {
  aDebrief,
  dimensionId,
  noFigure,
  person,
  type SampleDimension,
  uuid,
  word,
} from '#tests/web/debriefs/sample.ts';
import { evidence } from '#tests/web/debriefs/sample-texts.ts';

const eight: readonly SampleDimension[] = [
  {
    name: 'Data architecture',
    bar: 4,
    isMustHave: true,
    scores: [3, 5, undefined, undefined],
    againstBar: word('cannot_tell', 55),
  },
  {
    name: 'Reliability',
    bar: 3,
    isMustHave: true,
    scores: [4, 4, undefined, 3],
    againstBar: word('clearly_above', 95),
  },
  { name: 'Technical leadership', scores: [undefined, 5, 3, 4], againstBar: word('probably_above', 85) },
  {
    name: 'Stakeholder management',
    scores: [undefined, undefined, 4, 4],
    againstBar: word('probably_above', 90),
  },
  {
    name: 'Governance and privacy',
    scores: [undefined, undefined, null, 2],
    againstBar: noFigure('one_rater'),
  },
  { name: 'Cost awareness', scores: [3, null, undefined, 3], againstBar: word('probably_above', 70) },
  { name: 'Coaching', scores: [undefined, undefined, 2, 2], againstBar: word('probably_below', 20) },
  {
    name: 'SQL and modelling',
    bar: 1,
    scores: [4, 5, undefined, undefined],
    againstBar: word('clearly_above', 100),
  },
];

const redFlags = [
  {
    text: 'Blames others for an incident without naming an own part',
    seenBy: 1,
    could: 3,
    evidence: [
      {
        interviewer: person(1),
        text: 'On the March outage: “ops had misconfigured it, I only wrote the job”. Did not come back to it when asked what he would do differently.',
      },
    ],
  },
];

export const disputed: Debrief = aDebrief(eight, { redFlags, newer: { cards: 2 } });

const sameScores: readonly SampleDimension[] = eight.map((dimension) => ({
  name: dimension.name,
  bar: dimension.bar ?? 3,
  isMustHave: dimension.isMustHave ?? false,
  scores: [4, 4, 3],
}));
export const agreed: Debrief = aDebrief(
  sameScores.map((dimension) => ({ ...dimension, bar: 3 })),
  { candidate: { id: uuid(3), name: 'Ifeoma Adeyemi', isAnonymous: false } },
);
export const oneExercise: Debrief = aDebrief(
  sameScores.map((dimension) => ({ ...dimension, bar: 3 })),
  { isOneExercise: true },
);

const provisional = disputed.figures;
const pointless = noFigure('raw_only');
export const rawOnly: Debrief = aDebrief(eight, {
  figures: {
    ...provisional,
    state: 'raw_only',
    missing: { raters: 3, candidates: 12, cards: 31 },
    dimensions: provisional.dimensions.map((dimension) => ({
      ...dimension,
      calibrated: pointless,
      againstBar: pointless,
    })),
    composite: { coverage: 1, raw: { kind: 'figure', value: 3.5 }, calibrated: pointless, parts: pointless },
  },
});

/** The panel's part would give one interviewer's level away. */
export const panelHidden: Debrief = aDebrief(eight, {
  figures: {
    ...provisional,
    composite: {
      ...provisional.composite,
      parts: { kind: 'parts', raw: 3.5, panel: null, dimensions: 0.2, evidence: -0.1, calibrated: 3.6 },
    },
  },
  openedDespite: 'Kenji is on leave until December; the committee meets today.',
  cards: { in: 4, expected: 5 },
});

/** A must-have that nobody assessed: no composite at all. */
export const notAssessed: Debrief = aDebrief(
  eight.map((dimension) =>
    dimension.name === 'Reliability'
      ? {
          ...dimension,
          scores: [null, undefined, undefined, undefined],
          againstBar: noFigure('not_assessed'),
        }
      : dimension,
  ),
  {
    figures: {
      ...provisional,
      dimensions: provisional.dimensions.map((dimension) =>
        dimension.name === 'Reliability'
          ? {
              ...dimension,
              raw: null,
              scores: [],
              calibrated: noFigure('not_assessed'),
              againstBar: noFigure('not_assessed'),
            }
          : dimension,
      ),
      composite: {
        coverage: 0.875,
        raw: noFigure('must_have_not_assessed'),
        calibrated: noFigure('must_have_not_assessed'),
        parts: noFigure('must_have_not_assessed'),
      },
    },
  },
);

export const decided: Debrief = aDebrief(eight, {
  state: 'decided',
  redFlags,
  issues: disputed.issues.map((issue, n) => ({
    ...issue,
    settled:
      n === 0
        ? {
            note: 'Read both texts: the 5 rests on a migration that was done, the 3 on a design task cut short. We weigh the migration.',
            by: person(2),
            at: '2026-11-20T15:00:00Z',
          }
        : null,
  })),
  can: { settle: false, adopt: false, decide: false, approve: false, reopen: false, ask: [] },
  approvals: [{ approver: { id: uuid(600), name: 'Samuel Teague' }, state: 'asked', note: '', at: null }],
  decision: {
    outcome: 'hire',
    rationale: eight.map(({ name }, n) => ({
      dimensionId: dimensionId(n),
      name,
      text: `${name}: ${evidence.short}`,
    })),
    summary:
      'Strong on architecture and on running what was built; the gap in coaching is one the team can help to close.',
    conditions: 'Reference from the last manager on coaching.',
    numbersMissed: '',
    otherJob: null,
    decidedBy: person(2),
    decidedAt: '2026-11-20T15:40:00Z',
    fitId: uuid(900),
  },
});
