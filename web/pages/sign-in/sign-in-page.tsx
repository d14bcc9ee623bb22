import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DemoSignIns } from '#web/features/session/demo-sign-ins.tsx';
import { sessionQuery } from '#web/features/session/queries.ts';
import { safeReturnAddress } from '#web/features/session/return-address.ts';
import { SignInForm } from '#web/features/session/sign-in-form.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PublicPage } from '#web/ui/public-page.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage(): ReactElement {
  const { data: session } = useSuspenseQuery(sessionQuery());
  const { from } = route.useSearch();
  const router = useRouter();
  const goOn = (): void => router.history.push(safeReturnAddress(from, window.location.origin));
  const demo = session.state === 'signed_out' ? session.demoSignIns : [];
  return (
    <PublicPage>
      <PageHeader title="Sign in" about="Interview scorecards, calibrated." />
      {session.state === 'signed_out' && session.needsSetup ? (
        <p>
          Nobody can sign in yet: Evenhand has no organisation. When the server first started it printed a
          one-time address; open it to set up the organisation and its first admin.
        </p>
      ) : (
        <SignInForm onSignedIn={goOn} />
      )}
      {demo.length > 0 && <DemoSignIns people={demo} onSignedIn={goOn} />}
    </PublicPage>
  );
}
