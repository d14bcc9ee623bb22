import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { verifyAudit } from '#shared/audit.ts';
import { mayCall } from '#web/api/may-call.ts';
import { type AuditFilterChange, AuditFilters } from '#web/features/audit/audit-filters.tsx';
import { AuditTable } from '#web/features/audit/audit-table.tsx';
import { auditQuery } from '#web/features/audit/queries.ts';
import { ChainCheckResult, useChainCheck, VerifyChainButton } from '#web/features/audit/verify-chain.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/audit');

export function AuditPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const entries = useInfiniteQuery(auditQuery(filters));
  const { member: me } = useSignedIn();
  const check = useChainCheck();
  const filter = (changed: AuditFilterChange): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }) });
  const actorName = entries.data?.find((entry) => entry.actor?.id === filters.actorId)?.actor?.name;
  return (
    <>
      <PageHeader
        title="Audit trail"
        about="What was done, by whom and when, newest first. Each entry’s hash covers the one before it, so a later change shows."
        action={mayCall(verifyAudit, me.roles) && <VerifyChainButton check={check} />}
      />
      <ChainCheckResult check={check} />
      <AuditFilters filters={filters} actorName={actorName} onChange={filter} />
      <ListState
        list={entries}
        noun={['entry', 'entries']}
        empty={
          <EmptyState
            title="No entry fits these filters"
            action={
              <Link to="/audit" search={{}}>
                Show every entry
              </Link>
            }
          >
            Every change in the organisation leaves an entry here.
          </EmptyState>
        }
      >
        {(items) => <AuditTable entries={items} onFilter={filter} />}
      </ListState>
    </>
  );
}
