import type { ComparedCandidate } from '#shared/comparison.ts';
import { CandidateId, DebriefId, LoopId } from '#shared/primitives.ts';
import { uuid } from '#tests/web/loops/samples.ts';

const range = { low: 3.1, high: 4.1 };
export const aCompared = (n: number, given: Partial<ComparedCandidate> = {}): ComparedCandidate => ({
  loopId: LoopId.parse(uuid(n)),
  debriefId: DebriefId.parse(uuid(100 + n)),
  candidate: { id: CandidateId.parse(uuid(200 + n)), name: `Candidate ${n}`, isAnonymous: false },
  stage: 'debrief',
  state: 'open',
  outcome: null,
  cards: 4,
  mustHaves: [],
  composite: {
    coverage: 0.9,
    raw: { kind: 'figure', value: 3.4 },
    calibrated: { kind: 'figure', value: 3.6, likely50: range, likely90: range },
  },
  apart: null,
  ...given,
});
