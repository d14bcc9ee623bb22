import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { ApproverChain } from '#web/features/jobs/approver-chain.tsx';
import { CommitteeField } from '#web/features/jobs/committee-field.tsx';
import type { JobValues } from '#web/features/jobs/job-values.ts';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import { PolicyFields } from '#web/features/jobs/policy-fields.tsx';

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
    about: 'Owns the role and chairs its debriefs; reads its cards, votes and records the decision.',
  },
  {
    key: 'recruiter',
    path: 'recruiterId',
    label: 'Recruiter',
    role: 'recruiter',
    about: 'Owns the loops of this job.',
  },
] as const;

/** Who answers for the job, who votes and approves, and its policy. */
export function PeopleFields<Values extends JobValues>(props: PeopleFieldsProps<Values>): ReactElement {
  const { form, personPicker } = props;
  const { values, errors } = form;
  // Values is wider than JobValues for TypeScript, and all that is set here is in both.
  const set = (changed: Partial<JobValues>): void =>
    form.setValues(changed as Parameters<typeof form.setValues>[0]);
  return (
    <>
      {places.map(({ key, path, label, role, about }) => (
        <div key={key}>
          {personPicker({
            label,
            role,
            description: about,
            value: values[key],
            onChange: (picked) => {
              set({ [key]: picked });
              form.clearFieldError(path);
            },
            error: errors[path],
            path,
          })}
        </div>
      ))}
      <CommitteeField
        committee={values.committee}
        errors={errors}
        personPicker={personPicker}
        onChange={(committee) => set({ committee })}
      />
      <ApproverChain
        chain={values.approvers}
        errors={errors}
        personPicker={personPicker}
        onChange={(approvers) => {
          set({ approvers });
          // What was said about a place in the chain is about another person now.
          for (const path of Object.keys(errors))
            if (path.startsWith('approverIds')) form.clearFieldError(path);
        }}
      />
      <PolicyFields values={values} errors={errors} onChange={set} />
    </>
  );
}
