import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { mostPerWeek } from '#shared/interview-limits.ts';
import classes from '#web/features/planning/planning.module.css';
import { FormError } from '#web/ui/states.tsx';

interface LimitFieldProps {
  readonly label: string;
  readonly description: string;
  /** Null where it is left open. */
  readonly value: number | null;
  /** What it may not fall below; `mayBeOpen` lets it stay empty. */
  readonly least: number;
  readonly mayBeOpen: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSave: (perWeek: number | null) => void;
}

/** So many interviews a week. Key it by the version of what it shows. */
export function LimitField(props: LimitFieldProps): ReactElement {
  const { label, description, value, least, mayBeOpen, isPending, error, onSave } = props;
  const [text, setText] = useState(value === null ? '' : String(value));
  const [isTold, setIsTold] = useState(false);
  const perWeek = text.trim() === '' ? null : Number(text);
  const isFine =
    perWeek === null ? mayBeOpen : Number.isInteger(perWeek) && perWeek >= least && perWeek <= mostPerWeek;
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(!isFine);
        if (isFine && perWeek !== value) onSave(perWeek);
      }}
    >
      <TextInput
        label={label}
        description={description}
        inputMode="numeric"
        className={classes.number ?? ''}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isTold && !isFine ? `Between ${least} and ${mostPerWeek}.` : undefined}
      />
      <FormError error={error} />
      <Button type="submit" variant="default" size="compact-md" mt={8} loading={isPending}>
        Save the limit
      </Button>
    </form>
  );
}
