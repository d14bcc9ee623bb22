import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { listNotifications, type Notification, NotificationSettings } from '#shared/notifications.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const uuid = (n: number): string => `01939a00-0000-7000-8000-${String(n).padStart(12, '0')}`;
const address = '/api/v1/notifications';

/** An inbox as the API replies it. */
function inbox(...given: Partial<Record<keyof Notification, unknown>>[]): unknown {
  const items = given.map((one, n) => ({
    id: uuid(n),
    kind: 'scorecard_due',
    at: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    isRead: false,
    candidateName: `Candidate ${n}`,
    jobTitle: 'Lead Data Engineer',
    interview: { name: 'System design', startsAt: '2026-11-21T14:00:00.000Z' },
    target: { kind: 'scorecard', seatId: uuid(100 + n) },
    ...one,
  }));
  return listNotifications.reply.parse({
    items,
    next: null,
    unread: items.filter(({ isRead }) => !isRead).length,
  });
}

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['interviewer'] }))));
});

const table = (): Promise<HTMLElement> => screen.findByRole('table', { name: 'Notifications' });

describe('the inbox', () => {
  it('says what happened, about whom and when, and leads to where it is dealt with', async () => {
    server.on('GET', address, () =>
      json(
        inbox(
          {},
          {
            kind: 'vote_wanted',
            isRead: true,
            interview: null,
            target: { kind: 'debrief', debriefId: uuid(200) },
          },
        ),
      ),
    );
    renderApp('/notifications');
    const [, due, vote] = within(await table()).getAllByRole('row');
    expect(due?.textContent).toMatch(
      /Your scorecard is due.*Candidate 0, Lead Data Engineer.*System design.*3 hours ago.*New/,
    );
    expect(
      within(due as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`/interviews/${uuid(100)}`);
    expect(vote?.textContent).toMatch(/Your vote is asked for.*Candidate 1.*Read/);
    expect(
      within(vote as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`/debriefs/${uuid(200)}`);
  });

  it('counts what is new in the rail, in words too, and marks all as read', async () => {
    server.on('GET', address, () => json(inbox({}, {})));
    renderApp('/notifications');
    const rail = await screen.findByRole('navigation', { name: 'Main' });
    expect(await within(rail).findByRole('link', { name: /^Notifications ?, 2 unread$/ })).toBeDefined();
    server.on('POST', `${address}/reading`, () => json({ unread: 0 }));
    server.on('GET', address, () => json(inbox({ isRead: true }, { isRead: true })));
    await userEvent.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(within(rail).getByRole('link', { name: /^Notifications$/ })).toBeDefined());
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({ which: 'all' });
    expect(screen.queryByRole('button', { name: 'Mark all as read' })).toBeNull();
  });

  it('marks the one that is followed as read', async () => {
    server.on('GET', address, () => json(inbox({})));
    server.on('POST', `${address}/reading`, () => json({ unread: 0 }));
    renderApp('/notifications');
    await userEvent.click(within(await table()).getByRole('link'));
    await waitFor(() =>
      expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({ which: [uuid(0)] }),
    );
  });

  it('asks for what is new alone, and says so where there is nothing', async () => {
    server.on('GET', address, ({ query }) =>
      json(query.get('state') === 'unread' ? inbox() : inbox({ isRead: true })),
    );
    renderApp('/notifications');
    await table();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Only what is new' }));
    expect(await screen.findByRole('heading', { name: 'Nothing new' })).toBeDefined();
  });

  it('says what went wrong, and asks again', async () => {
    server.on('GET', address, () => refuse('internal'));
    renderApp('/notifications');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The notifications could not be loaded');
  });
});

describe('the settings', () => {
  const path = '/api/v1/notification-settings';
  const settings = (given: object): unknown =>
    NotificationSettings.parse({ muted: [], quiet: null, version: 1, ...given });
  const form = (): Promise<HTMLElement> => screen.findByRole('form', { name: 'Notifications' });

  it('are saved over the version that was seen', async () => {
    server.on('GET', path, () => json(settings({})));
    const saved = settings({ muted: ['vote_wanted'], quiet: { from: 1200, until: 480 }, version: 2 });
    server.on('PUT', path, () => json(saved));
    renderApp('/account');
    const fields = within(await form());
    await userEvent.click(fields.getByRole('checkbox', { name: 'A debrief that asks for your vote' }));
    await userEvent.click(fields.getByRole('checkbox', { name: 'Quiet hours, without mail' }));
    await userEvent.click(fields.getByRole('button', { name: 'Save the notifications' }));
    await waitFor(() => expect(server.sent.some(({ method }) => method === 'PUT')).toBe(true));
    const put = server.sent.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ muted: ['vote_wanted'], quiet: { from: 1200, until: 480 } });
    expect(put?.headers.get('if-match')).toBe('"v1"');
    expect(await screen.findByText('Notifications saved')).toBeDefined();
  });

  it('refuse quiet hours that end when they begin, and lose nothing', async () => {
    server.on('GET', path, () => json(settings({ quiet: { from: 1200, until: 480 } })));
    renderApp('/account');
    const fields = within(await form());
    const until = fields.getByLabelText('Until');
    await userEvent.clear(until);
    await userEvent.type(until, '20:00');
    await userEvent.click(fields.getByRole('button', { name: 'Save the notifications' }));
    expect(await fields.findByText(/choose another time/)).toBeDefined();
    expect(server.sent.some(({ method }) => method === 'PUT')).toBe(false);
    expect((fields.getByLabelText('From') as HTMLInputElement).value).toBe('20:00');
  });

  it('show both where they were changed elsewhere, and overwrite nothing', async () => {
    server.on('GET', path, () => json(settings({})));
    renderApp('/account');
    const fields = within(await form());
    server.on('PUT', path, () => refuse('stale_version', { currentVersion: 2 }));
    server.on('GET', path, () => json(settings({ muted: ['scorecard_due'], version: 2 })));
    await userEvent.click(fields.getByRole('checkbox', { name: 'A debrief that asks for your vote' }));
    await userEvent.click(fields.getByRole('button', { name: 'Save the notifications' }));
    expect(await screen.findByText('Your notifications were changed in the meantime')).toBeDefined();
    expect(screen.getAllByText(/A scorecard that is due/).length).toBeGreaterThan(0);
  });
});
