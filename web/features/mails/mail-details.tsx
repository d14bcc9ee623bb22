import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Mail } from '#shared/notifications.ts';
import { mailStates, subjectWords } from '#web/features/mails/mail-words.ts';
import classes from '#web/features/mails/mails.module.css';
import { mailQuery } from '#web/features/mails/queries.ts';
import facts from '#web/ui/facts.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface MailDetailsProps {
  readonly mailId: string;
  readonly onClose: () => void;
}

/** One mail beside the list, as it was sent. */
export function MailDetails({ mailId, onClose }: MailDetailsProps): ReactElement {
  const { data: mail, error, refetch } = useQuery(mailQuery(mailId));
  return (
    <SidePanel title={mail === undefined ? 'Mail' : subjectWords(mail)} onClose={onClose}>
      {mail !== undefined ? (
        <Details mail={mail} />
      ) : error === null ? (
        <Skeleton label="Loading this mail" />
      ) : (
        <ErrorState title="This mail could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </SidePanel>
  );
}

function Details({ mail }: { readonly mail: Mail }): ReactElement {
  const { state, to, text, calendar, dueAt, endedAt, failure } = mail;
  const { shape, words } = mailStates[state];
  return (
    <>
      <dl className={facts.facts}>
        <dt>State</dt>
        <dd>
          <StatusMark shape={shape}>{words}</StatusMark>
        </dd>
        {to !== null && (
          <>
            <dt>To</dt>
            <dd>{to}</dd>
          </>
        )}
        <dt>{endedAt === null ? 'Due' : 'Settled'}</dt>
        <dd>
          <Moment at={endedAt ?? dueAt} />
        </dd>
        {failure !== null && (
          <>
            <dt>The mail server said</dt>
            <dd>{failure}</dd>
          </>
        )}
      </dl>
      {text === null ? (
        <p>A mail is written when it is due, from what is true then.</p>
      ) : (
        <div className={classes.text}>{text}</div>
      )}
      {calendar !== null && (
        <Button variant="default" onClick={() => saveFile('interview.ics', calendar, 'text/calendar')}>
          Save its calendar file
        </Button>
      )}
    </>
  );
}
