import { Checkbox, NativeSelect } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import type { ReactElement } from 'react';
import { RevealPolicy } from '#shared/jobs.ts';
import { CompositePolicy } from '#shared/voting.ts';
import { countVoters, type JobValues } from '#web/features/jobs/job-values.ts';
import { compositePolicies, revealPolicies } from '#web/features/jobs/job-words.ts';
import { RadioField } from '#web/ui/radio-field.tsx';

interface PolicyFieldsProps {
  readonly values: JobValues;
  readonly errors: FormErrors;
  readonly onChange: (changed: Partial<JobValues>) => void;
}

/** When a panel sees each other’s cards, how many votes it takes, and what stands on the page before them. */
export function PolicyFields({ values, errors, onChange }: PolicyFieldsProps): ReactElement {
  const voters = countVoters(values);
  return (
    <>
      <RadioField
        label="When an interviewer sees colleagues’ cards"
        choices={RevealPolicy.options.map((value) => ({ value, ...revealPolicies[value] }))}
        value={values.reveal}
        onChange={(reveal) => onChange({ reveal })}
        error={errors.reveal}
      />
      <NativeSelect
        label="Quorum"
        description="So many votes must be in before the hiring manager, who chairs, may open them without the rest."
        data-path="quorum"
        data={Array.from({ length: Math.max(voters, values.quorum) }, (_, index) => String(index + 1))}
        value={String(values.quorum)}
        onChange={(event) => onChange({ quorum: Number(event.currentTarget.value) })}
        error={errors.quorum}
      />
      <Checkbox
        label="Hide interviewers’ recommendations until the votes are open"
        description="A vote then rests on the evidence, not on what an interviewer would do."
        checked={values.hidesRecommendations}
        onChange={(event) => onChange({ hidesRecommendations: event.currentTarget.checked })}
        error={errors.hidesRecommendations}
      />
      <Checkbox
        label="Anonymous review"
        description="Until they submit, interviewers see “Candidate 7F3A” in place of the name, and no address or note. Names that people type elsewhere, such as in a room or a reason, are not changed."
        checked={values.anonymousReview}
        onChange={(event) => onChange({ anonymousReview: event.currentTarget.checked })}
        error={errors.anonymousReview}
      />
      <RadioField
        label="When all dimensions together are shown as one figure"
        choices={CompositePolicy.options.map((value) => ({ value, ...compositePolicies[value] }))}
        value={values.compositePolicy}
        onChange={(compositePolicy) => onChange({ compositePolicy })}
        error={errors.compositePolicy}
      />
    </>
  );
}
