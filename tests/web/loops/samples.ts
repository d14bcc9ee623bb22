import { createJob, type Job } from '#shared/jobs.ts';
import { type LoopSummary, listLoops } from '#shared/loop-list.ts';
import { getLoop, type Loop } from '#shared/loops.ts';

export const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const sql = { id: uuid(501), name: 'SQL' };
export const reliability = { id: uuid(502), name: 'Reliability' };

/** What who plans nothing may do with a loop: read its cards, or not even that. */
export const noRights = (readCards: boolean): Loop['can'] => ({
  plan: false,
  readCards,
  cancel: false,
  reopen: false,
  archive: false,
  unarchive: false,
  openDebrief: false,
});

/** A loop as the API replies it: one interview by Bo, one open round. */
export function aLoop(given: Partial<Record<keyof Loop, unknown>> = {}): Loop {
  return getLoop.reply.parse({
    id: uuid(100),
    state: 'open',
    candidate: { id: uuid(200), name: 'Carla Mendes', isAnonymous: false },
    anonymousAs: null,
    instructions: null,
    job: { id: uuid(300), title: 'Lead Data Engineer' },
    applicationId: uuid(400),
    owner: { id: uuid(1), name: 'Ana Costa' },
    progress: { kind: 'counts', in: 0, due: 0, late: 0, notDue: 1 },
    interviews: [
      {
        id: uuid(600),
        name: 'SQL exercise',
        exerciseKey: 'sql',
        dimensions: [sql],
        startsAt: '2026-12-01T10:00:00Z',
        minutes: 60,
        timeZone: 'Europe/Lisbon',
        videoUrl: null,
        room: 'Room 1',
        cancelReason: null,
        noShow: null,
        isHold: false,
        tellsCandidate: false,
        seats: [
          {
            id: uuid(700),
            member: { id: uuid(2), name: 'Bo Lindqvist' },
            kind: 'interviewer',
            dimensions: [sql],
            dueAt: '2026-12-02T11:00:00Z',
            card: 'not_due',
            endReason: null,
            handedTo: null,
            can: {
              giveUp: true,
              score: false,
              reportAbsence: false,
              handOver: true,
              decline: 'no',
              exchange: false,
              typeIn: false,
            },
          },
        ],
        version: 3,
        can: { reportNoShow: false, undoNoShow: false },
      },
    ],
    openRounds: [
      {
        id: uuid(800),
        name: 'Incident',
        exerciseKey: 'incident',
        minutes: 45,
        interviewers: 1,
        dimensions: [sql, reliability],
        people: [],
      },
    ],
    createdAt: '2026-11-20T09:00:00Z',
    version: 2,
    ended: null,
    isArchived: false,
    can: {
      plan: true,
      readCards: true,
      cancel: true,
      reopen: false,
      archive: false,
      unarchive: false,
      openDebrief: true,
    },
    ...given,
  });
}

export function aLoopLine(n: number, given: Partial<Record<keyof LoopSummary, unknown>> = {}): unknown {
  return listLoops.reply.shape.items.element.parse({
    id: uuid(100 + n),
    state: 'open',
    candidate: { id: uuid(200 + n), name: `Candidate ${n}`, isAnonymous: false },
    job: { id: uuid(300), title: 'Lead Data Engineer' },
    stage: 'interviewing',
    owner: { id: uuid(1), name: 'Ana Costa' },
    progress: { kind: 'counts', in: 2, due: 1, late: 3, notDue: 0 },
    nextInterviewAt: null,
    daysInStage: 4,
    waitingRequests: 0,
    ...given,
  });
}

/** A job as the API replies it: two rounds over three dimensions, one of which nobody scores. */
export function aJob(given: Partial<Record<keyof Job, unknown>> = {}): Job {
  const person = (n: number) => ({ id: uuid(n), name: `Person ${n}` });
  const dimension = (n: number, key: string, name: string) => ({
    id: uuid(n),
    key,
    name,
    bar: 3,
    isMustHave: false,
  });
  const dimensions = [
    dimension(501, 'sql', 'SQL'),
    dimension(502, 'reliability', 'Reliability'),
    dimension(503, 'leadership', 'Leadership'),
  ];
  const round = (n: number, name: string, exerciseKey: string, of: number[]) => ({
    id: uuid(n),
    name,
    exerciseKey,
    exerciseName: name,
    minutes: 60,
    interviewers: 1,
    dimensions: of.map((index) => dimensions[index]),
    people: [],
  });
  return createJob.reply.parse({
    id: uuid(300),
    title: 'Lead Data Engineer',
    state: 'open',
    blueprint: { id: uuid(310), title: 'Lead Data Engineer', number: 2 },
    hiringManager: person(3),
    approvers: [person(4)],
    recruiter: person(1),
    committee: [],
    reveal: 'own_submitted',
    quorum: 1,
    hidesRecommendations: true,
    anonymousReview: false,
    compositePolicy: 'after_votes',
    dimensions,
    exercises: [
      { key: 'sql', name: 'SQL exercise', dimensions: ['sql'] },
      { key: 'incident', name: 'Incident', dimensions: ['reliability'] },
    ],
    rounds: [round(801, 'SQL exercise', 'sql', [0]), round(802, 'Incident', 'incident', [0, 1])],
    isArchived: false,
    createdAt: '2026-11-01T09:00:00Z',
    version: 5,
    can: { edit: true },
    ...given,
  });
}
