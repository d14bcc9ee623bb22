import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type PlanPrediction, predictPlan } from '#shared/planning.ts';
import { aJob, aLoop, noRights, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const job = aJob();
const loop = aLoop();
const path = `/api/v1/jobs/${job.id}/plan-prediction`;
const panelName = 'How sure this plan will let us be';

type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;

/** A prediction for the sample's three dimensions, of which nobody scores the last. */
const aPrediction = (given: Partial<Record<keyof Prediction, unknown>> = {}): PlanPrediction =>
  predictPlan.reply.parse({
    kind: 'plan_prediction',
    state: 'calibrated',
    fittedAt: '2026-11-21T03:00:00.000Z',
    dimensions: [
      { id: uuid(501), name: 'SQL', people: 2, halfWidth: 0.51, isOffScale: false, isNew: false },
      { id: uuid(502), name: 'Reliability', people: 1, halfWidth: 0.66, isOffScale: false, isNew: false },
      { id: uuid(503), name: 'Leadership', people: 0, halfWidth: null, isOffScale: false, isNew: true },
    ],
    composite: { kind: 'no_figure', reason: 'coverage' },
    everyDimension: 0.52,
    additions: [
      { kind: 'interviewer', round: 1, minutes: 45, halfWidth: 0.44 },
      { kind: 'exercise', exerciseKey: 'talk', name: 'Conversation', minutes: 60, halfWidth: 0.46 },
    ],
    omissions: [],
    ...given,
  });

const whole = aPrediction({
  dimensions: [
    { id: uuid(501), name: 'SQL', people: 3, halfWidth: 0.4, isOffScale: false, isNew: false },
    { id: uuid(502), name: 'Reliability', people: 2, halfWidth: 0.42, isOffScale: false, isNew: false },
  ],
  composite: { kind: 'half_width', halfWidth: 0.31 },
  everyDimension: 0.31,
  additions: [{ kind: 'interviewer', round: 0, minutes: 60, halfWidth: 0.3 }],
  omissions: [
    { round: 0, seat: 0, minutes: 60, halfWidth: 0.33 },
    { round: 1, seat: 0, minutes: 45, halfWidth: 0.34 },
  ],
});

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
  server.on('GET', `/api/v1/jobs/${job.id}`, () => json(job));
  server.on('GET', `/api/v1/loops/${loop.id}`, () => json(loop));
  server.on('GET', '/api/v1/candidates', () => json({ items: [], next: null }));
  server.on('POST', path, () => json(aPrediction()));
});

const asked = (): unknown[] => server.sent.filter((one) => one.path === path).map(({ body }) => body);

const rowsOf = (panel: HTMLElement): string[] =>
  within(within(panel).getByRole('table', { name: 'Predicted intervals' }))
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

