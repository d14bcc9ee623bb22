import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { LimitField } from '#web/features/planning/limit-field.tsx';
import { useSaveLimit } from '#web/features/planning/mutations.ts';
import { limitQuery } from '#web/features/planning/queries.ts';
import { toast } from '#web/ui/toast.ts';

/** How many interviews a week are enough for one person; planners are warned above it. */
export function MemberLimit({ memberId }: { readonly memberId: string }): ReactElement | null {
  const { data } = useQuery(limitQuery(memberId));
  const save = useSaveLimit();
  if (data === undefined) return null;
  const { perWeek, usual, version, can } = data;
  if (!can.change) {
    return <p>{perWeek ?? usual} interviews a week at most, as planners are told.</p>;
  }
  return (
    <LimitField
      key={version}
      label="Interviews a week"
      description={`Planners are warned from this number on. Left empty: ${usual}, as for everybody.`}
      value={perWeek}
      least={0}
      mayBeOpen
      isPending={save.isPending}
      error={save.error}
      onSave={(wanted) =>
        save.mutate(
          { params: { memberId }, body: { perWeek: wanted }, ifMatch: version },
          { onSuccess: () => toast('Weekly limit saved') },
        )
      }
    />
  );
}
