import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { fitEndingWords } from '#web/features/calibration/family-words.ts';
import { useAskRefit } from '#web/features/calibration/mutations.ts';
import { isAwaited } from '#web/features/calibration/queries.ts';
import { FormError } from '#web/ui/states.tsx';

/** Asks for a fit now instead of tonight, and says what came of it. */
export function FitNow({ family }: { readonly family: Family }): ReactElement | null {
  const ask = useAskRefit();
  if (!family.can.refit) return null;
  return (
    <>
      <Button
        loading={ask.isPending}
        disabled={isAwaited(family)}
        onClick={() => ask.mutate({ params: { blueprintId: family.blueprint.id } })}
      >
        Fit now
      </Button>
      <p role="status" className={classes.ending}>
        {ask.data !== undefined && fitEndingWords(ask.data, family)}
      </p>
      <FormError error={ask.error} />
    </>
  );
}
