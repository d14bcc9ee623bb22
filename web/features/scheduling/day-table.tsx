import type { ReactElement } from 'react';
import type { Availability } from '#shared/availability.ts';
import classes from '#web/features/scheduling/availability.module.css';
import { type HourState, hourState, hoursOf } from '#web/features/scheduling/day-grid.ts';
import { wallTimeOf } from '#web/ui/zoned-time.ts';

const words: Record<HourState, string> = {
  free: 'free',
  busy: 'busy',
  hold: 'held',
  off: 'not at work',
};

interface DayTableProps {
  readonly people: Availability['people'];
  readonly date: string;
  /** On whose clocks the hours are. */
  readonly timeZone: string;
}

/** A day of everybody by the hour; each hour says in words what it shows. */
export function DayTable({ people, date, timeZone }: DayTableProps): ReactElement {
  const hours = hoursOf(people, date, timeZone);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} aria-label="Free and busy by the hour" tabIndex={0}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes.unseen}>Person</span>
              </th>
              {hours.map((at) => (
                <th key={at} scope="col">
                  {wallTimeOf(at, timeZone).time.slice(0, 2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                {hours.map((at) => (
                  <td key={at}>
                    <Hour state={hourState(person, at)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.legend} aria-hidden="true">
        {(['free', 'busy', 'hold', 'off'] as const).map((state) => (
          <span key={state}>
            <span className={classes.hour} data-state={state}>
              {state === 'off' && '–'}
            </span>
            {words[state]}
          </span>
        ))}
      </p>
    </>
  );
}

function Hour({ state }: { readonly state: HourState }): ReactElement {
  return (
    <span className={classes.hour} data-state={state}>
      <span className={classes.unseen}>{words[state]}</span>
      {state === 'off' && <span aria-hidden="true">–</span>}
    </span>
  );
}
