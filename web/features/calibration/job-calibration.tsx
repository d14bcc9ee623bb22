import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { z } from 'zod';
import type { JobCalibration } from '#shared/calibration.ts';
import { useSwitchJob } from '#web/features/calibration/mutations.ts';
import { jobCalibrationQuery } from '#web/features/calibration/queries.ts';
import layout from '#web/ui/layout.module.css';
import { sayOutcome, whenDone } from '#web/ui/outcomes.ts';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { toast } from '#web/ui/toast.ts';

type State = z.infer<typeof JobCalibration>;

/** Whether a job takes part in calibration, with its switch; a section of the job's page. */
export function JobCalibrationSection({ jobId }: { readonly jobId: string }): ReactElement {
  const { data: state, error, refetch } = useQuery(jobCalibrationQuery(jobId));
  return (
    <section className={layout.section} aria-labelledby="calibration">
      <h2 id="calibration">Calibration</h2>
      {state !== undefined ? (
        <Switch jobId={jobId} state={state} />
      ) : error === null ? (
        <Skeleton label="Loading whether this job is calibrated" rows={2} />
      ) : (
        <ErrorState
          title="Whether this job is calibrated could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
    </section>
  );
}

function Switch({ jobId, state }: { readonly jobId: string; readonly state: State }): ReactElement {
  const send = useSwitchJob(jobId);
  const turn = (isOn: boolean, over: number): Promise<State> =>
    send.mutateAsync({ params: { jobId }, body: { isOn }, ifMatch: over });
  return (
    <div className={layout.form}>
      <StatusMark shape={state.isOn && state.isOnForOrg ? 'disc' : 'bar'}>{stateWord(state)}</StatusMark>
      <p className={layout.note}>{aboutWords(state)}</p>
      <FormError error={send.error} />
      {state.can.switch && (
        <div>
          <Button
            variant="default"
            loading={send.isPending}
            onClick={() =>
              whenDone(turn(!state.isOn, state.version), (saved) =>
                toast(turnedWords(saved), {
                  onUndo: () => sayOutcome(turn(state.isOn, saved.version), turnedWords),
                }),
              )
            }
          >
            {state.isOn ? 'Leave this job out' : 'Let this job take part'}
          </Button>
        </div>
      )}
    </div>
  );
}

function turnedWords({ isOn }: State): string {
  return isOn ? 'The job takes part in calibration' : 'The job is left out of calibration';
}

function stateWord({ isOn, isOnForOrg }: State): string {
  if (!isOnForOrg) return 'Off in the whole organisation';
  return isOn ? 'Takes part' : 'Left out';
}

function aboutWords({ isOn, isOnForOrg, isLocked }: State): string {
  const what =
    isOn && isOnForOrg
      ? 'Its debriefs show calibrated figures beside the raw ones, and its cards enter the fits.'
      : 'Its debriefs show scores as given, and its cards enter no fit.';
  const lock = isLocked
    ? 'This stays from its first submitted card on, and for you while you owe one: figures that people have seen must not come or go afterwards.'
    : 'It can change until its first card is submitted.';
  return `${what} ${lock}`;
}
