import { Checkbox } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';

interface ChecksProps {
  readonly legend: string;
  readonly place: string;
  readonly all: readonly { readonly key: string; readonly name: string }[];
  readonly chosen: readonly string[];
  /** No more than these may be ticked. */
  readonly max?: number;
  readonly description?: string;
  readonly onToggle: (key: string) => void;
}

/** Several of a list, each with its checkbox. */
export const Checks = memo(function Checks(props: ChecksProps): ReactElement {
  const { legend, place, all, chosen, max = Number.POSITIVE_INFINITY, description, onToggle } = props;
  const isFull = chosen.length >= max;
  return (
    <fieldset className={classes.checks} data-place={place}>
      <legend>{legend}</legend>
      {description !== undefined && <p>{description}</p>}
      <div>
        {all.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={chosen.includes(key)}
            disabled={isFull && !chosen.includes(key)}
            onChange={() => onToggle(key)}
          />
        ))}
      </div>
    </fieldset>
  );
});
