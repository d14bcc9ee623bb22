import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listInvitations } from '#shared/identity.ts';
import type { Role } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import classes from '#web/ui/tabs.module.css';

/** The two lists of people; for those who may see only one there is nothing to choose. */
export function PeopleTabs({ roles }: { readonly roles: readonly Role[] }): ReactElement | null {
  if (!mayCall(listInvitations, roles)) return null;
  return (
    <nav aria-label="People" className={classes.tabs}>
      <Link to="/people" activeOptions={{ exact: true, includeSearch: false }}>
        Members
      </Link>
      <Link to="/people/invitations" activeOptions={{ includeSearch: false }}>
        Invitations
      </Link>
    </nav>
  );
}
