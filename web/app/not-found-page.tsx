import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PublicPage } from '#web/ui/public-page.tsx';

export function NotFoundPage(): ReactElement {
  return (
    <PublicPage>
      <PageHeader title="Nothing found here" />
      <p>
        There is no page at this address, or it is not one you can see.{' '}
        <Link to="/">Go to the home page</Link>.
      </p>
    </PublicPage>
  );
}
