import { listMyInterviews, type MyInterview } from '#shared/loops.ts';
import { getScorecard, type Scorecard, type SubmittedCard } from '#shared/scorecards.ts';

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const seatId = uuid(700);
export const loopId = uuid(701);
export const dimensionIds = [uuid(710), uuid(711)] as const;

const levels = ['first', 'second', 'third', 'fourth', 'fifth'];

function dimension(position: 0 | 1, name: string): object {
  const key = name.toLowerCase();
  return {
    id: dimensionIds[position],
    key,
    name,
    covers: `What ${name} covers.`,
    anchors: levels.map((level) => `The ${level} level of ${name}`),
    isMustHave: position === 0,
    prompts: [{ key: `ask-${key}`, text: `Ask about ${name}.`, probes: ['And then?'] }],
    signals: [{ key: `saw-${key}`, leaning: 'strong', text: `Showed ${name}` }],
  };
}

export function emptyScore(position: 0 | 1): Scorecard['content']['scores'][number] {
  const dimensionId = getScorecard.reply.shape.content.shape.scores.element.shape.dimensionId.parse(
    dimensionIds[position],
  );
  return { dimensionId, rating: null, notAssessedReason: null, evidence: '' };
}

export const evidence = 'Drew three layers and said why.';

/** A content that can be submitted. */
export const completeContent: Scorecard['content'] = {
  notes: 'Talked about late events. Drew three layers and said why.',
  recommendation: 'yes',
  scores: [
    { ...emptyScore(0), rating: 4, evidence },
    { ...emptyScore(1), rating: 2, evidence },
  ],
  signals: [],
  redFlags: [],
};

export const emptyContent: Scorecard['content'] = {
  notes: '',
  recommendation: null,
  scores: [emptyScore(0), emptyScore(1)],
  signals: [],
  redFlags: [],
};

/** A card as the API replies it: an empty draft of an interview that has started. */
export function aCard(given: Partial<Record<keyof Scorecard, unknown>> = {}): Scorecard {
  return getScorecard.reply.parse({
    seatId,
    loopId,
    interviewId: uuid(702),
    state: 'draft',
    candidateName: 'Carla Candidate',
    isAnonymous: false,
    jobTitle: 'Data Engineer',
    interviewName: 'Pipeline design',
    instructions: null,
    startsAt: '2026-01-05T09:00:00Z',
    endsAt: '2026-01-05T10:00:00Z',
    dueAt: '2026-01-06T10:00:00Z',
    kit: {
      exercise: {
        key: 'case',
        name: 'Design case',
        minutes: { min: 60, max: 60 },
        brief: 'The brief of the case.',
        materials: ['Case sheet'],
      },
      dimensions: [dimension(0, 'Architecture'), dimension(1, 'Reliability')],
      redFlags: [{ key: 'blames', text: 'Blames others' }],
    },
    content: emptyContent,
    changedAt: '2026-01-05T09:00:00Z',
    submittedAt: null,
    amendments: [],
    questions: [],
    typedBy: null,
    keptDraft: null,
    version: 1,
    can: { save: true, submit: true, seeColleagues: false, amend: false, answer: false },
    ...given,
  });
}

/** What a card is once it is submitted and may be amended. */
export const submittedState = {
  state: 'submitted',
  content: completeContent,
  submittedAt: '2026-01-05T14:02:00Z',
  version: 3,
  can: { save: false, submit: false, seeColleagues: false, amend: true, answer: false },
} as const;

/** A colleague's submitted card as the API replies it. */
export function aSubmittedCard(
  given: Partial<Record<keyof SubmittedCard, unknown>> & { readonly seatId: string },
): unknown {
  return {
    interviewName: 'SQL',
    interviewer: { id: uuid(901), name: 'Bo Ek' },
    kind: 'interviewer',
    submittedAt: '2026-01-05T13:00:00Z',
    recommendation: 'strong_yes',
    scores: completeContent.scores.map((score) => ({ ...score, dimensionName: 'Modelling' })),
    signals: [],
    redFlags: [],
    amendments: [],
    questions: [],
    typedBy: null,
    can: { ask: false },
    ...given,
  };
}

export function anInterview(n: number, given: Partial<Record<keyof MyInterview, unknown>> = {}): MyInterview {
  const [interview] = listMyInterviews.reply.parse({
    items: [
      {
        seatId: uuid(720 + n),
        interviewId: uuid(740 + n),
        loopId,
        name: 'Pipeline design',
        candidateName: `Candidate ${n}`,
        isAnonymous: false,
        jobTitle: 'Data Engineer',
        kind: 'interviewer',
        startsAt: '2026-11-23T10:00:00Z',
        endsAt: '2026-11-23T11:00:00Z',
        timeZone: 'Europe/Lisbon',
        videoUrl: 'https://meet.example/1',
        room: null,
        dueAt: '2026-11-24T11:00:00Z',
        group: 'upcoming',
        scored: 0,
        dimensions: 4,
        isHold: false,
        openQuestions: 0,
        typedBy: null,
        ...given,
      },
    ],
    next: null,
  }).items;
  if (interview === undefined) throw new Error('no interview was made');
  return interview;
}
