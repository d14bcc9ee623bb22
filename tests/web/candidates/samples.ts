import { type Candidate, getCandidate } from '#shared/candidates.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { type FakeServer, json } from '#tests/web/support/fake-server.ts';

export function aCandidate(n: number, given: Partial<Record<keyof Candidate, unknown>> = {}): Candidate {
  return getCandidate.reply.parse({
    id: uuid(200 + n),
    name: `Candidate ${n}`,
    isAnonymous: false,
    email: 'carla@example.com',
    phone: null,
    timeZone: 'Europe/Lisbon',
    createdAt: '2026-11-01T09:00:00Z',
    applications: [],
    merged: [],
    cameWith: [],
    version: 1,
    can: { edit: true },
    ...given,
  });
}

/** An application under way, with a loop. */
export const anApplication = {
  id: uuid(401),
  job: { id: uuid(300), title: 'Lead Data Engineer' },
  stage: 'interviewing',
  appliedAt: '2026-11-01T09:00:00Z',
  stageAt: '2026-11-05T09:00:00Z',
  loopId: uuid(100),
  ending: null,
  instructions: null,
  version: 3,
  can: { end: true, reopen: false, startLoop: false, instruct: true },
};

/** A note of the signed-in recruiter. */
export const aNote = {
  id: uuid(501),
  text: 'Prefers mornings.',
  author: { id: uuid(1), name: 'Ana Costa' },
  writtenAt: '2026-11-02T09:00:00Z',
  changedAt: null,
  version: 1,
  can: { change: true },
};

/** What a candidate's page asks for besides the candidate: notes and duplicates, none unless they are given. */
export function serveRecords(
  server: FakeServer,
  candidateId: string,
  given: { notes?: unknown; duplicates?: readonly unknown[] } = {},
): void {
  const address = `/api/v1/candidates/${candidateId}`;
  server.on('GET', `${address}/notes`, () => json(given.notes ?? { state: 'open', notes: [] }));
  server.on('GET', `${address}/duplicates`, () => json({ items: given.duplicates ?? [] }));
}
