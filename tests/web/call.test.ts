import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '#shared/audit.ts';
import { inviteMember, listMembers, revokeInvitation, updateMember } from '#shared/identity.ts';
import { getSession, signIn } from '#shared/session.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedOut } from '#tests/web/support/people.ts';
import { call } from '#web/api/call.ts';
import { ConnectionError, ProblemError } from '#web/api/problem-error.ts';

failOnConsole();
afterEach(() => vi.unstubAllGlobals());

const ana = aMember(1, { version: 3 });
const memberPath = `/api/v1/members/${ana.id}`;
const invitee = { email: 'noor@example.com', name: 'Noor Haddad', roles: ['interviewer' as const] };

describe('call', () => {
  it('sends no body and no content type where the contract takes none', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedOut));
    await call(getSession, {});
    expect(server.sent[0]?.body).toBeUndefined();
    expect(server.sent[0]?.headers.has('content-type')).toBe(false);
  });

  it('leaves undefined filters out of the address', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/members', () => json({ items: [], next: null }));
    await call(listMembers, { query: { search: 'an', role: undefined } });
    expect(server.sent[0]?.query.toString()).toBe('search=an');
  });

  it('strips what the contract does not name', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json({ ...signedOut, secret: 'x' }));
    expect(await call(getSession, {})).toEqual(signedOut);
  });

  it('sends the version that was on screen as If-Match', async () => {
    const server = fakeServer();
    server.on('PATCH', memberPath, () => json(ana));
    await call(updateMember, { params: { memberId: ana.id }, body: { name: 'Ana' }, ifMatch: 3 });
    expect(server.sent[0]?.headers.get('if-match')).toBe('"v3"');
  });

  it('refuses to send a versioned write without a version', async () => {
    const server = fakeServer();
    const sending = call(updateMember, { params: { memberId: ana.id }, body: { name: 'Ana' } });
    await expect(sending).rejects.toThrow('needs ifMatch');
    expect(server.sent).toEqual([]);
  });

  it('gives a POST the idempotency key of its action, or one of its own', async () => {
    const server = fakeServer();
    await call(inviteMember, { body: invitee, idempotencyKey: 'k-1' }).catch(() => undefined);
    await call(revokeInvitation, { params: { invitationId: ana.id } }).catch(() => undefined);
    expect(server.sent[0]?.headers.get('idempotency-key')).toBe('k-1');
    expect(server.sent[1]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives no idempotency key to a POST that keeps no answer', async () => {
    const server = fakeServer();
    await call(signIn, { body: { email: 'a@example.com', password: 'x' } }).catch(() => undefined);
    await call(verifyAudit, {}).catch(() => undefined);
    expect(server.sent.map((request) => request.headers.has('idempotency-key'))).toEqual([false, false]);
  });

  it('turns a refusal into a ProblemError with its fields and the time to wait', async () => {
    const server = fakeServer();
    const errors = [{ path: 'email', message: 'is not an address' }];
    server.on('POST', '/api/v1/session', () =>
      refuse('too_many_requests', { errors }, { 'retry-after': '90' }),
    );
    const error = await call(signIn, { body: { email: 'a@example.com', password: 'x' } }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      problem: { code: 'too_many_requests' },
      fields: errors,
      retryAfterSeconds: 90,
    });
  });

  it('calls the server unreachable when nothing comes back', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(getSession, {})).rejects.toMatchObject({
      name: 'ConnectionError',
      kind: 'unreachable',
    });
  });

  it.each([
    ['a page instead of JSON', new Response('<html>', { status: 502 })],
    ['a reply against the contract', json({ state: 'elsewhere' })],
    ['an error that is no problem', json({ message: 'nginx' }, 502)],
  ])('calls %s unreadable', async (_, response) => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => response);
    const error = await call(getSession, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ kind: 'unreadable' });
  });
});
