import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { EndDialog } from '#web/features/candidates/end-dialog.tsx';
import { endingWords } from '#web/features/candidates/ending-words.ts';
import { Instructions } from '#web/features/candidates/instructions.tsx';
import { useReopenApplication, useStartLoop } from '#web/features/candidates/mutations.ts';
import { StageMark } from '#web/features/candidates/stage-mark.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { sayOutcome } from '#web/ui/outcomes.ts';
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
  const [isEnding, setIsEnding] = useState(false);
  const start = useStartLoop();
  const reopen = useReopenApplication();
  const { id, job, can, ending, loopId } = application;
  const params = { applicationId: id };
  const takeUp = (): void =>
    sayOutcome(reopen.mutateAsync({ params }), () => `${job.title} is taken up again`);
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
      {ending !== null && <EndingLine ending={ending} />}
      <Instructions application={application} />
      <div className={classes.actions}>
        {loopLink}
        {can.startLoop && (
          <Button
            size="compact-md"
            loading={start.isPending}
            aria-label={`Start the loop for ${job.title}`}
            onClick={() => start.mutate({ params }, { onSuccess: (loop) => onLoopStarted(loop.id) })}
          >
            Start the loop
          </Button>
        )}
        {can.end && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`End the application for ${job.title}`}
            onClick={() => setIsEnding(true)}
          >
            End the application
          </Button>
        )}
        {can.reopen && (
          <Button
            variant="default"
            size="compact-md"
            loading={reopen.isPending}
            aria-label={`Take up again ${job.title}`}
            onClick={takeUp}
          >
            Take up again
          </Button>
        )}
      </div>
      <FormError error={start.error ?? reopen.error} />
      {isEnding && (
        <EndDialog
          candidateName={candidateName}
          application={{ id, jobTitle: job.title, hasLoop: loopId !== null }}
          onClose={() => setIsEnding(false)}
          onEnded={() => {
            setIsEnding(false);
            toast(`The application for ${job.title} is ended`, { onUndo: takeUp });
          }}
        />
      )}
    </li>
  );
}

function EndingLine({ ending }: { readonly ending: NonNullable<Application['ending']> }): ReactElement {
  return (
    <p className={classes.text}>
      {endingWords[ending.reason]}
      {ending.by !== null && `, noted by ${ending.by.name}`}
      {ending.note !== null && ending.note !== '' && `: ${ending.note}`}
    </p>
  );
}
