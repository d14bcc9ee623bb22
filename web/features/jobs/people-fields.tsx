import { CloseButton } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { RevealPolicy } from '#shared/jobs.ts';
import type { Role } from '#shared/roles.ts';
import type { JobValues } from '#web/features/jobs/job-values.ts';
import { revealPolicies } from '#web/features/jobs/job-words.ts';
import classes from '#web/features/jobs/jobs.module.css';
import type { PickerFieldProps } from '#web/ui/picker.tsx';
import { RadioField } from '#web/ui/radio-field.tsx';

/** What the contract takes. */
const MOST_COMMITTEE = 12;

/** How a person with a role is picked; another feature knows. */
export type PersonPicker = (props: PickerFieldProps & { readonly role: Role }) => ReactElement;

interface PeopleFieldsProps<Values extends JobValues> {
  /** A controlled form. */
  readonly form: UseFormReturnType<Values>;
  readonly personPicker: PersonPicker;
}

const places = [
  {
    key: 'hiringManager',
    path: 'hiringManagerId',
    label: 'Hiring manager',
    role: 'hiring_manager',
    about: 'Owns the role; reads cards and debriefs of this job.',
  },
  {
    key: 'approver',
    path: 'approverId',
    label: 'Approver',
    role: 'approver',
    about: 'Gives the final approval of a decision.',
  },
  {
    key: 'recruiter',
    path: 'recruiterId',
    label: 'Recruiter',
    role: 'recruiter',
    about: 'Owns the loops of this job.',
  },
] as const;

/** Who answers for the job, and when a panel sees each other’s cards. */
export function PeopleFields<Values extends JobValues>(props: PeopleFieldsProps<Values>): ReactElement {
  const { form, personPicker } = props;
  // Values is wider than JobValues for TypeScript, and all that is set here is in both.
  const set = (changed: Partial<JobValues>): void =>
    form.setValues(changed as Parameters<typeof form.setValues>[0]);
  const { committee, reveal } = form.values;
  return (
    <>
      {places.map(({ key, path, label, role, about }) => (
        <div key={key}>
          {personPicker({
            label,
            role,
            description: about,
            value: form.values[key],
            onChange: (picked) => {
              set({ [key]: picked });
              form.clearFieldError(path);
            },
            error: form.errors[path],
            path,
          })}
        </div>
      ))}
      <div>
        {committee.length < MOST_COMMITTEE &&
          personPicker({
            label: 'Committee',
            role: 'committee_member',
            description: 'They read the evidence, vote and decide. Add one after the other.',
            placeholder: 'Add a committee member',
            value: null,
            onChange: (picked) => {
              if (picked !== null && !committee.some(({ id }) => id === picked.id)) {
                set({ committee: [...committee, picked] } as Partial<JobValues>);
              }
            },
            error: form.errors.committeeIds,
            path: 'committeeIds',
          })}
        {committee.length > 0 && (
          <ul className={classes.chosen} aria-label="On the committee">
            {committee.map((person, index) => (
              <li key={person.id}>
                <span>
                  {person.name}
                  {form.errors[`committeeIds.${index}`] !== undefined && (
                    <span className={classes.error}>{form.errors[`committeeIds.${index}`]}</span>
                  )}
                </span>
                <CloseButton
                  aria-label={`Remove ${person.name} from the committee`}
                  onClick={() =>
                    set({ committee: committee.filter(({ id }) => id !== person.id) } as Partial<JobValues>)
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <RadioField
        label="When an interviewer sees colleagues’ cards"
        choices={RevealPolicy.options.map((value) => ({ value, ...revealPolicies[value] }))}
        value={reveal}
        onChange={(value) => set({ reveal: value })}
      />
    </>
  );
}
