import type { ReactElement, ReactNode } from 'react';
import type { MyInterview } from '#shared/loops.ts';
import { InterviewTable } from '#web/features/interviews/interview-table.tsx';
import classes from '#web/features/interviews/interviews.module.css';

type Group = MyInterview['group'];

const groups: readonly { readonly group: Group; readonly title: string }[] = [
  { group: 'late', title: 'Late' },
  { group: 'to_score', title: 'To score' },
  { group: 'asked', title: 'Questions to answer' },
  { group: 'today', title: 'Today' },
  { group: 'upcoming', title: 'Upcoming' },
  { group: 'done', title: 'Done' },
  { group: 'ended', title: 'Not needed any more' },
];

interface InterviewGroupsProps {
  readonly interviews: readonly MyInterview[];
  /** Whether these are all: a part of them is not counted. */
  readonly areAll: boolean;
  /** A link to the card, which covers its row. */
  readonly cardLink: (interview: MyInterview, words: ReactNode) => ReactNode;
}

/** One's interviews by what there is to do about them. */
export function InterviewGroups({ interviews, areAll, cardLink }: InterviewGroupsProps): ReactElement {
  return (
    <>
      {groups.map(({ group, title }) => {
        const some = interviews.filter((interview) => interview.group === group);
        if (some.length === 0) return null;
        return (
          <section key={group} className={classes.group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>
              {title} {areAll && <span className={classes.soft}>{some.length}</span>}
            </h2>
            <InterviewTable caption={title} interviews={some} cardLink={cardLink} />
          </section>
        );
      })}
    </>
  );
}
