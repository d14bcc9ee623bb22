import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PacketBlock } from '#shared/packet-document.ts';
import { getPacket, type Packet } from '#shared/packets.ts';
import { uuid } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

failOnConsole();

const amara = aMember(1, { name: 'Amara Okafor', roles: ['recruiter'] });
const debriefId = samples.disputed.id;
const packetId = uuid(700);

function aPacket(blocks: PacketBlock[], given: Partial<Packet> = {}): Packet {
  const madeBy = { id: amara.id, name: amara.name };
  return getPacket.reply.parse({
    id: packetId,
    debriefId,
    madeBy,
    madeAt: '2026-11-21T12:00:00Z',
    auditEntry: 42,
    pdf: { sha256: 'ab'.repeat(32), bytes: 90_000 },
    contentSha256: 'cd'.repeat(32),
    content: {
      format: 'evenhand-packet-1',
      packetId,
      org: { id: uuid(900), name: 'Northwind' },
      debriefId,
      candidateName: 'Teodora Marinescu',
      jobTitle: 'Lead Data Engineer',
      madeBy,
      madeAt: '2026-11-21T12:00:00Z',
      timeZone: 'Europe/Lisbon',
      auditHead: null,
      blocks,
    },
    ...given,
  });
}

let server: FakeServer;
beforeEach(() => {
  server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(amara)));
  server.on('GET', `/api/v1/debriefs/${debriefId}/packets`, () => json({ items: [], next: null }));
});

async function show(packet: Packet): Promise<void> {
  server.on('GET', `/api/v1/packets/${packetId}`, () => json(packet));
  renderApp(`/packets/${packetId}`);
  await screen.findByRole('heading', { level: 1, name: 'Teodora Marinescu' });
}

describe('the page of a packet', () => {
  it('shows every kind of block with the role that it has', async () => {
    await show(
      aPacket([
        { kind: 'facts', items: [{ label: 'Job', text: 'Lead Data Engineer' }] },
        { kind: 'heading', level: 2, text: 'Decision' },
        { kind: 'heading', level: 3, text: 'Rationale by dimension' },
        { kind: 'text', text: 'Hire', tone: 'strong' },
        {
          kind: 'table',
          caption: 'Approvals',
          columns: [
            { title: 'Approver', share: 1, align: 'left' },
            { title: 'Points', share: 1, align: 'right' },
          ],
          rows: [['Samuel Teague', '3.5']],
        },
        { kind: 'quote', head: 'Ana: 3', about: 'Anchor 3', text: 'First line.\n<b>Second</b> & last.' },
      ]),
    );
    expect(screen.getByRole('heading', { level: 2, name: 'Decision' })).toBeDefined();
    expect(screen.getByRole('heading', { level: 3, name: 'Rationale by dimension' })).toBeDefined();
    const table = screen.getByRole('table', { name: 'Approvals' });
    expect(within(table).getByRole('columnheader', { name: 'Points' })).toBeDefined();
    expect(within(table).getByRole('rowheader', { name: 'Samuel Teague' })).toBeDefined();
    expect(screen.getByRole('blockquote').textContent).toContain('<b>Second</b> & last.');
    expect(screen.getByText('ab'.repeat(32))).toBeDefined();
  });

  it('leads to the file, under the address of its contract', async () => {
    await show(aPacket([]));
    const link = screen.getByRole('link', { name: 'Download the PDF' });
    expect(link.getAttribute('href')).toBe(`/api/v1/packets/${packetId}/file`);
    expect(link.hasAttribute('download')).toBe(true);
  });

  it('draws a plot of which figures are missing without them', async () => {
    await show(
      aPacket([
        {
          kind: 'plot',
          title: 'Raw only',
          rows: [
            {
              name: 'SQL',
              words: 'raw 3.0',
              raw: 3,
              calibrated: null,
              limit: null,
              scores: [3],
              note: 'raw only',
            },
            {
              name: 'Coaching',
              words: 'not assessed',
              raw: null,
              calibrated: null,
              limit: 2.5,
              scores: [],
              note: '',
            },
          ],
        },
      ]),
    );
    const figure = screen.getByRole('figure', { name: 'Raw only' });
    expect(within(figure).getByRole('img', { name: 'SQL: raw 3.0' })).toBeDefined();
    expect(within(figure).queryByText('calibrated')).toBe(null);
  });

  it('says that its entry is kept back from somebody who owes a card, and lists the other packets', async () => {
    const other = { ...aPacket([]), id: uuid(701) };
    server.on('GET', `/api/v1/debriefs/${debriefId}/packets`, () =>
      json({ items: [aPacket([]), other], next: null }),
    );
    await show(aPacket([], { auditEntry: null }));
    expect(screen.getByText('shown once your open cards are in')).toBeDefined();
    const others = await screen.findByRole('navigation', { name: 'Other packets of this debrief' });
    expect(within(others).getAllByRole('link')).toHaveLength(1);
  });

  it('says that there is none for whoever may not open it', async () => {
    renderApp(`/packets/${packetId}`);
    expect((await screen.findByRole('alert')).textContent).toContain('The packet could not be loaded');
  });
});

describe('making a packet', () => {
  beforeEach(() => {
    server.on('GET', `/api/v1/debriefs/${debriefId}`, () => json(samples.disputed));
  });

  it('is one click on the debrief, which leads to the packet', async () => {
    server.on('POST', `/api/v1/debriefs/${debriefId}/packets`, () =>
      json({ id: packetId, madeAt: '2026-11-21T12:00:00Z', pdf: { sha256: 'ab'.repeat(32), bytes: 1 } }, 201),
    );
    server.on('GET', `/api/v1/packets/${packetId}`, () => json(aPacket([])));
    renderApp(`/debriefs/${debriefId}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Make the packet' }));
    await screen.findByRole('link', { name: 'Download the PDF' });
    expect(window.location.pathname).toBe(`/packets/${packetId}`);
    const sent = server.sent.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get('idempotency-key')).toBeTruthy();
  });

  it('says why there is none where the debrief was changed meanwhile, and can be asked again', async () => {
    server.on('POST', `/api/v1/debriefs/${debriefId}/packets`, () =>
      refuse('wrong_state', { detail: 'The debrief was changed while its packet was made.' }),
    );
    renderApp(`/debriefs/${debriefId}`);
    const button = await screen.findByRole('button', { name: 'Make the packet' });
    await userEvent.click(button);
    expect((await screen.findByRole('alert')).textContent).toContain('changed while its packet was made');
    expect(button.hasAttribute('disabled')).toBe(false);
  });
});
