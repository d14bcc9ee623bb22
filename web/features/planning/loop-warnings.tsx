import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import { loopWarningsQuery } from '#web/features/planning/queries.ts';
import { WarningList } from '#web/features/planning/warning-list.tsx';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface LoopWarningsProps {
  readonly loopId: string;
  /** A link to where something is done about it; the page knows the addresses. */
  readonly action: (warning: PlanWarning) => ReactNode;
  /** A link to what a newer plan of the job would change. */
  readonly planLink: ReactNode;
}

/** What deserves a second look on a loop as it is scheduled. */
export function LoopWarnings({ loopId, action, planLink }: LoopWarningsProps): ReactElement {
  const { data, error, refetch } = useQuery(loopWarningsQuery(loopId));
  if (data === undefined) {
    return error === null ? (
      <Skeleton label="Loading the warnings" rows={2} />
    ) : (
      <ErrorState title="The warnings could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {data.followsEarlierPlan && (
        <p className={layout.note}>This loop follows an earlier plan of its job. {planLink}</p>
      )}
      {data.warnings.length === 0 ? (
        <p className={layout.note}>Nothing to warn of: two people or more for every dimension.</p>
      ) : (
        <WarningList warnings={data.warnings} action={action} />
      )}
    </>
  );
}
