import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { Duplicate, DuplicateSign } from '#shared/candidate-merges.ts';
import type { Candidate } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { MergeDialog } from '#web/features/candidates/merge-dialog.tsx';
import { duplicatesQuery } from '#web/features/candidates/queries.ts';

const signWords: Readonly<Record<DuplicateSign, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  name: 'name',
};

interface DuplicatesSectionProps {
  readonly candidate: Candidate;
  readonly candidateLink: (duplicate: Duplicate) => ReactNode;
}

/** Other records that look like the same person, to be merged or left. Nothing where there are none. */
export function DuplicatesSection({ candidate, candidateLink }: DuplicatesSectionProps): ReactElement | null {
  const { data } = useQuery(duplicatesQuery(candidate.id));
  const [merging, setMerging] = useState<Duplicate | null>(null);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      <section className={classes.duplicate} aria-labelledby="duplicates">
        <h2 id="duplicates">Perhaps the same person</h2>
        <ul className={classes.found}>
          {data.items.map((duplicate) => (
            <li key={duplicate.id}>
              <span>
                {candidateLink(duplicate)}
                {duplicate.email !== null && `, ${duplicate.email}`}
                <span className={classes.soft}>
                  {' '}
                  (same {duplicate.same.map((sign) => signWords[sign]).join(', ')})
                </span>
              </span>
              <Button
                variant="default"
                size="compact-md"
                aria-label={`Merge ${duplicate.name}, ${duplicate.email ?? 'without an address'}, into this record`}
                onClick={() => setMerging(duplicate)}
              >
                Merge
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {merging !== null && (
        <MergeDialog candidate={candidate} other={merging} onClose={() => setMerging(null)} />
      )}
    </>
  );
}
