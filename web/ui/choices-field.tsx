import { Checkbox, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

interface ChoicesFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What @mantine/form's getInputProps gives. */
  readonly value?: string[];
  readonly defaultValue?: string[];
  readonly onChange?: (value: string[]) => void;
  readonly error?: ReactNode;
}

/** Several of a few, all in sight. */
export function ChoicesField({ choices, ...props }: ChoicesFieldProps): ReactElement {
  return (
    <Checkbox.Group {...props}>
      <Stack gap={4} mt={4}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} py={4} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
