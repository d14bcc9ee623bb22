import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCandidate, serveRecords } from '#tests/web/candidates/samples.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
  serveRecords(server, uuid(202));
});

describe('adding a candidate whose address somebody has', () => {
  const found = {
    id: uuid(201),
    name: 'Carla Mendes',
    isAnonymous: false,
    email: 'carla@example.com',
    createdAt: '2026-11-01T09:00:00Z',
    applications: [{ jobTitle: 'Lead Data Engineer', stage: 'interviewing' }],
  };

  it('shows who has it, keeps what was typed, and adds them all the same', async () => {
    server.on('GET', '/api/v1/candidates', () =>
      json({ items: [found, { ...found, id: uuid(209), email: 'carla@example.community' }], next: null }),
    );
    server.on('POST', '/api/v1/candidates', ({ body }) =>
      (body as { despiteDuplicate: boolean }).despiteDuplicate
        ? json(aCandidate(2, { name: 'Carla M.' }), 201)
        : refuse('already_exists', {
            errors: [{ path: 'email', message: 'Somebody has this address already.' }],
          }),
    );
    server.on('GET', `/api/v1/candidates/${uuid(202)}`, () => json(aCandidate(2, { name: 'Carla M.' })));
    renderApp('/candidates/new');
    const form = await screen.findByRole('form', { name: 'Add a candidate' });
    await userEvent.type(within(form).getByLabelText('Name'), 'Carla M.');
    await userEvent.type(within(form).getByLabelText('E-mail'), 'carla@example.com');
    await userEvent.click(within(form).getByRole('button', { name: 'Add the candidate' }));

    const notice = await within(form).findByRole('alert', { name: 'Somebody has carla@example.com already' });
    const link = await within(notice).findByRole('link', { name: 'Carla Mendes' });
    expect(link.getAttribute('href')).toBe(`/candidates/${uuid(201)}`);
    expect(within(notice).getAllByRole('listitem')).toHaveLength(1);
    expect(notice.textContent).toContain('Lead Data Engineer, interviewing');
    expect(within(form).getByLabelText<HTMLInputElement>('Name').value).toBe('Carla M.');

    await userEvent.click(within(notice).getByRole('button', { name: 'Add all the same' }));
    expect(await screen.findByRole('heading', { name: 'Carla M.', level: 1 })).toBeDefined();
    const posts = server.sent.filter(({ method }) => method === 'POST');
    expect(posts.map(({ body }) => (body as { despiteDuplicate: boolean }).despiteDuplicate)).toEqual([
      false,
      true,
    ]);
    const keys = posts.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).not.toBe(keys[1]);
  });
});
