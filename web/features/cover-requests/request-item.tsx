import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { CoverRequest } from '#shared/cover-requests.ts';
import classes from '#web/features/cover-requests/cover-requests.module.css';
import { coverReasons } from '#web/features/cover-requests/cover-words.ts';
import { useDecline, usePassOn } from '#web/features/cover-requests/mutations.ts';
import { FormError } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface RequestItemProps {
  readonly loopId: string;
  readonly request: CoverRequest;
}

/** A request with what can be done about it, or what was done. */
export function RequestItem({ loopId, request }: RequestItemProps): ReactElement {
  const format = useFormat();
  const { dimension, askedBy, askedIn, askedAt, reason, answer } = request;
  return (
    <li className={classes.request}>
      <div className={classes.words}>
        <h3>{dimension.name}</h3>
        <p>
          {askedBy.name} in {askedIn.name}, {format.dayAndTime(askedAt)}: {coverReasons[reason].told}
        </p>
        {answer !== null && (
          <p>
            {answer.by.name}, {format.dayAndTime(answer.at)}
          </p>
        )}
      </div>
      {answer === null ? (
        <Answer loopId={loopId} request={request} />
      ) : (
        <StatusMark shape={answer.interview === null ? 'bar' : 'disc'}>
          {answer.interview === null ? 'Declined' : `Passed on to ${answer.interview.name}`}
        </StatusMark>
      )}
    </li>
  );
}

function Answer({ loopId, request }: RequestItemProps): ReactElement {
  const format = useFormat();
  const { id: requestId, dimension, targets, can } = request;
  const [chosen, setChosen] = useState<string | null>(null);
  const passOn = usePassOn(loopId);
  const decline = useDecline(loopId);
  if (!can.answer) return <StatusMark shape="bar">Not answered</StatusMark>;
  // What was chosen may have started meanwhile.
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  const isPending = passOn.isPending || decline.isPending;
  return (
    <div>
      <div className={classes.answer}>
        {target === undefined ? (
          <p className={classes.soft}>No interview to come scores it. Schedule one, or decline.</p>
        ) : (
          <>
            <NativeSelect
              label={`Where ${dimension.name} can be covered`}
              data={targets.map(({ id, name, startsAt, interviewers }) => ({
                value: id,
                label: `${name}, ${format.dayAndTime(startsAt)}: ${interviewers.join(', ')}`,
              }))}
              value={target.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Button
              loading={passOn.isPending}
              disabled={isPending}
              aria-label={`Pass on ${dimension.name}`}
              onClick={() => passOn.mutate({ params: { requestId }, body: { interviewId: target.id } })}
            >
              Pass on
            </Button>
          </>
        )}
        <Button
          variant="default"
          loading={decline.isPending}
          disabled={isPending}
          aria-label={`Decline ${dimension.name}`}
          onClick={() => decline.mutate({ params: { requestId } })}
        >
          Decline
        </Button>
      </div>
      <FormError error={passOn.error ?? decline.error} />
    </div>
  );
}
