import type { ReactElement } from 'react';
import type { AuditEntry } from '#shared/audit.ts';
import classes from '#web/features/audit/audit.module.css';
import type { AuditFilterChange } from '#web/features/audit/audit-filters.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import facts from '#web/ui/facts.module.css';
import { number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly onFilter: (changed: AuditFilterChange) => void;
}

export function AuditTable({ entries, onFilter }: AuditTableProps): ReactElement {
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'seq', header: 'Entry', numeric: true, cell: (entry) => number(entry.seq) },
    { key: 'at', header: 'When', cell: (entry) => <Moment at={entry.at} /> },
    { key: 'actor', header: 'Who', cell: (entry) => entry.actor?.name ?? 'Evenhand itself' },
    { key: 'action', header: 'What was done', names: true, cell: (entry) => actionWords(entry.action) },
    {
      key: 'details',
      header: 'Details',
      cell: (entry) => <EntryDetails entry={entry} onFilter={onFilter} />,
    },
  ];
  return (
    <DataTable
      caption="Audit entries"
      columns={columns}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
    />
  );
}

/** `member.deactivated` reads "Member deactivated"; the exact name stands in the details. */
function actionWords(action: string): string {
  const words = action.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function EntryDetails({
  entry,
  onFilter,
}: { entry: AuditEntry } & Pick<AuditTableProps, 'onFilter'>): ReactElement {
  const { actor, action, subjectType, subjectId, data, hash } = entry;
  return (
    <details className={classes.details}>
      <summary>
        {subjectType.replaceAll('_', ' ')}
        <span className={classes.shortId}> …{subjectId.slice(-6)}</span>
      </summary>
      <dl className={facts.facts}>
        <dt>Action</dt>
        <dd>
          <code>{action}</code>
        </dd>
        <dt>About</dt>
        <dd>
          {subjectType.replaceAll('_', ' ')} <code>{subjectId}</code>
        </dd>
        {Object.entries(data).map(([key, value]) => (
          <DataLine key={key} name={key} value={value} />
        ))}
        <dt>Hash</dt>
        <dd>
          <code>{hash}</code>
        </dd>
      </dl>
      <div className={classes.narrow}>
        <button type="button" onClick={() => onFilter({ action })}>
          Only this action
        </button>
        {actor !== null && (
          <button type="button" onClick={() => onFilter({ actorId: actor.id })}>
            Only by {actor.name}
          </button>
        )}
        <button type="button" onClick={() => onFilter({ subjectId })}>
          Only about this
        </button>
      </div>
    </details>
  );
}

function DataLine({ name, value }: { readonly name: string; readonly value: unknown }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
      </dd>
    </>
  );
}
