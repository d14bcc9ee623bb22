import '@fontsource-variable/inter/wght.css';
import '#web/ui/mantine.css';
import '#web/ui/tokens.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '#web/api/query-client.ts';
import { Providers } from '#web/app/providers.tsx';
import { makeRouter } from '#web/app/router.tsx';
import { reloadOnAnotherToken, takeToken } from '#web/features/links/take-token.ts';

const linkToken = takeToken();
reloadOnAnotherToken();

const queryClient = makeQueryClient();
const router = makeRouter({ queryClient, linkToken });

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

createRoot(container).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
