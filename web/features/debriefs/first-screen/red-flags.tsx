import { IconFlag } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/first-screen/first-screen.module.css';

/** Claims with their evidence, counted over those who could have seen them; never a veto. */
export function RedFlags({ redFlags }: Pick<Debrief, 'redFlags'>): ReactElement {
  return (
    <section className={classes.block} aria-labelledby="red-flags">
      <h2 id="red-flags">Red flags</h2>
      {redFlags.length === 0 ? (
        <p className={classes.soft}>None raised.</p>
      ) : (
        redFlags.map(({ text, seenBy, could, evidence }) => (
          <details key={text} className={classes.flag}>
            <summary>
              <IconFlag size={16} aria-hidden className={classes.flagIcon} />
              <span>
                <strong>{text}</strong>{' '}
                <span className={classes.nowrap}>
                  seen by {seenBy} of {could} who could
                </span>
              </span>
            </summary>
            {evidence.map((claim) => (
              <p key={`${claim.interviewer.id} ${claim.text}`}>
                <span className={classes.soft}>{claim.interviewer.name}:</span> {claim.text}
              </p>
            ))}
          </details>
        ))
      )}
    </section>
  );
}