const itemsOf = (panel: HTMLElement, name: string): (string | null)[] =>
  within(within(panel).getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

async function panelAt(address: string): Promise<HTMLElement> {
  renderApp(address);
  const panel = await screen.findByRole('region', { name: panelName });
  await within(panel).findByRole('table');
  return panel;
}

describe('the prediction on a job’s page', () => {
  it('asks for the saved plan, and shows each width, what to add and what it takes for granted', async () => {
    const panel = await panelAt(`/jobs/${job.id}`);
    const round = (exerciseKey: string, ...dimensions: number[]) => ({
      exerciseKey,
      minutes: 60,
      isHeld: false,
      seats: [{ memberId: null, dimensionIds: dimensions.map(uuid) }],
    });
    expect(asked()).toEqual([{ rounds: [round('sql', 501), round('incident', 501, 502)] }]);
    expect(rowsOf(panel)).toEqual([
      'Dimension | People | Range either way, score points',
      'SQL | 2 | ±0.51',
      'Reliability | 1 | ±0.66',
      'Leadership | 0 | Nobody scores it',
      'Overall, what is scored | No overall score: less than 75\u00a0% of the weight is scored.',
      'Over all dimensions, the others unknown | ±0.52',
    ]);
    expect(within(panel).getByRole('status').textContent).toContain('Over all dimensions it is ±0.52.');
    expect(itemsOf(panel, 'What would narrow it')).toEqual([
      'One more interviewer in Incidentover all dimensions from ±0.52 to ±0.44, costs 45 minutes',
      'A round of Conversationover all dimensions from ±0.52 to ±0.46, costs 60 minutes',
    ]);
    expect(within(panel).getByText(/^Nothing: each interview narrows it/)).toBeDefined();
    expect(within(panel).getByText(/by nobody’s level.*as hard as the others: Leadership\.$/)).toBeDefined();
    expect(within(panel).queryByText('Provisional')).toBeNull();
  });

  it('marks what is provisional', async () => {
    server.on('POST', path, () => json(aPrediction({ state: 'provisional' })));
    expect(within(await panelAt(`/jobs/${job.id}`)).getByText('Provisional')).toBeDefined();
  });

  it('says of a dimension off the scale why it has no range, and holds the rest for whole', async () => {
    const dimensions = [
      { id: uuid(501), name: 'SQL', people: 2, halfWidth: 0.4, isOffScale: false, isNew: false },
      { id: uuid(502), name: 'Reliability', people: 2, halfWidth: null, isOffScale: true, isNew: false },
    ];
    server.on('POST', path, () => json({ ...whole, dimensions }));
    expect(rowsOf(await panelAt(`/jobs/${job.id}`)).slice(1)).toEqual([
      'SQL | 2 | ±0.40',
      'Reliability | 2 | No range: its anchors don’t fit the scale',
      'Overall | ±0.31',
    ]);
  });

  it.each([
    ['off', null, /switched off in this organisation/],
    ['off_for_job', null, /^This job is left out of calibration/],
    [
      'no_fit',
      { state: 'calibrated', missing: { raters: 0, candidates: 0, cards: 0 }, needsFit: true },
      /has no fit.*Enough for calibrated: the next fit makes it so\.$/,
    ],
    [
      'raw_only',
      { state: 'provisional', missing: { raters: 3, candidates: 1, cards: 0 }, needsFit: false },
      /^Raw only.*To provisional: 3 more interviewers and 1 more candidate in closed loops\.$/,
    ],
  ])('says why there is none, and the way there: %s', async (reason, next, words) => {
    server.on('POST', path, () => json({ kind: 'no_prediction', reason, next }));
    renderApp(`/jobs/${job.id}`);
    const panel = await screen.findByRole('region', { name: panelName });
    expect(await within(panel).findByText(words)).toBeDefined();
    expect(within(panel).queryByRole('table')).toBeNull();
  });

  it('says that it could not be loaded, and tries again', async () => {
    server.on('POST', path, () => refuse('rule_broken'));
    renderApp(`/jobs/${job.id}`);
    const panel = await screen.findByRole('region', { name: panelName });
    const retry = await within(panel).findByRole('button', { name: 'Try again' });
    server.on('POST', path, () => json(whole));
    await userEvent.click(retry);
    expect(await within(panel).findByText('Overall ±0.31 score points.')).toBeDefined();
  });

  it('is not asked for by who may not change the job', async () => {
    server.on('GET', `/api/v1/jobs/${job.id}`, () => json(aJob({ can: { edit: false } })));
    renderApp(`/jobs/${job.id}`);
    await screen.findByRole('region', { name: 'Loop plan' });
    expect(screen.queryByRole('region', { name: panelName })).toBeNull();
    expect(asked()).toEqual([]);
  });
});

describe('the prediction while a plan is changed', () => {
  it('follows the change, keeping the one before until then', async () => {
    const panel = await panelAt(`/jobs/${job.id}?edit=plan`);
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.on('POST', path, async () => {
      await held;
      return json(whole);
    });
    const first = screen.getByRole('group', { name: 'Round 1' });
    await userEvent.selectOptions(within(first).getByLabelText('Interviewers'), '2');
    await waitFor(() => expect(asked()).toHaveLength(2));
    expect(asked()[1]).toMatchObject({
      rounds: [{ seats: [{ memberId: null }, { memberId: null }] }, { seats: [{ memberId: null }] }],
    });
    expect(rowsOf(panel)).toContain('SQL | 2 | ±0.51');
    answer();
    expect(await within(panel).findByText('Overall ±0.31 score points.')).toBeDefined();
    expect(rowsOf(panel).at(-1)).toBe('Overall | ±0.31');
    expect(itemsOf(panel, 'What could be left out')).toEqual([
      'One of the interviewers in SQL exerciseoverall from ±0.31 to ±0.33, saves 60 minutes',
      'Incident as a wholeoverall from ±0.31 to ±0.34, saves 45 minutes',
    ]);
    expect(within(panel).getByText(/None of these narrows it by more than 0\.03/)).toBeDefined();
  });

  it('stays as it was while a round is not whole, and says so', async () => {
    const panel = await panelAt(`/jobs/${job.id}?edit=plan`);
    const first = screen.getByRole('group', { name: 'Round 1' });
    await userEvent.clear(within(first).getByLabelText('Minutes'));
    expect(await within(panel).findByText(/^A round is not whole yet/)).toBeDefined();
    expect(rowsOf(panel)).toContain('SQL | 2 | ±0.51');
    await userEvent.type(within(first).getByLabelText('Minutes'), '50');
    await waitFor(() => expect(asked().at(-1)).toMatchObject({ rounds: [{ minutes: 50 }, { minutes: 60 }] }));
    await waitFor(() => expect(within(panel).queryByText(/^A round is not whole yet/)).toBeNull());
  });
});

describe('the prediction on a loop’s page', () => {
  it('asks for its people and open rounds, without who does not count, and names whom it could do without', async () => {
    const [interview] = loop.interviews;
    if (interview === undefined) throw new Error('no interview');
    const [seat] = interview.seats;
    const other = (n: number, given: object) => ({ ...seat, id: uuid(700 + n), ...given });
    const seats = [
      seat,
      other(1, { member: { id: uuid(5), name: 'Eva Novak' } }),
      other(2, { kind: 'shadow' }),
      other(3, { card: 'not_needed' }),
    ];
    const past = { ...interview, id: uuid(601), startsAt: '2025-01-01T10:00:00Z' };
    const cancelled = { ...interview, id: uuid(602), cancelReason: 'Ill' };
    const coming = { ...interview, startsAt: '2099-01-01T10:00:00Z', seats };
    const interviews = [coming, past, cancelled];
    server.on('GET', `/api/v1/loops/${loop.id}`, () => json(aLoop({ interviews })));
    server.on('POST', path, () =>
      json({ ...whole, omissions: [{ round: 0, seat: 1, minutes: 60, halfWidth: 0.32 }] }),
    );
    const panel = await panelAt(`/loops/${loop.id}`);
    const places = (...ids: (string | null)[]) =>
      ids.map((memberId) => ({ memberId, dimensionIds: [uuid(501)] }));
    expect(asked()).toEqual([
      {
        rounds: [
          { exerciseKey: 'sql', minutes: 60, isHeld: false, seats: places(uuid(2), uuid(5)) },
          { exerciseKey: 'sql', minutes: 60, isHeld: true, seats: places(uuid(2)) },
          {
            exerciseKey: 'incident',
            minutes: 45,
            isHeld: false,
            seats: [{ memberId: null, dimensionIds: [uuid(501), uuid(502)] }],
          },
        ],
      },
    ]);
    expect(itemsOf(panel, 'What could be left out')).toEqual([
      'Eva Novak in SQL exerciseoverall from ±0.31 to ±0.32, saves 60 minutes',
    ]);
  });

  it.each([
    ['once the loop is over', { state: 'closed' }],
    ['for who plans nothing', { can: noRights(true) }],
  ])('is not there %s', async (_, given) => {
    server.on('GET', `/api/v1/loops/${loop.id}`, () => json(aLoop(given)));
    renderApp(`/loops/${loop.id}`);
    await screen.findByRole('region', { name: 'Panel coverage' });
    expect(screen.queryByRole('region', { name: panelName })).toBeNull();
    expect(asked()).toEqual([]);
  });
});
