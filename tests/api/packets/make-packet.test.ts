import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPacket } from '#server/packets/pdf/draw-packet.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import { type Debrief, settleIssue } from '#shared/debriefs.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import { getPacket, getPacketFile, listPackets, makePacket, type Packet } from '#shared/packets.ts';
import { amendScore } from '#shared/scorecards.ts';
import { answerApproval } from '#shared/votes.ts';
import { decided, placeDebrief, vote } from '#tests/factories/debrief.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { askAbout, debriefOn } from '#tests/support/later-samples.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Harbour & Sons <packets>');
});
afterAll(() => world.end());

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

async function opened(reader: Person, packetId: string): Promise<Packet> {
  const { status, body } = await reader.call(getPacket, { params: { packetId } });
  expect(status).toBe(200);
  return body;
}

async function fileOf(reader: Person, packetId: string): Promise<Buffer> {
  const { status, body } = await reader.call(getPacketFile, { params: { packetId } });
  expect(status).toBe(200);
  return body;
}

/** Every text of a block that the PDF has to show; a plot's picture is drawn, its names and notes are written. */
function wordsOf(block: PacketBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'facts':
      return block.items.flatMap(({ label, text }) => [label, text]);
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat()];
    case 'quote':
      return [block.head, block.about, block.text];
    case 'plot':
      return [block.title, ...block.rows.map(({ name }) => name)];
  }
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A debrief that went all the way: disputed, settled, voted on, decided and approved. */
async function wholeDebrief(): Promise<{ chair: Person; voter: Person; approver: Person; debrief: Debrief }> {
  const chair = await createPerson(world, stage.orgId, ['hiring_manager'], { name: 'Chiara Chair' });
  const voter = await createPerson(world, stage.orgId, ['committee_member'], { name: 'Elif Voter' });
  const approver = await createPerson(world, stage.orgId, ['approver'], { name: 'Samuel Approver' });
  const placed = await placeDebrief(world, chair, {
    ratings: [2, 4, 4],
    committee: [voter],
    approvers: [approver],
    hidesRecommendations: true,
    compositePolicy: 'after_votes',
  });
  const [issue] = placed.issues;
  const settled = await chair.call(settleIssue, {
    params: { debriefId: placed.id },
    body: { dimensionId: issue?.dimensionId, note: 'Talked over at length: the lower score stands.' },
  });
  expect(settled.status).toBe(200);
  await vote(voter, placed, 'hire', 'The migration she led decides it.');
  const voted = await vote(chair, placed, 'hold', 'The incident answers stayed general.');
  const debrief = await decided(chair, voted, { conditions: 'Two references first.' });
  return { chair, voter, approver, debrief };
}

