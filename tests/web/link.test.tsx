import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs, signedOut } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { takeToken } from '#web/features/links/take-token.ts';
import { safeReturnAddress } from '#web/features/session/return-address.ts';

failOnConsole();

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
const invitation = {
  purpose: 'invitation',
  expiresAt: '2026-12-01T09:00:00Z',
  orgName: 'Northwind',
  email: 'noor@example.com',
  name: 'Noor Haddad',
  roles: ['interviewer', 'auditor'],
  hasAccount: false,
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedOut));
});

it('takes the token out of the address at once', () => {
  window.history.replaceState(null, '', `/link#${token}`);
  expect(takeToken()).toBe(token);
  expect(window.location.href).not.toContain(token);
});

describe('the page of a one-time link', () => {
  it('joins with the invitation’s name and a new password of at least 12 characters', async () => {
    server.on('POST', '/api/v1/links/content', () => json(invitation));
    server.on('POST', '/api/v1/links/invitation', () =>
      json(signedInAs(aMember(1, { name: 'Noor Haddad' }))),
    );
    renderApp('/link', token);
    const form = await screen.findByRole('form', { name: 'Join Northwind' });
    expect(within(form).getByLabelText<HTMLInputElement>('Your name').value).toBe('Noor Haddad');
    await userEvent.type(within(form).getByLabelText('New password'), 'too short');
    await userEvent.click(within(form).getByRole('button', { name: 'Join Northwind' }));
    expect(await within(form).findByText('Must have at least 12 characters.')).toBeDefined();
    await userEvent.type(within(form).getByLabelText('New password'), ' but longer now');
    await userEvent.click(within(form).getByRole('button', { name: 'Join Northwind' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Hello, Noor Haddad' })).toBeDefined();
    const sent = server.sent.find(({ path }) => path === '/api/v1/links/invitation');
    expect(sent?.body).toMatchObject({ token, password: 'too short but longer now' });
  });

  it('asks for the password of the account that is there already', async () => {
    server.on('POST', '/api/v1/links/content', () => json({ ...invitation, hasAccount: true }));
    server.on('POST', '/api/v1/links/invitation', () => refuse('wrong_credentials'));
    renderApp('/link', token);
    await userEvent.type(await screen.findByLabelText('Password of your account'), 'old');
    await userEvent.click(screen.getByRole('button', { name: 'Join Northwind' }));
    expect(await screen.findByText('This is not the password of your account.')).toBeDefined();
  });

  it('explains a link that is used up', async () => {
    server.on('POST', '/api/v1/links/content', () => refuse('link_spent'));
    renderApp('/link', token);
    const title = 'This link does not work any more';
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeDefined();
    expect(screen.getByRole('link', { name: 'sign in' })).toBeDefined();
  });
});

it('never returns to another site after sign-in', () => {
  const origin = 'https://evenhand.test';
  expect(safeReturnAddress('/people?role=admin#x', origin)).toBe('/people?role=admin#x');
  for (const elsewhere of [
    '//evil.test/a',
    'https://evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    undefined,
  ]) {
    expect(safeReturnAddress(elsewhere, origin)).toBe('/');
  }
});
