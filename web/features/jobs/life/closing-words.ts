import type { JobClosing } from '#shared/job-life.ts';
import { count } from '#web/ui/format.ts';

/** What is under way for a job, and what closing it does to that, a line each. */
export function closingWords({ open, debrief, waiting, can }: JobClosing): string[] {
  const loops = [
    ...(open === 0 ? [] : [`${count(open, 'loop is', 'loops are')} open`]),
    ...(debrief === 0 ? [] : [`${count(debrief, 'loop is', 'loops are')} in debrief`]),
  ].join(', ');
  return [
    'It takes no new candidates and starts no loops. You can open it again.',
    loops === '' ? 'No loop is under way.' : `${loops}.`,
    ...(loops === '' || can.closeLoops
      ? []
      : ['They go on. A recruiter or an admin can close the job together with them.']),
    waiting === 0
      ? 'No candidate waits without a loop.'
      : `${count(waiting, 'candidate waits', 'candidates wait')} without a loop. Applications stay as they are: end each with its own reason.`,
  ];
}
