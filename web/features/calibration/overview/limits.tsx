import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';

/** What the figures can and can't say, from the simulations in the project's documentation. */
export function Limits(): ReactElement {
  return (
    <ul className={classes.lines}>
      <li>
        A calibrated score says what a typical interviewer would give for the same answers. It is no chance of
        doing well in the job.
      </li>
      <li>
        What all interviewers share can’t be seen here: if everybody scores high, or overlooks the same thing,
        the figures do too.
      </li>
      <li>
        On simulated interviews it came 20 to 24 % closer than the raw mean to what had been put in, and put
        10 to 17 % fewer pairs of candidates in the wrong order. No more is claimed.
      </li>
      <li>
        Its 90 % ranges held what had been put in 87 to 90 times in 100, least often where some people’s
        scores scatter widely.
      </li>
      <li>
        Candidates whom no chain of shared interviewers joins do not compare, however narrow their ranges
        look.
      </li>
      <li>Where one person alone scores a dimension, person and dimension can’t be told apart.</li>
      <li>Levels move with chance: on some 26 ratings, unusual scatter does not show.</li>
    </ul>
  );
}
