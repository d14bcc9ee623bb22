import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs, signedOut } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['admin'] });

async function trySigningIn(): Promise<void> {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('E-mail'), 'ana@example.com');
  await user.type(screen.getByLabelText('Password'), 'not the right one');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('says that a password is wrong, aloud, and keeps what was typed', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedOut));
    server.on('POST', '/api/v1/session', () => refuse('wrong_credentials'));
    renderApp('/sign-in');
    await trySigningIn();
    expect((await screen.findByRole('alert')).textContent).toContain('E-mail or password is not right');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('ana@example.com');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('not the right one');
    expect(document.activeElement).toBe(screen.getByLabelText('Password'));
  });

  it('says how long to wait after too many tries', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedOut));
    server.on('POST', '/api/v1/session', () => refuse('too_many_requests', {}, { 'retry-after': '130' }));
    renderApp('/sign-in');
    await trySigningIn();
    expect((await screen.findByRole('alert')).textContent).toContain('Try again in 3 minutes');
  });

  it('refuses half an e-mail address before anything is sent', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedOut));
    renderApp('/sign-in');
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('E-mail'), 'ana@');
    await user.type(screen.getByLabelText('Password'), 'something');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Write a full e-mail address, such as ana@example.com.')).toBeDefined();
    expect(server.sent.some((request) => request.method === 'POST')).toBe(false);
  });

  it('goes back to the page that was asked for', async () => {
    const server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedOut));
    server.on('GET', '/api/v1/members', () => json({ items: [ana], next: null }));
    server.on('POST', '/api/v1/session', () => json(signedInAs(ana)));
    renderApp('/people?role=admin');
    await trySigningIn();
    expect(await screen.findByRole('heading', { level: 1, name: 'People' })).toBeDefined();
    expect(window.location.search).toBe('?role=admin');
  });

  it('lists the demo people, one click each', async () => {
    const server = fakeServer();
    const demo = { role: 'Admin', name: ana.name, email: ana.email, password: 'demo' };
    server.on('GET', '/api/v1/session', () => json({ ...signedOut, demoSignIns: [demo] }));
    server.on('POST', '/api/v1/session', () => json(signedInAs(ana)));
    renderApp('/sign-in');
    await userEvent.click(await screen.findByRole('button', { name: /Admin.*Ana Costa/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Hello, Ana Costa' })).toBeDefined();
    const signIn = server.sent.find(({ method }) => method === 'POST');
    expect(signIn?.body).toEqual({ email: ana.email, password: 'demo' });
  });

  it('comes up over the page when the session ends in the middle of work, and nothing typed is lost', async () => {
    const server = fakeServer();
    let session: unknown = signedInAs(ana);
    server.on('GET', '/api/v1/session', () => json(session));
    server.on('PATCH', '/api/v1/profile', () => refuse('not_signed_in'));
    server.on('POST', '/api/v1/session', () => {
      session = signedInAs(ana);
      return json(session);
    });
    renderApp('/account');
    const user = userEvent.setup();
    const name = await screen.findByLabelText<HTMLInputElement>('Name');
    await user.clear(name);
    await user.type(name, 'Ana Maria Costa');
    session = signedOut;
    await user.click(screen.getByRole('button', { name: 'Save the profile' }));
    expect(await screen.findByRole('dialog', { name: 'Sign in to go on' })).toBeDefined();
    await user.type(screen.getByLabelText('Password'), 'the right one');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(name.isConnected).toBe(true);
    expect(name.value).toBe('Ana Maria Costa');
  });
});
