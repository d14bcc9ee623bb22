import { act, renderHook } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { expect, it } from 'vitest';
import { inviteMember } from '#shared/identity.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember } from '#tests/web/support/people.ts';
import { makeQueryClient } from '#web/api/query-client.ts';
import { useSend } from '#web/api/use-send.ts';
import { Providers } from '#web/app/providers.tsx';

failOnConsole();

const invitee = { email: 'noor@example.com', name: 'Noor Haddad', roles: ['interviewer' as const] };
const made = {
  link: 'https://evenhand.test/link#token',
  invitation: {
    ...invitee,
    id: aMember(1).id,
    state: 'open',
    invitedBy: { id: aMember(2).id, name: 'Ana' },
    invitedAt: '2026-11-01T09:00:00Z',
    expiresAt: '2026-11-08T09:00:00Z',
    version: 1,
    can: { renew: true, revoke: true },
  },
};

function wrapper({ children }: { readonly children: ReactNode }): ReactElement {
  return <Providers queryClient={makeQueryClient()}>{children}</Providers>;
}

it('keeps the key over tries of one action and takes a new one for the next', async () => {
  const server = fakeServer();
  const send = renderHook(() => useSend(inviteMember), { wrapper }).result;
  const attempt = (body: typeof invitee): Promise<unknown> =>
    act(() => send.current.mutateAsync({ body }).catch(() => undefined));

  server.on('POST', '/api/v1/invitations', () => refuse('unavailable'));
  await attempt(invitee);
  server.on('POST', '/api/v1/invitations', () => json(made, 201));
  await attempt(invitee);
  await attempt(invitee);
  await attempt({ ...invitee, name: 'Noor' });

  const [failed, again, second, other] = server.sent.map((request) => request.headers.get('idempotency-key'));
  expect(again).toBe(failed);
  expect(new Set([failed, second, other]).size).toBe(3);
});
