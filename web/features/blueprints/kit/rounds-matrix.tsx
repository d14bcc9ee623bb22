// biome-ignore-all lint/a11y/noRedundantRoles: a table laid out as blocks loses its own roles in some browsers
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { hoursWords, loopMinutes } from '#web/features/blueprints/kit/kit-words.ts';
import classes from '#web/features/blueprints/kit/matrix.module.css';
import { count } from '#web/ui/format.ts';

/** Which round scores which dimension, with the number of rounds per dimension at the end of its row. */
export function RoundsMatrix({ kit }: { readonly kit: KitDraft }): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} aria-label="Rounds and dimensions" tabIndex={0}>
      <table className={classes.matrix} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {count(kit.rounds.length, 'round', 'rounds')}, {hoursWords(loopMinutes(kit))} in all
            </th>
            {kit.rounds.map(({ key, name, minutes, interviewers }) => (
              <th key={key} role="columnheader" scope="col">
                {name}
                <span className={classes.word}>
                  {minutes} min{interviewers > 1 && `, ${interviewers} interviewers`}
                </span>
              </th>
            ))}
            <th role="columnheader" scope="col">
              Rounds
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {kit.dimensions.map((dimension) => {
            const rounds = kit.rounds.filter(({ dimensions }) => dimensions.includes(dimension.key));
            return (
              <tr key={dimension.key} role="row" className={rounds.length < 2 ? classes.gap : undefined}>
                <th role="rowheader" scope="row">
                  {dimension.name}
                </th>
                {kit.rounds.map((round) => (
                  <td key={round.key} role="cell" data-off={!rounds.includes(round) || undefined}>
                    {rounds.includes(round) && (
                      <span className={classes.dot} role="img" aria-label="scored" />
                    )}
                    <span className={classes.label}>{round.name}</span>
                  </td>
                ))}
                <td role="cell">
                  {rounds.length}
                  <span className={classes.label}>{rounds.length === 1 ? 'round' : 'rounds'}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