describe('a packet of a debrief that was decided', () => {
  let packet: Packet;
  let pdf: Buffer;
  let chair: Person;
  let debrief: Debrief;
  beforeAll(async () => {
    const whole = await wholeDebrief();
    ({ chair, debrief } = whole);
    const answered = await whole.approver.call(answerApproval, {
      params: { debriefId: debrief.id },
      seen: debrief.version,
      body: { verdict: 'approved', note: 'The evidence carries it.' },
    });
    expect(answered.status).toBe(200);
    const packetId = await packetBy(chair, debrief.id);
    packet = await opened(chair, packetId);
    pdf = await fileOf(chair, packetId);
  });

  it('holds the candidate, the version, the panel, scores with evidence, votes, decision, approvals and fit', () => {
    const said = plain(packet.content.blocks.flatMap(wordsOf).join('\n'));
    const wanted = [
      'Carla Candidate',
      'Lead Data Engineer, Lisbon',
      `${debrief.blueprint.title}, version 1`,
      ...debrief.matrix.rows.map(({ interviewer }) => interviewer.name),
      ...debrief.matrix.rows.flatMap(({ cells }) => cells.map(({ evidence }) => plain(evidence))),
      ...debrief.matrix.dimensions.map(({ name }) => name),
      'Disputed',
      'Settled by Chiara Chair',
      'Talked over at length: the lower score stands.',
      'Elif Voter',
      'The migration she led decides it.',
      'The incident answers stayed general.',
      'Decided by',
      'Two references first.',
      'what the cards show is enough for the role.',
      'Samuel Approver',
      'The evidence carries it.',
      debrief.figures.fitId,
      'no figure is a chance of success',
      packet.id,
    ];
    for (const words of wanted) expect(said).toContain(words);
  });

  it('says in its PDF all that it says in its content, in the same order', () => {
    const said = plain(pdfText(pdf));
    let from = 0;
    for (const words of packet.content.blocks.flatMap(wordsOf).map(plain)) {
      // What runs over two pages has an edge of the page in between: its beginning is enough here.
      const begin = words.slice(0, 30);
      expect(said).toContain(begin);
      from = Math.max(from, said.indexOf(begin));
    }
    expect(from).toBeGreaterThan(said.length / 2);
    expect(said).toContain(`Packet ${packet.id}`);
    expect(said).toMatch(/Page 1 of \d+/);
  });

  it('has one entry in the audit trail, with the hashes of its file and of its content', async () => {
    const entries = (await entriesOf(world, packet.id)).filter(({ action }) => action === 'packet.made');
    expect(entries).toEqual([
      {
        action: 'packet.made',
        actor_id: chair.memberId,
        subject_id: packet.id,
        data: {
          debriefId: debrief.id,
          pdfSha256: sha256(pdf),
          contentSha256: sha256(canonicalJson(JSON.parse(JSON.stringify(packet.content)))),
          headSeq: packet.content.auditHead?.seq,
          headHash: packet.content.auditHead?.hash,
        },
      },
    ]);
    expect([packet.pdf.sha256, packet.pdf.bytes]).toEqual([sha256(pdf), pdf.byteLength]);
    expect(packet.contentSha256).toBe(entries[0]?.data.contentSha256);
    const [row] = await world.ownerSql<{ seq: number; previous: Buffer }>(
      `SELECT seq, previous_hash AS previous FROM audit_entries WHERE subject_id = $1 AND action = 'packet.made'`,
      [packet.id],
    );
    expect(row?.seq).toBe(packet.auditEntry);
    expect(row?.previous.toString('hex')).toBe(packet.content.auditHead?.hash);
  });

  it('has the same bytes whenever it is drawn from its content', async () => {
    const [one, other] = [await drawPacket(packet.content), await drawPacket(packet.content)];
    expect(one.equals(other)).toBe(true);
    expect(one.equals(pdf)).toBe(true);
    const changed = await drawPacket({ ...packet.content, madeAt: '2027-01-01T00:00:00.000Z' });
    expect(changed.equals(pdf)).toBe(false);
  });

  it('is a file to keep, under a name of plain letters, stored nowhere on the way', async () => {
    const { headers } = await chair.call(getPacketFile, { params: { packetId: packet.id } });
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="packet-carla-candidate-${packet.id.slice(-12)}.pdf"`,
      'content-length': String(pdf.byteLength),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(pdf.toString('latin1', 0, 8)).toBe('%PDF-1.7');
  });

  it('stays as it was when the debrief goes on, and a new one says what is so then', async () => {
    const later = await opened(chair, await packetBy(chair, debrief.id));
    expect(later.id).not.toBe(packet.id);
    expect((await fileOf(chair, packet.id)).equals(pdf)).toBe(true);
    const { body } = await chair.call(listPackets, { params: { debriefId: debrief.id } });
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([later.id, packet.id]);
  });
});

describe('before the votes are open', () => {
  it('holds no vote, not even of whoever makes it, no recommendation and no composite', async () => {
    const chair = await createPerson(world, stage.orgId, ['hiring_manager']);
    const voter = await createPerson(world, stage.orgId, ['committee_member'], { name: 'Vera Voter' });
    const debrief = await placeDebrief(world, chair, {
      committee: [voter],
      hidesRecommendations: true,
      compositePolicy: 'after_votes',
    });
    await vote(voter, debrief, 'no_hire', 'zqsealedzq, and why.');
    const packetId = await packetBy(voter, debrief.id);
    const packet = await opened(voter, packetId);
    const said = JSON.stringify(packet);
    expect(said).not.toMatch(/zqsealedzq|No hire|Strong|"Yes"/);
    expect(said).toMatch(/In, sealed/);
    expect(said).toMatch(/after the votes/);
    expect(said).not.toMatch(/From raw to calibrated|Raw \d\.\d, /);
    expect(pdfText(await fileOf(voter, packetId))).not.toMatch(/zqsealedzq|No hire|Strong no|Strong yes/);

    await vote(chair, debrief, 'hire', 'Said in the open.');
    const after = JSON.stringify(await opened(voter, await packetBy(voter, debrief.id)));
    expect(after).toMatch(/zqsealedzq, and why\./);
    expect(after).toMatch(/Said in the open\./);
    // The packet from before stays as it was.
    expect(JSON.stringify(await opened(voter, packetId))).toBe(said);
  });
});

describe('what was said of a card since', () => {
  it('is in the packet, and making one counts as reading the cards once', async () => {
    const author = await createPerson(world, stage.orgId, ['interviewer'], { name: 'Ana Author' });
    const loop = await placeLoop(world, stage.people.admin);
    const seat = await placeSeat(world, loop, author);
    await submitCard(seat);
    const amended = await author.call(amendScore, {
      params: { seatId: seat.id },
      body: {
        dimensionId: seat.dimensions[0]?.id,
        rating: 2,
        notAssessedReason: null,
        evidence: 'Read again: no failure was named.',
        reason: 'I had mixed up two answers.',
      },
    });
    expect(amended.status).toBe(201);
    await debriefOn(stage, loop.id);
    await askAbout(stage, seat, 'Which failure was it that they named?');
    const [debrief] = await world.ownerSql<{ id: string }>('SELECT id FROM debriefs WHERE loop_id = $1', [
      loop.id,
    ]);
    const maker = await createPerson(world, stage.orgId, ['auditor']);
    const packetId = await packetBy(maker, debrief?.id ?? '');
    const said = JSON.stringify((await opened(maker, packetId)).content);
    for (const words of [
      'Ana Author amended it: 2',
      'mixed up two answers',
      'Which failure was it that they named?',
    ])
      expect(said).toContain(words);
    expect(plain(pdfText(await fileOf(maker, packetId)))).toContain('Which failure was it that they named?');
    const read = await world.ownerSql(
      `SELECT FROM audit_entries WHERE action = 'cards.read' AND actor_id = $1 AND subject_id = $2`,
      [maker.memberId, loop.id],
    );
    expect(read).toHaveLength(1);
  });
});

describe('one key', () => {
  it('makes one packet of five requests at once', async () => {
    const debrief = await placeDebrief(world, stage.people.recruiter);
    const ask = () =>
      stage.people.recruiter.call(makePacket, { params: { debriefId: debrief.id }, key: 'one-packet' });
    const answers = await Promise.all(Array.from({ length: 5 }, ask));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const rows = await world.ownerSql('SELECT FROM packets WHERE debrief_id = $1', [debrief.id]);
    expect(rows).toHaveLength(1);
  });
});
