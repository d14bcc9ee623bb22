import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PublicPage } from '#web/ui/public-page.tsx';
import { ErrorState } from '#web/ui/states.tsx';

/** Where a page can't be shown at all: the session could not be read, or its code has a fault. */
export function ErrorPage({ error, reset }: ErrorComponentProps): ReactElement {
  const router = useRouter();
  return (
    <PublicPage>
      <PageHeader title="This page can’t be shown" />
      <ErrorState
        title="What happened"
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </PublicPage>
  );
}
