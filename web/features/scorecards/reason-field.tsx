import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { maxReason } from '#web/features/scorecards/card-edits.ts';

interface ReasonFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

export function ReasonField({ id, value, onChange }: ReasonFieldProps): ReactElement {
  return (
    <TextInput
      id={id}
      label="Why was it not assessed?"
      description="It then counts for nothing: it is no low score."
      maxLength={maxReason}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
