import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { LimitField } from '#web/features/planning/limit-field.tsx';
import { useSaveLimits } from '#web/features/planning/mutations.ts';
import { limitsQuery } from '#web/features/planning/queries.ts';
import layout from '#web/ui/layout.module.css';
import { toast } from '#web/ui/toast.ts';

/** How many interviews a week are enough for whoever has no limit of their own. */
export function UsualLimit(): ReactElement | null {
  const { data } = useQuery(limitsQuery());
  const save = useSaveLimits();
  if (data?.can.change !== true) return null;
  const { perWeek, version } = data;
  return (
    <section className={layout.section} aria-labelledby="usual-limit">
      <h2 id="usual-limit">Interviews a week</h2>
      <LimitField
        key={version}
        label="Enough for one person"
        description="For whoever has no limit of their own. Planners are warned, and nobody is stopped."
        value={perWeek}
        least={1}
        mayBeOpen={false}
        isPending={save.isPending}
        error={save.error}
        onSave={(wanted) => {
          if (wanted === null) return;
          save.mutate(
            { body: { perWeek: wanted }, ifMatch: version },
            { onSuccess: () => toast('Weekly limit saved') },
          );
        }}
      />
    </section>
  );
}
