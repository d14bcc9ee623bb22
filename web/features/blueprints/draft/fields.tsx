import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useId, useState } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';

interface AreaProps {
  readonly label: string;
  readonly place: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly description?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** A text of several lines that grows with what is written. */
export function Area({ place, onChange, maxLength = 4000, ...props }: AreaProps): ReactElement {
  return (
    <Textarea
      {...props}
      classNames={{ input: classes.area ?? '' }}
      rows={2}
      maxLength={maxLength}
      data-place={place}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface LineProps extends Omit<AreaProps, 'placeholder'> {
  readonly isRequired?: boolean;
}

/** One line; says beside itself where it can't be stored empty. */
export function Line({
  place,
  onChange,
  maxLength = 500,
  isRequired = false,
  ...props
}: LineProps): ReactElement {
  return (
    <TextInput
      {...props}
      maxLength={maxLength}
      autoComplete="off"
      data-place={place}
      error={isRequired && props.value.trim() === '' ? 'Fill this in: it is not saved without.' : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface NumberLineProps {
  readonly label: string;
  readonly place: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number; what is none within its bounds is not taken, and says so. */
export function NumberLine(props: NumberLineProps): ReactElement {
  const { label, place, value, min, max, isWhole = true, onChange } = props;
  const [text, setText] = useState(String(value));
  const [seen, setSeen] = useState(value);
  const read = (typed: string): number | null => {
    const given = Number(typed.replace(',', '.'));
    const fits = typed.trim() !== '' && given >= min && given <= max && (!isWhole || Number.isInteger(given));
    return fits ? given : null;
  };
  if (value !== seen) {
    setSeen(value);
    // Changed from elsewhere, such as an undo: what is typed gives way.
    if (read(text) !== value) setText(String(value));
  }
  return (
    <TextInput
      className={classes.number ?? ''}
      label={label}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      autoComplete="off"
      data-place={place}
      value={text}
      error={read(text) === null ? `${min} to ${max}` : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const given = read(event.currentTarget.value);
        if (given !== null) onChange(given);
      }}
    />
  );
}

interface AddLineProps {
  readonly label: string;
  /** "Add the responsibility" */
  readonly action: string;
  readonly onAdd: (text: string) => void;
}

/** Adds by a field of its own, so that nothing empty stands in the list. */
export function AddLine({ label, action, onAdd }: AddLineProps): ReactElement {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <form
      className={classes.add}
      aria-label={action}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') {
          event.currentTarget.querySelector('input')?.focus();
          return;
        }
        onAdd(text.trim());
        setText('');
      }}
    >
      <TextInput
        id={id}
        label={label}
        maxLength={500}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {action}
      </Button>
    </form>
  );
}
