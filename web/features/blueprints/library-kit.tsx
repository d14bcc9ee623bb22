import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { hoursWords, loopMinutes, minutesWords } from '#web/features/blueprints/kit/kit-words.ts';
import { count } from '#web/ui/format.ts';

interface LibraryKitProps {
  readonly kit: Kit;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
  readonly onStart: () => void;
}

/** A kit of the library, enough of it to choose by. */
export function LibraryKit({ kit, isPending, isDisabled, onStart }: LibraryKitProps): ReactElement {
  return (
    <article className={classes.card} aria-label={kit.title}>
      <div className={classes.head}>
        <h3>{kit.title}</h3>
        <ul className={classes.facts}>
          <li>{count(kit.dimensions.length, 'dimension', 'dimensions')}</li>
          <li>
            {count(kit.rounds.length, 'round', 'rounds')}, {hoursWords(loopMinutes(kit))}
          </li>
        </ul>
      </div>
      <p className={classes.prose}>{kit.mission}</p>
      <h4>Dimensions</h4>
      <ul className={classes.list}>
        {kit.dimensions.map(({ key, name, mustHave }) => (
          <li key={key}>
            {name}
            {mustHave !== null && <span className={classes.about}> (must-have)</span>}
          </li>
        ))}
      </ul>
      <h4>Exercises</h4>
      <ul className={classes.list}>
        {kit.exercises.map(({ key, name, minutes }) => (
          <li key={key}>
            {name} <span className={classes.about}>({minutesWords(minutes)})</span>
          </li>
        ))}
      </ul>
      <Button variant="default" loading={isPending} disabled={isDisabled} onClick={onStart}>
        Start from this kit
      </Button>
    </article>
  );
}
