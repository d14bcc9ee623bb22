import { CloseButton } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import classes from '#web/features/jobs/jobs.module.css';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import type { Picked } from '#web/ui/picker.tsx';

/** What the contract takes. */
const MOST_COMMITTEE = 12;

interface CommitteeFieldProps {
  readonly committee: readonly Picked[];
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (committee: readonly Picked[]) => void;
}

/** Who votes beside the hiring manager. */
export function CommitteeField({
  committee,
  errors,
  personPicker,
  onChange,
}: CommitteeFieldProps): ReactElement {
  return (
    <div>
      {committee.length < MOST_COMMITTEE &&
        personPicker({
          label: 'Committee',
          role: 'committee_member',
          description: 'They read the evidence and vote, beside the hiring manager. Add one after the other.',
          placeholder: 'Add a committee member',
          value: null,
          onChange: (picked) => {
            if (picked !== null && !committee.some(({ id }) => id === picked.id)) {
              onChange([...committee, picked]);
            }
          },
          error: errors.committeeIds,
          path: 'committeeIds',
        })}
      {committee.length > 0 && (
        <ul className={classes.chosen} aria-label="On the committee">
          {committee.map((person, index) => (
            <li key={person.id}>
              <span>
                {person.name}
                {errors[`committeeIds.${index}`] !== undefined && (
                  <span className={classes.error}>{errors[`committeeIds.${index}`]}</span>
                )}
              </span>
              <CloseButton
                aria-label={`Remove ${person.name} from the committee`}
                onClick={() => onChange(committee.filter(({ id }) => id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
