import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { LoopEventKind } from '#shared/loop-life.ts';
import type { Loop } from '#shared/loops.ts';
import { aLoop, uuid } from '#tests/web/loops/samples.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { blockersOf } from '#web/features/loops/blockers/blockers.ts';
import { eventWords } from '#web/features/loops/timeline/event-words.ts';
import { makeFormat } from '#web/ui/format.ts';

failOnConsole();

const ana = aMember(1, { name: 'Ana Costa', roles: ['recruiter'] });
const [sample] = aLoop().interviews;
const progress = { kind: 'counts', in: 1, due: 0, late: 1, notDue: 0 };

/** An interview of the sample at another time, with its one card in this state. */
function interview(n: number, startsAt: string, card: string, given: object = {}): unknown {
  return {
    ...sample,
    id: uuid(600 + n),
    name: `Round ${n}`,
    startsAt,
    seats: sample?.seats.map((seat) => ({ ...seat, id: uuid(700 + n), card })),
    ...given,
  };
}

const late = interview(1, '2026-01-05T10:00:00Z', 'late');
const later = interview(2, '2026-01-06T10:00:00Z', 'late');
const coming = interview(3, '2099-01-05T10:00:00Z', 'not_due');

describe('what blocks a debrief', () => {
  const kinds = (given: object): string[] =>
    blockersOf(aLoop(given), Date.parse('2026-06-01')).map((blocker) =>
      blocker.kind === 'round' ? blocker.round.name : `${blocker.kind} ${blocker.interview.name}`,
    );

  it('is the longest missing card first, then what is to be held and to be scheduled', () => {
    expect(kinds({ interviews: [coming, later, late] })).toEqual([
      'card Round 1',
      'card Round 2',
      'coming Round 3',
      'Incident',
    ]);
  });

  it('is nothing that is sealed, cancelled, not needed or does not count, nor of a loop that is not open', () => {
    const ended = { cancelReason: 'Ill', seats: [] };
    const shadow = sample?.seats.map((seat) => ({ ...seat, kind: 'shadow', card: 'late' }));
    const given = {
      openRounds: [],
      interviews: [
        interview(1, '2026-01-05T10:00:00Z', 'sealed'),
        interview(2, '2099-01-05T10:00:00Z', 'not_due', ended),
        interview(3, '2026-01-05T10:00:00Z', 'not_needed'),
        interview(4, '2026-01-05T10:00:00Z', 'late', { seats: shadow }),
      ],
    };
    expect(kinds(given)).toEqual([]);
    expect(kinds({ interviews: [late], state: 'debrief' })).toEqual([]);
  });
});

it('has words for everything that a timeline tells of', () => {
  const event = {
    at: '2026-11-21T09:00:00Z',
    actor: null,
    interview: 'SQL exercise',
    person: { id: uuid(2), name: 'Bo' },
    reason: null,
    startsAt: null,
  };
  const format = makeFormat('UTC');
  const words = LoopEventKind.options.map((kind) =>
    eventWords(JSON.parse(JSON.stringify({ ...event, kind })), format),
  );
  expect(new Set(words).size).toBe(LoopEventKind.options.length);
});

describe('the page of a loop', () => {
  let server: FakeServer;
  const { id } = aLoop();
  const show = (given: object): void => {
    const shown: Loop = aLoop(given);
    server.on('GET', `/api/v1/loops/${id}`, () => json(shown));
    renderApp(`/loops/${id}`);
  };
  const sent = (path: string): unknown[] =>
    server.sent.filter((one) => one.path === path && one.method === 'POST').map(({ body }) => body);

  beforeEach(() => {
    server = fakeServer();
    server.on('GET', '/api/v1/session', () => json(signedInAs(ana)));
    server.on('GET', `/api/v1/loops/${id}/scorecards`, () => json({ state: 'open', cards: [] }));
    server.on('GET', `/api/v1/loops/${id}/events`, () =>
      json({
        items: [
          {
            at: '2026-11-21T09:00:00Z',
            kind: 'no_show',
            actor: { id: uuid(2), name: 'Bo Lindqvist' },
            interview: 'SQL exercise',
            person: null,
            reason: null,
            startsAt: null,
          },
        ],
        next: null,
      }),
    );
  });

  it('says what is missing and since when, and reminds who owes it, which can be taken back', async () => {
    const actId = uuid(990);
    server.on('POST', '/api/v1/board/nudges', () =>
      json(
        {
          actId,
          goesAt: '2026-11-21T09:00:00Z',
          results: [{ loopId: id, outcome: 'nudged', people: 1 }],
        },
        201,
      ),
    );
    server.on('POST', `/api/v1/board/nudges/${actId}/taking-back`, () => json({}));
    show({ interviews: [late], openRounds: [], progress });
    const section = await screen.findByRole('region', { name: 'Before the debrief' });
    expect(section.textContent).toContain('1 card is missing.');
    expect(within(section).getByText(/owed since/).textContent).toContain('5 Jan 2026');
    await userEvent.click(within(section).getByRole('button', { name: 'Remind them' }));
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => expect(sent(`/api/v1/board/nudges/${actId}/taking-back`)).toHaveLength(1));
    expect(sent('/api/v1/board/nudges')).toEqual([{ loopIds: [id] }]);
  });

  it('opens the debrief early only with a reason', async () => {
    show({ interviews: [late], openRounds: [], progress });
    await userEvent.click(await screen.findByRole('button', { name: 'Open the debrief early' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open the debrief' }));
    expect(within(dialog).getByText(/Say why in at least/)).toBeDefined();
  });

  it('tells what happened, and says that a candidate did not come with its consequences', async () => {
    server.on('POST', `/api/v1/interviews/${uuid(601)}/no-show`, () => json(aLoop()));
    show({
      interviews: [
        interview(1, '2026-01-05T10:00:00Z', 'due', { can: { reportNoShow: true, undoNoShow: false } }),
      ],
    });
    const timeline = await screen.findByRole('table', { name: 'Timeline of the loop' });
    expect(timeline.textContent).toContain('SQL exercise: the candidate did not come');
    await userEvent.click(screen.getByRole('button', { name: 'The candidate did not come to Round 1' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'The candidate did not come' }));
    await waitFor(() => expect(sent(`/api/v1/interviews/${uuid(601)}/no-show`)).toHaveLength(1));
  });

  it('closes a loop with a cause, and archives one that is over, which can be taken back', async () => {
    server.on('POST', `/api/v1/loops/${id}/archiving`, () => json(aLoop()));
    server.on('POST', `/api/v1/loops/${id}/archiving/taking-back`, () => json(aLoop()));
    show({
      state: 'cancelled',
      ended: { cause: 'job_filled', note: 'Signed on Friday.' },
      can: { ...aLoop().can, plan: true, cancel: false, archive: true, openDebrief: false },
    });
    const section = await screen.findByRole('region', { name: 'This loop is over' });
    expect(section.textContent).toContain('The job is filled: Signed on Friday.');
    await userEvent.click(within(section).getByRole('button', { name: 'Archive it' }));
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() => expect(sent(`/api/v1/loops/${id}/archiving/taking-back`)).toHaveLength(1));
  });
});
