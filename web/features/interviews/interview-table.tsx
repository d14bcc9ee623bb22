import type { ReactElement, ReactNode } from 'react';
import type { MyInterview } from '#shared/loops.ts';
import { cardWords, dueWords, otherZoneTime } from '#web/features/interviews/interview-words.ts';
import classes from '#web/features/interviews/interviews.module.css';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StatusMark, type StatusShape } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface InterviewTableProps {
  readonly caption: string;
  readonly interviews: readonly MyInterview[];
  readonly cardLink: (interview: MyInterview, words: ReactNode) => ReactNode;
}

export function InterviewTable({ caption, interviews, cardLink }: InterviewTableProps): ReactElement {
  const columns: readonly Column<MyInterview>[] = [
    {
      key: 'candidate',
      header: 'Candidate',
      names: true,
      cell: (interview) => (
        <>
          {interview.candidateName}
          <span className={classes.under}>{interview.jobTitle}</span>
          {interview.isAnonymous && <span className={classes.under}>Anonymous until you submit</span>}
        </>
      ),
    },
    { key: 'interview', header: 'Interview', cell: (interview) => <Interview interview={interview} /> },
    { key: 'when', header: 'When', cell: (interview) => <When interview={interview} /> },
    { key: 'where', header: 'Where', cell: (interview) => <Where interview={interview} /> },
    { key: 'card', header: 'Card', cell: (interview) => <Card interview={interview} /> },
    {
      key: 'action',
      header: 'To do',
      cell: (interview) => (
        <span className={classes.action}>
          {cardLink(
            interview,
            <>
              {actions[interview.group]}
              <span className={classes.unseen}>
                {' '}
                {interview.candidateName}, {interview.name}
              </span>
            </>,
          )}
        </span>
      ),
    },
  ];
  return (
    <div className={classes.table}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={interviews}
        rowKey={(interview) => interview.seatId}
      />
    </div>
  );
}

const actions: Record<MyInterview['group'], string> = {
  late: 'Score',
  to_score: 'Score',
  asked: 'Answer',
  today: 'Prepare',
  upcoming: 'Prepare',
  done: 'Read',
  ended: 'Read',
};

interface CellProps {
  readonly interview: MyInterview;
}

const kinds: Record<MyInterview['kind'], string | null> = {
  interviewer: null,
  trainee: 'As trainee: your card does not count',
  shadow: 'As shadow: your card does not count',
};

function Interview({ interview }: CellProps): ReactElement {
  const kind = kinds[interview.kind];
  return (
    <>
      {interview.name}
      {kind !== null && <span className={classes.under}>{kind}</span>}
    </>
  );
}

function When({ interview }: CellProps): ReactElement {
  const format = useFormat();
  const there = otherZoneTime(interview, format.timeZone);
  return (
    <>
      <time dateTime={interview.startsAt}>
        {format.dayAndTime(interview.startsAt)} to {format.time(interview.endsAt)}
      </time>
      {there !== null && <span className={classes.under}>{there}</span>}
    </>
  );
}

function Where({ interview: { videoUrl, room, candidateName } }: CellProps): ReactElement {
  return (
    <>
      {videoUrl !== null && (
        <a href={videoUrl} target="_blank" rel="noreferrer" className={classes.video}>
          Video call<span className={classes.unseen}> with {candidateName} (opens in a new tab)</span>
        </a>
      )}
      {room !== null && <span className={videoUrl === null ? undefined : classes.under}>{room}</span>}
      {videoUrl === null && room === null && <span className={classes.soft}>Not set</span>}
    </>
  );
}

const shapes: Record<MyInterview['group'], StatusShape> = {
  late: 'diamond',
  to_score: 'half',
  asked: 'half',
  today: 'ring',
  upcoming: 'ring',
  done: 'disc',
  ended: 'bar',
};

function Card({ interview }: CellProps): ReactElement {
  const format = useFormat();
  const { group, typedBy } = interview;
  const isOwed = group !== 'done' && group !== 'ended' && group !== 'asked';
  return (
    <>
      <StatusMark shape={shapes[group]}>{cardWords(interview)}</StatusMark>
      {isOwed && <span className={classes.under}>{dueWords(interview, format)}</span>}
      {typedBy !== null && <span className={classes.under}>Typed in by {typedBy.name} from paper</span>}
    </>
  );
}
