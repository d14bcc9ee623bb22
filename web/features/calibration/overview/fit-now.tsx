import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import { useAskRefit } from '#web/features/calibration/mutations.ts';
import { isAwaited } from '#web/features/calibration/queries.ts';
import { FormError } from '#web/ui/states.tsx';

/** Asks for a fit now instead of tonight. */
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
      <FormError error={ask.error} />
    </>
  );
}
