import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { relatednessGaps, sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';
import { count, list } from '#web/ui/format.ts';

/** What the matrix shows, in words: rows nothing assesses and columns nothing supports. */
export function RelatednessGaps({ kit }: { readonly kit: KitDraft }): ReactElement {
  const { unassessed, unsupported } = relatednessGaps(kit);
  const total = sourceGroups(kit).reduce((sum, { sources }) => sum + sources.length, 0);
  return (
    <div className={classes.gaps}>
      <p>
        {unsupported.length === 0
          ? 'Every dimension stands for something in the job.'
          : `Nothing in the job supports ${list(unsupported)}.`}
      </p>
      {unassessed.length === 0 ? (
        <p>Every part of the job is assessed.</p>
      ) : (
        <details>
          <summary>
            {count(unassessed.length, 'part', 'parts')} of {total} in the job that no dimension assesses
          </summary>
          <ul>
            {unassessed.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
