import type { ReactElement } from 'react';
import type { ApplicationStage } from '#shared/candidates.ts';
import { StatusMark, type StatusShape } from '#web/ui/status-mark.tsx';

export const stages: Record<ApplicationStage, { readonly word: string; readonly shape: StatusShape }> = {
  applied: { word: 'Applied', shape: 'ring' },
  interviewing: { word: 'Interviewing', shape: 'half' },
  debrief: { word: 'In debrief', shape: 'diamond' },
  decided: { word: 'Decided', shape: 'disc' },
  withdrawn: { word: 'Withdrew', shape: 'bar' },
  not_pursued: { word: 'Not pursued', shape: 'bar' },
};

export function StageMark({ stage }: { readonly stage: ApplicationStage }): ReactElement {
  return <StatusMark shape={stages[stage].shape}>{stages[stage].word}</StatusMark>;
}
