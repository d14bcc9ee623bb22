import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { useStartLoop, useWithdrawApplication } from '#web/features/candidates/mutations.ts';
import { StageMark } from '#web/features/candidates/stage-mark.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

type Application = Candidate['applications'][number];

interface ApplicationItemProps {
  readonly candidateName: string;
  readonly application: Application;
  readonly jobLink: ReactNode;
  /** To its newest loop, if there is one. */
  readonly loopLink: ReactNode;
  readonly onLoopStarted: (loopId: string) => void;
}

/** One application: what for, how far, and what can be done. */
export function ApplicationItem(props: ApplicationItemProps): ReactElement {
  const { candidateName, application, jobLink, loopLink, onLoopStarted } = props;
  const [isAsking, setIsAsking] = useState(false);
  const start = useStartLoop();
  const withdraw = useWithdrawApplication();
  const params = { applicationId: application.id };
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h3>{jobLink}</h3>
        <StageMark stage={application.stage} />
      </div>
      <p>
        Applied <Moment at={application.appliedAt} show="day" />
        {application.stage !== 'applied' && (
          <>
            , in this stage since <Moment at={application.stageAt} show="day" />
          </>
        )}
      </p>
      <div className={classes.actions}>
        {loopLink}
        {application.can.startLoop && (
          <Button
            size="compact-md"
            loading={start.isPending}
            aria-label={`Start the loop for ${application.job.title}`}
            onClick={() => start.mutate({ params }, { onSuccess: (loop) => onLoopStarted(loop.id) })}
          >
            Start the loop
          </Button>
        )}
        {application.can.withdraw && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Candidate withdrew from ${application.job.title}`}
            onClick={() => setIsAsking(true)}
          >
            Candidate withdrew
          </Button>
        )}
      </div>
      <FormError error={start.error} />
      {isAsking && (
        <ConfirmDialog
          title={`${candidateName} withdrew from ${application.job.title}`}
          consequences={[
            ...(application.loopId === null
              ? []
              : ['The loop is cancelled with its coming interviews, and no card is needed any more.']),
            'What was written stays, with submitted cards.',
            'It can’t be taken back. Should they return, consider them for the job again.',
          ]}
          confirm="Record the withdrawal"
          isPending={withdraw.isPending}
          error={withdraw.error}
          onCancel={() => {
            withdraw.reset();
            setIsAsking(false);
          }}
          onConfirm={() =>
            withdraw.mutate(
              { params },
              {
                onSuccess: () => {
                  setIsAsking(false);
                  toast(`${candidateName} withdrew from ${application.job.title}`);
                },
              },
            )
          }
        />
      )}
    </li>
  );
}
