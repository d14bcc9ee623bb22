import type { LoopSummary } from '#shared/loop-list.ts';
import type { CardState } from '#shared/loops.ts';
import type { Recommendation } from '#shared/scorecards.ts';
import type { SeatKind } from '#shared/seats.ts';
import type { StatusShape } from '#web/ui/status-mark.tsx';

interface Mark {
  readonly word: string;
  readonly shape: StatusShape;
}

export const loopStates: Record<LoopSummary['state'], Mark> = {
  open: { word: 'Open', shape: 'half' },
  debrief: { word: 'In debrief', shape: 'ring' },
  closed: { word: 'Closed', shape: 'disc' },
  cancelled: { word: 'Cancelled', shape: 'bar' },
};

export const cardStates: Record<CardState, Mark> = {
  not_due: { word: 'Not due yet', shape: 'ring' },
  due: { word: 'Due', shape: 'half' },
  late: { word: 'Late', shape: 'diamond' },
  submitted: { word: 'Submitted', shape: 'disc' },
  not_needed: { word: 'Not needed', shape: 'bar' },
  sealed: { word: 'Sealed', shape: 'square' },
};

type Kind = (typeof SeatKind)['options'][number];

export const seatKinds: Record<Kind, { readonly word: string; readonly about: string }> = {
  interviewer: { word: 'Interviewer', about: 'Scores, and the card counts.' },
  trainee: { word: 'Trainee', about: 'Scores to learn; the card never counts.' },
  shadow: { word: 'Shadow', about: 'Watches and may score; the card never counts.' },
};

export const recommendations: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};

export const sealedWords = 'Sealed until you submit';
export const sealedByPolicyWords = 'Sealed until every card is in';
