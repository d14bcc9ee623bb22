import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type RenderResult, render } from '@testing-library/react';
import { makeQueryClient } from '#web/api/query-client.ts';
import { Providers } from '#web/app/providers.tsx';
import { makeRouter } from '#web/app/router.tsx';

/** The whole application at an address, against whatever stands in for the server. */
export function renderApp(address: string, linkToken = ''): RenderResult {
  window.history.replaceState(null, '', address);
  const queryClient = impatientClient();
  const router = makeRouter({ queryClient, linkToken });
  // A skeleton after 200 ms is for people; here its timer would outlive the test and find no window any more.
  router.update({ ...router.options, defaultPendingMs: Number.POSITIVE_INFINITY });
  return render(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
}

/** The product's own client, which waits a second before it asks again: not in tests. */
function impatientClient(): QueryClient {
  const client = makeQueryClient();
  const defaults = client.getDefaultOptions();
  client.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, retryDelay: 0 } });
  return client;
}
