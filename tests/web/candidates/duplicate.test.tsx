import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Candidate, getCandidate } from '#shared/candidates.ts';
import { uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });

function aCandidate(n: number, given: Partial<Record<keyof Candidate, unknown>> = {}): Candidate {
  return getCandidate.reply.parse({
    id: uuid(200 + n),
    name: `Candidate ${n}`,
    isAnonymous: false,
    email: 'carla@example.com',
    phone: null,
    timeZone: 'Europe/Lisbon',
    note: '',
    createdAt: '2026-11-01T09:00:00Z',
    applications: [],
    version: 1,
    can: { edit: true },
    ...given,
  });
}

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', '/api/v1/jobs', () => json({ items: [], next: null }));
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

describe('a candidate', () => {
  const application = {
    id: uuid(401),
    job: { id: uuid(300), title: 'Lead Data Engineer' },
    stage: 'interviewing',
    appliedAt: '2026-11-01T09:00:00Z',
    stageAt: '2026-11-05T09:00:00Z',
    loopId: uuid(100),
    version: 1,
    can: { withdraw: true, startLoop: false },
  };

  it('withdrew only after the consequences for the loop were said', async () => {
    const candidate = aCandidate(1, { applications: [application] });
    server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
    const path = `/api/v1/applications/${uuid(401)}/withdrawal`;
    server.on('POST', path, () =>
      json({
        ...candidate,
        applications: [{ ...application, stage: 'withdrawn', can: { withdraw: false, startLoop: false } }],
      }),
    );
    renderApp(`/candidates/${candidate.id}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Candidate withdrew from Lead Data Engineer' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /withdrew from Lead Data Engineer/ });
    expect(dialog.textContent).toContain('The loop is cancelled with its coming interviews');
    expect(server.sent.some((sent) => sent.path === path)).toBe(false);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Record the withdrawal' }));
    await waitFor(() => expect(screen.getByText('Withdrew')).toBeDefined());
    expect(screen.queryByRole('button', { name: /^Candidate withdrew/ })).toBeNull();
  });
});
