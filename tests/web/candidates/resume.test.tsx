import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { aCandidate, serveRecords } from '#tests/web/candidates/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const candidate = aCandidate(1);
const address = `/api/v1/candidates/${candidate.id}/resume`;
const none = { candidateId: candidate.id, resume: null, version: 1, can: { change: true } };
const given = {
  ...none,
  resume: { kind: 'file', bytes: 5, by: { id: candidate.id, name: 'Ana Costa' }, at: '2026-11-20T09:00:00Z' },
  version: 2,
};

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () =>
    json(signedInAs(aMember(1, { name: 'Ana Costa', roles: ['recruiter'] }))),
  );
  server.on('GET', `/api/v1/candidates/${candidate.id}`, () => json(candidate));
  serveRecords(server, candidate.id);
  server.on('GET', address, () => json(none));
});

it('keeps the chosen PDF when the upload failed, and sends it again without picking it anew', async () => {
  server.on('PUT', `${address}/file`, () =>
    refuse('unavailable', { detail: 'The storage does not answer. Nothing was changed.' }),
  );
  renderApp(`/candidates/${candidate.id}`);
  const file = new File(['%PDF-'], 'ada.pdf', { type: 'application/pdf' });
  await userEvent.upload(await screen.findByLabelText('Resume as a PDF'), file);
  expect(await screen.findByText('The storage does not answer. Nothing was changed.')).toBeDefined();
  expect(screen.getByText('ada.pdf is still chosen.')).toBeDefined();

  server.on('PUT', `${address}/file`, () => {
    throw new TypeError('no network');
  });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('ada.pdf is still chosen.')).toBeDefined();

  server.on('PUT', `${address}/file`, () => json(given));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('button', { name: 'Replace the resume' })).toBeDefined();
  expect(server.sent.filter(({ method }) => method === 'PUT')).toHaveLength(3);
});

it('offers no second try of what is no PDF, and asks for another one', async () => {
  server.on('PUT', `${address}/file`, () => refuse('rule_broken', { detail: 'This is no PDF.' }));
  renderApp(`/candidates/${candidate.id}`);
  const input = await screen.findByLabelText('Resume as a PDF');
  await userEvent.upload(input, new File(['no'], 'no.pdf', { type: 'application/pdf' }));
  expect(await screen.findByText('This is no PDF.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  server.on('PUT', `${address}/file`, () => json(given));
  await userEvent.upload(input, new File(['%PDF-'], 'ada.pdf', { type: 'application/pdf' }));
  expect(await screen.findByRole('button', { name: 'Replace the resume' })).toBeDefined();
});
