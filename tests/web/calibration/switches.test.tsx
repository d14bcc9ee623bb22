import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { calibrationServer } from '#tests/web/calibration/pages-server.ts';
import { jobCalibration, jobId, settings } from '#tests/web/calibration/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { makeQueryClient } from '#web/api/query-client.ts';
import { Providers } from '#web/app/providers.tsx';
import { JobCalibrationSection } from '#web/features/calibration/job-calibration.tsx';

failOnConsole();

const settingsPath = '/api/v1/calibration/settings';
const jobPath = `/api/v1/jobs/${jobId}/calibration`;

describe('the settings of the organisation', () => {
  it('change the window and who sees levels, over the version on the page', async () => {
    const server = calibrationServer();
    const saved = settings({ windowMonths: 18, showsLevels: false, version: 4 });
    server.on('PUT', settingsPath, () => json(saved));
    renderApp('/calibration');
    await userEvent.click(await screen.findByRole('link', { name: 'Settings' }));
    const form = within(await screen.findByRole('form', { name: 'Calibration settings' }));
    await userEvent.selectOptions(form.getByRole('combobox', { name: 'Interviews count for' }), '18');
    await userEvent.click(form.getByRole('radio', { name: /^Each person sees their own/ }));
    await userEvent.click(form.getByRole('button', { name: 'Save the settings' }));
    expect(await screen.findByText('Calibration settings saved')).toBeDefined();
    const put = server.sent.find(({ method }) => method === 'PUT');
    expect(put?.body).toEqual({ isOn: true, windowMonths: 18, showsLevels: false });
    expect(put?.headers.get('if-match')).toBe('"v3"');
  });

  it('explain the lock in place of the switch', async () => {
    calibrationServer();
    renderApp('/calibration?settings=open');
    const form = await screen.findByRole('form', { name: 'Calibration settings' });
    expect(form.textContent).toContain(
      'The switch stays as it is from the first submitted card on, and for you while you owe a card: figures that people have seen must not come or go afterwards.',
    );
    expect(within(form).queryByRole('radio', { name: /^Off/ })).toBeNull();
  });

  it('offer the switch while it is open, and keep what was chosen when it is refused', async () => {
    const server = calibrationServer();
    server.on('GET', settingsPath, () =>
      json(settings({ isLocked: false, can: { switch: true, change: true } })),
    );
    server.on('PUT', settingsPath, () =>
      refuse('wrong_state', { detail: 'The switch was settled meanwhile.' }),
    );
    renderApp('/calibration?settings=open');
    const form = within(await screen.findByRole('form', { name: 'Calibration settings' }));
    await userEvent.click(form.getByRole('radio', { name: /^Off/ }));
    await userEvent.click(form.getByRole('button', { name: 'Save the settings' }));
    expect((await form.findByRole('alert')).textContent).toContain('The switch was settled meanwhile.');
    expect(form.getByRole<HTMLInputElement>('radio', { name: /^Off/ }).checked).toBe(true);
  });

  it('can only be read by whom the server lets change nothing', async () => {
    const server = calibrationServer(['auditor']);
    server.on('GET', settingsPath, () => json(settings({ can: { switch: false, change: false } })));
    renderApp('/calibration?settings=open');
    const form = await screen.findByRole('form', { name: 'Calibration settings' });
    expect(form.textContent).toContain('Interviews of the last 12 months count.');
    expect(within(form).queryByRole('button')).toBeNull();
  });
});

describe('the switch of a job', () => {
  function renderJob(): void {
    render(
      <Providers queryClient={makeQueryClient()}>
        <JobCalibrationSection jobId={jobId} />
      </Providers>,
    );
  }

  it('turns over the version on the page, and can be taken back', async () => {
    const server = fakeServer();
    server.on('GET', jobPath, () => json(jobCalibration()));
    server.on('PUT', jobPath, ({ body }) => json(jobCalibration({ ...(body as object), version: 2 })));
    renderJob();
    expect(await screen.findByText('Takes part')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Leave this job out' }));
    expect(await screen.findByText('Left out')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: /Undo/ }));
    expect(await screen.findByText('Takes part')).toBeDefined();
    const puts = server.sent.filter(({ method }) => method === 'PUT');
    expect(puts.map(({ body, headers }) => [body, headers.get('if-match')])).toEqual([
      [{ isOn: false }, '"v1"'],
      [{ isOn: true }, '"v2"'],
    ]);
  });

  it('is not there once it is locked, and says why', async () => {
    fakeServer().on('GET', jobPath, () => json(jobCalibration({ isLocked: true, can: { switch: false } })));
    renderJob();
    expect(await screen.findByText(/This stays from its first submitted card on/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /this job/ })).toBeNull();
  });

  it('says where the whole organisation is off', async () => {
    fakeServer().on('GET', jobPath, () => json(jobCalibration({ isOnForOrg: false })));
    renderJob();
    expect(await screen.findByText('Off in the whole organisation')).toBeDefined();
  });
});
