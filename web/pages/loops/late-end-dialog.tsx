import { lazy, Suspense } from 'react';
import type { EndDialog } from '#web/features/loops/board/bulk-bar.tsx';
import { count } from '#web/ui/format.ts';

// The board can be read without it.
const Ending = lazy(async () => ({
  default: (await import('#web/features/candidates/ending-dialog.tsx')).EndingDialog,
}));

/** Asks for the one reason for which the candidates of the selected loops leave the running. */
export const askReason: EndDialog = ({ loops, ...asked }) => (
  <Suspense fallback={null}>
    <Ending
      title={`Move ${count(loops, 'candidate', 'candidates')} out of the running`}
      about={
        loops === 1
          ? 'Before a decision.'
          : 'Before a decision, and for one reason that holds for each of them.'
      }
      consequences="Their loops are cancelled with the coming interviews, and no card is needed any more; interviewers are not told why. What was written stays. Moved back, a loop goes on where it was; cancelled interviews stay cancelled."
      confirm="Move out of the running"
      {...asked}
    />
  </Suspense>
);
