import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { createBlueprint } from '#shared/blueprints.ts';
import { mayCall } from '#web/api/may-call.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

/** For whoever follows a link to a page that only owners of blueprints can use: says so before they type anything. */
export function OwnersOnly({ children }: { readonly children: ReactNode }): ReactElement {
  const { member } = useSignedIn();
  if (mayCall(createBlueprint, member.roles)) return <>{children}</>;
  return (
    <>
      <PageHeader title="Blueprints" />
      <EmptyState
        title="Hiring managers and admins write blueprints"
        action={<Link to="/blueprints">See the published ones</Link>}
      >
        Your roles let you read what is published. An admin can change that.
      </EmptyState>
    </>
  );
}
