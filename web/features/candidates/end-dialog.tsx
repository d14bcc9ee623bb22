import type { ReactElement } from 'react';
import { EndingDialog } from '#web/features/candidates/ending-dialog.tsx';
import { useEndApplication } from '#web/features/candidates/mutations.ts';

interface EndDialogProps {
  readonly candidateName: string;
  readonly application: { readonly id: string; readonly jobTitle: string; readonly hasLoop: boolean };
  readonly onClose: () => void;
  readonly onEnded: () => void;
}

const withLoop =
  'The loop is cancelled with its coming interviews, and no card is needed any more; interviewers are not told why. ';

/** Says why an application ends before a decision, and what goes with it. */
export function EndDialog({ candidateName, application, onClose, onEnded }: EndDialogProps): ReactElement {
  const end = useEndApplication();
  return (
    <EndingDialog
      title={`End ${candidateName}’s application`}
      about={`For ${application.jobTitle}.`}
      consequences={`${application.hasLoop ? withLoop : ''}What was written stays. You can take the application up again.`}
      confirm="End the application"
      isPending={end.isPending}
      error={end.error}
      onEnd={(body) =>
        end.mutate({ params: { applicationId: application.id }, body }, { onSuccess: onEnded })
      }
      onClose={onClose}
    />
  );
}
