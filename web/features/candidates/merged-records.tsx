import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { useUndoMerge } from '#web/features/candidates/mutations.ts';
import { Moment } from '#web/ui/moment.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Which records were merged into this one, and the way back. */
export function MergedRecords({ merged }: Pick<Candidate, 'merged'>): ReactElement {
  const undo = useUndoMerge();
  return (
    <>
      <ul className={classes.found}>
        {merged.map(({ id, name, by, mergedAt, isChangedSince, can }) => (
          <li key={id}>
            <span>
              {name}, merged by {by.name} <Moment at={mergedAt} show="day" />
              {isChangedSince && (
                <span className={classes.soft}>. Details were changed since, so the merge stays.</span>
              )}
            </span>
            {can.undo && (
              <Button
                variant="default"
                size="compact-md"
                loading={undo.isPending && undo.variables.params.mergeId === id}
                aria-label={`Undo the merge with ${name}`}
                onClick={() =>
                  undo.mutate(
                    { params: { mergeId: id } },
                    { onSuccess: () => toast(`${name} is a record of its own again`) },
                  )
                }
              >
                Undo the merge
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FormError error={undo.error} />
    </>
  );
}
