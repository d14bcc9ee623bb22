import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { listMails, Mail } from '#shared/notifications.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;

function aMail(n: number, given: object = {}): object {
  return {
    id: uuid(n),
    kind: 'interview_invited',
    state: 'kept',
    to: 'ana@harbour.example',
    subject: `Interview ${n}`,
    dueAt: '2026-11-21T14:00:00.000Z',
    endedAt: '2026-11-21T14:00:05.000Z',
    failure: null,
    ...given,
  };
}

let server: FakeServer;
const signIn = (roles: readonly string[]): void =>
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles }))));
beforeEach(() => {
  server = fakeServer();
  signIn(['admin']);
});

describe('the mails', () => {
  it('stand in a list with what became of them, the unwritten ones by what they will be about', async () => {
    const waiting = { kind: 'scorecard_due', state: 'waiting', to: null, subject: null, endedAt: null };
    const items = [aMail(1), aMail(2, waiting)];
    server.on('GET', '/api/v1/mails', () => json(listMails.reply.parse({ items, next: null })));
    renderApp('/mails');
    const table = await screen.findByRole('table', { name: 'Mails' });
    const [, kept, due] = within(table).getAllByRole('row');
    expect(kept?.textContent).toMatch(/Interview 1.*ana@harbour\.example.*Kept here/);
    expect(due?.textContent).toMatch(/Scorecard due.*Written when it is due.*Waiting/);
  });

  it('are read beside the list, with their calendar file and what the mail server said', async () => {
    server.on('GET', '/api/v1/mails', () => json(listMails.reply.parse({ items: [aMail(1)], next: null })));
    const text = 'Hello Ana,\n\nYou interview Carla.\n';
    const failure = '451 not now';
    server.on('GET', `/api/v1/mails/${uuid(1)}`, () =>
      json(Mail.parse({ ...aMail(1, { state: 'failed', failure }), text, calendar: 'BEGIN:VCALENDAR' })),
    );
    renderApp(`/mails?mail=${uuid(1)}`);
    const panel = within(await screen.findByRole('region', { name: 'Interview 1' }));
    expect(panel.getByText(/You interview Carla/).textContent).toBe(text);
    expect(panel.getByText(failure)).toBeDefined();
    expect(panel.getByRole('button', { name: 'Save its calendar file' })).toBeDefined();
  });

  it('are for admins alone', async () => {
    signIn(['recruiter', 'interviewer']);
    renderApp('/account');
    const rail = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(rail.queryByRole('link', { name: 'Mails' })).toBeNull();
  });
});
