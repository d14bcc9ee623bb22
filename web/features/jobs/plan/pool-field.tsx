import { CloseButton } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import { mostInPool } from '#shared/jobs.ts';
import classes from '#web/features/jobs/jobs.module.css';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import type { RoundValues } from '#web/features/jobs/plan/plan-values.ts';

interface PoolFieldProps {
  readonly round: RoundValues;
  readonly index: number;
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (people: RoundValues['people']) => void;
}

/** Who is meant to interview a round: a person for each place, or a pool to choose from. */
export function PoolField({ round, index, errors, personPicker, onChange }: PoolFieldProps): ReactElement {
  const { people } = round;
  const isPool = people.length > Number(round.interviewers);
  return (
    <div>
      {people.length < mostInPool &&
        personPicker({
          label: 'People',
          role: 'interviewer',
          description: isPool
            ? `A pool of ${people.length}: scheduling proposes from it.`
            : 'Who is meant to interview it; more than the interviewers make a pool to choose from.',
          placeholder: 'Add a person',
          value: null,
          onChange: (picked) => {
            if (picked !== null && !people.some(({ id }) => id === picked.id)) onChange([...people, picked]);
          },
          isRequired: false,
          path: `rounds.${index}.memberIds`,
        })}
      {people.length > 0 && (
        <ul className={classes.chosen} aria-label={`People of round ${index + 1}`}>
          {people.map((person, place) => (
            <li key={person.id}>
              <span>
                {person.name}
                {errors[`rounds.${index}.memberIds.${place}`] !== undefined && (
                  <span className={classes.error}>{errors[`rounds.${index}.memberIds.${place}`]}</span>
                )}
              </span>
              <CloseButton
                aria-label={`Remove ${person.name} from round ${index + 1}`}
                onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
