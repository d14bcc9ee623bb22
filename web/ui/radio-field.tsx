import { type ReactElement, type ReactNode, useId } from 'react';
import classes from '#web/ui/radio-field.module.css';

interface RadioFieldProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly about?: ReactNode }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error?: ReactNode;
}

/** One of a few, all in sight, each with what it means. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className={classes.field}>
      <legend>{props.label}</legend>
      {props.choices.map(({ value, label, about }) => (
        <label key={value} className={classes.choice}>
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <span>
            {label}
            {about !== undefined && <span className={classes.about}>{about}</span>}
          </span>
        </label>
      ))}
      {props.error !== undefined && <p className={classes.error}>{props.error}</p>}
    </fieldset>
  );
}
