import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/audit/audit.module.css';
import type { AuditFilters as FilterValues } from '#web/features/audit/queries.ts';
import { Filters } from '#web/ui/filters.tsx';
import { SearchField } from '#web/ui/search-field.tsx';

export type AuditFilterChange = Partial<Record<keyof FilterValues, string | undefined>>;

interface AuditFiltersProps {
  readonly filters: FilterValues;
  /** Who the actor filter means, where an entry on screen tells. */
  readonly actorName: string | undefined;
  readonly onChange: (changed: AuditFilterChange) => void;
}

export function AuditFilters({ filters, actorName, onChange }: AuditFiltersProps): ReactElement {
  return (
    <Filters>
      <SearchField
        label="Action, such as member.deactivated"
        maxLength={100}
        value={filters.action ?? ''}
        onSearch={(text) => onChange({ action: text || undefined })}
      />
      {filters.actorId !== undefined && (
        <Button variant="default" className={classes.chip} onClick={() => onChange({ actorId: undefined })}>
          Only by {actorName ?? 'one person'}: show everyone
        </Button>
      )}
      {filters.subjectId !== undefined && (
        <Button variant="default" className={classes.chip} onClick={() => onChange({ subjectId: undefined })}>
          Only about one thing: show everything
        </Button>
      )}
    </Filters>
  );
}
