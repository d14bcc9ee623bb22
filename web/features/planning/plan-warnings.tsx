import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { CheckedRound, PlanWarning } from '#shared/plan-warnings.ts';
import { planWarningsQuery } from '#web/features/planning/queries.ts';
import { WarningList } from '#web/features/planning/warning-list.tsx';
import layout from '#web/ui/layout.module.css';
import { ErrorState } from '#web/ui/states.tsx';

const TYPING_DELAY_MS = 300;

interface PlanWarningsProps {
  readonly jobId: string;
  /** Null while the plan is not whole. */
  readonly rounds: readonly CheckedRound[] | null;
  readonly action: (warning: PlanWarning) => ReactNode;
}

/** The warnings of a plan as it is, or as it is being changed. */
export function PlanWarnings({ jobId, rounds, action }: PlanWarningsProps): ReactElement | null {
  const [settled] = useDebouncedValue(rounds, TYPING_DELAY_MS);
  const { data, error, refetch } = useQuery(planWarningsQuery(jobId, settled));
  if (error !== null && data === undefined) {
    return (
      <ErrorState title="The warnings could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return null;
  if (data.warnings.length === 0) {
    return (
      <p className={layout.note} role="status">
        Nothing to warn of: every dimension has two people, and nobody has too much.
      </p>
    );
  }
  return <WarningList warnings={data.warnings} action={action} />;
}
