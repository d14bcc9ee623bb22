import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { suggestionRule } from '#shared/plan-warnings.ts';
import classes from '#web/features/planning/planning.module.css';
import { suggestionsQuery } from '#web/features/planning/queries.ts';
import layout from '#web/ui/layout.module.css';
import type { Picked } from '#web/ui/picker.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface SuggestPeopleProps {
  readonly loopId: string;
  readonly roundId: string;
  /** Null while none is chosen. */
  readonly time: { readonly startsAt: string; readonly minutes: number } | null;
  readonly onPick: (person: Picked) => void;
}

/** Offers who could take a seat, with the reason in words; a person chooses. */
export function SuggestPeople(props: SuggestPeopleProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button
        variant="default"
        size="compact-md"
        aria-expanded={isOpen}
        onClick={() => setIsOpen((before) => !before)}
      >
        Suggest
      </Button>
      {isOpen && (
        <Suggestions
          {...props}
          onPick={(person) => {
            setIsOpen(false);
            props.onPick(person);
          }}
        />
      )}
    </div>
  );
}

function Suggestions({ loopId, roundId, time, onPick }: SuggestPeopleProps): ReactElement {
  const { data, error, refetch } = useQuery(suggestionsQuery(loopId, roundId, time));
  if (data === undefined) {
    return error === null ? (
      <Skeleton label="Looking for people" rows={3} />
    ) : (
      <ErrorState title="Nobody could be suggested" error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.people.length === 0) {
    return <p className={layout.note}>Nobody who interviews can take a seat on this loop.</p>;
  }
  return (
    <>
      <p className={layout.note}>{suggestionRule}</p>
      <ul className={classes.people} aria-label="Suggested interviewers">
        {data.people.map(({ person, reason }) => (
          <li key={person.id}>
            <button type="button" onClick={() => onPick(person)}>
              {person.name}
              <span className={classes.soft}>{reason}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
