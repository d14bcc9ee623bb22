import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import type { CandidateValues } from '#web/features/candidates/candidate-values.ts';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';

interface CandidateFieldsProps<Values extends CandidateValues> {
  /** A controlled form. */
  readonly form: UseFormReturnType<Values>;
}

export function CandidateFields<Values extends CandidateValues>(
  props: CandidateFieldsProps<Values>,
): ReactElement {
  const { form } = props;
  return (
    <>
      <TextInput {...form.getInputProps('name')} label="Name" autoComplete="off" />
      <TextInput
        {...form.getInputProps('email')}
        label="E-mail"
        description="If known"
        type="email"
        autoComplete="off"
      />
      <TextInput
        {...form.getInputProps('phone')}
        label="Phone"
        description="If known"
        type="tel"
        autoComplete="off"
        maxLength={60}
      />
      <TimeZoneField {...form.getInputProps('timeZone')} />
    </>
  );
}
