import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { aLoop, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const loop = aLoop();
const path = `/api/v1/loops/${loop.id}/rounds/${uuid(800)}/suggestions`;

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['recruiter'] }))));
  server.on('GET', `/api/v1/loops/${loop.id}`, () => json(loop));
  server.on('GET', path, ({ query }) =>
    json({
      people: [
        {
          person: { id: uuid(5), name: 'Eva Novak' },
          freedom: query.has('startsAt') ? 'busy' : null,
          isNamed: true,
          isQualified: true,
          thisWeek: 1,
          nextWeek: 0,
          isAtLimit: false,
          link: 'none',
          reason: `${query.has('startsAt') ? 'Busy then · ' : ''}Named for this round`,
        },
      ],
    }),
  );
});

const asked = (): Record<string, string>[] =>
  server.sent.filter((one) => one.path === path).map(({ query }) => Object.fromEntries(query));

it('asks who is free as soon as the form has a time, and again when it has another', async () => {
  renderApp(`/loops/${loop.id}?schedule=${uuid(800)}`);
  const form = await screen.findByRole('form', { name: 'Schedule Incident' });
  await userEvent.click(within(form).getByRole('button', { name: 'Suggest' }));
  const list = await within(form).findByRole('list', { name: 'Suggested interviewers' });
  expect(list.textContent).toBe('Eva NovakNamed for this round');
  fireEvent.change(within(form).getByLabelText('Date'), { target: { value: '2026-12-03' } });
  expect(asked()).toEqual([{}]);
  fireEvent.change(within(form).getByLabelText('Starts at'), { target: { value: '15:30' } });
  // What was said before stays in sight until the answer for the time is there.
  expect(within(form).getByRole('list', { name: 'Suggested interviewers' })).toBeDefined();
  await waitFor(() => expect(form.textContent).toContain('Busy then · Named for this round'));
  fireEvent.change(within(form).getByLabelText('Minutes'), { target: { value: '30' } });
  await waitFor(() => expect(asked()).toHaveLength(3));
  expect(asked().slice(1)).toEqual([
    { startsAt: '2026-12-03T15:30:00.000Z', minutes: '45' },
    { startsAt: '2026-12-03T15:30:00.000Z', minutes: '30' },
  ]);
  await userEvent.click(within(form).getByRole('button', { name: /Eva Novak/ }));
  expect(within(form).queryByRole('list', { name: 'Suggested interviewers' })).toBeNull();
  expect(within(form).getByRole<HTMLInputElement>('combobox', { name: 'Person' }).value).toBe('Eva Novak');
});
