import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listInvitations } from '#shared/identity.ts';
import type { Role } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import classes from '#web/ui/tabs.module.css';

/** The lists of people. */
export function PeopleTabs({ roles }: { readonly roles: readonly Role[] }): ReactElement {
  return (
    <nav aria-label="People" className={classes.tabs}>
      <Link to="/people" activeOptions={{ exact: true, includeSearch: false }}>
        Members
      </Link>
      {mayCall(listInvitations, roles) && (
        <Link to="/people/invitations" activeOptions={{ includeSearch: false }}>
          Invitations
        </Link>
      )}
      <Link to="/people/conflicts">Conflicts of interest</Link>
    </nav>
  );
}
