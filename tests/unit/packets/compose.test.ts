import { describe, expect, it } from 'vitest';
import { composePacket } from '#server/packets/document/compose-packet.ts';
import type { CardLater } from '#server/packets/document/later.ts';
import { canOpenPacket } from '#server/packets/policy.ts';
import { shownDigest } from '#server/packets/read-debrief.ts';
import type { Debrief } from '#shared/debriefs.ts';
import { PacketContent, PacketId } from '#shared/packets.ts';
import { MemberId, OrgId } from '#shared/primitives.ts';
import { QuestionId } from '#shared/scorecards.ts';
import { uuid } from '#tests/web/debriefs/sample.ts';
import * as samples from '#tests/web/debriefs/sample-debriefs.ts';

function packetOf(
  debrief: Debrief,
  link: 'rsm' | 'cum' | null = 'rsm',
  later: readonly CardLater[] = [],
): PacketContent {
  return PacketContent.parse(
    composePacket(
      { debrief, later, link },
      {
        packetId: PacketId.parse(uuid(700)),
        org: { id: OrgId.parse(uuid(701)), name: 'Harbour' },
        madeBy: { id: MemberId.parse(uuid(702)), name: 'Amara Okafor' },
        madeAt: '2026-11-21T12:00:00.000Z',
        timeZone: 'Asia/Tokyo',
        auditHead: { seq: 41, hash: 'ab'.repeat(32) },
      },
    ),
  );
}

type Table = Extract<PacketContent['blocks'][number], { kind: 'table' }>;

function tableOf({ blocks }: PacketContent, caption: RegExp): Table | undefined {
  return blocks.find((block): block is Table => block.kind === 'table' && caption.test(block.caption));
}

const saidBy = (content: PacketContent): string => JSON.stringify(content.blocks);

describe('the figures of a packet', () => {
  it('stand raw beside calibrated, in the picture and in the table, with the line of the bar half a point below it', () => {
    const packet = packetOf(samples.disputed);
    const { dimensions } = samples.disputed.figures;
    const plots = packet.blocks.filter((block) => block.kind === 'plot');
    expect(plots[0]?.rows.map(({ name }) => name)).toEqual(dimensions.map(({ name }) => name));
    for (const [n, row] of (plots[0]?.rows ?? []).entries()) {
      const dimension = dimensions[n];
      expect(row.raw).toBe(dimension?.raw);
      expect(row.limit).toBe(dimension?.bar === 1 ? null : (dimension?.bar ?? 0) - 0.5);
      if (dimension?.calibrated.kind === 'figure')
        expect(row.calibrated?.likely90).toEqual(dimension.calibrated.likely90);
      else expect(row.calibrated).toBe(null);
    }
    expect(tableOf(packet, /^The same figures/)?.rows).toHaveLength(dimensions.length);
  });

  it('add up from raw to calibrated, to the tenth', () => {
    const rows = tableOf(packetOf(samples.disputed), /^From raw/)?.rows ?? [];
    const tenths = rows.map(([, points = '']) => Math.round(Number(points.replace('−', '-')) * 10));
    expect(rows).toHaveLength(5);
    expect(tenths.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(tenths.at(-1));
  });

  it('never show a part from which one interviewer’s level could be worked out', () => {
    const rows = tableOf(packetOf(samples.panelHidden), /^From raw/)?.rows.map(([part]) => part);
    expect(rows).toContain('Who interviewed and limited evidence, together');
    expect(rows).not.toContain('Who interviewed');
  });

  it('hold nothing calibrated where the state is raw only, and name no scale', () => {
    const packet = packetOf(samples.rawOnly, null);
    const plots = packet.blocks.filter((block) => block.kind === 'plot');
    expect(plots.flatMap(({ rows }) => rows.map(({ calibrated }) => calibrated ?? 'none'))).toEqual(
      plots.flatMap(({ rows }) => rows.map(() => 'none')),
    );
    expect(saidBy(packet)).toMatch(/Raw only: plain means/);
    expect(saidBy(packet)).not.toMatch(/rating scale|cumulative|clearly above|probably above/);
  });

  it('never stand without the must-haves', () => {
    for (const debrief of [samples.disputed, samples.agreed, samples.notAssessed]) {
      const said = saidBy(packetOf(debrief));
      for (const { name } of debrief.mustHaves) expect(said).toContain(`${name}: `);
      expect(said).toContain('never in their place');
    }
  });
});

describe('what a packet is made of', () => {
  it('is the same for the same debrief, and writes times in the zone of whoever makes it', () => {
    expect(packetOf(samples.decided)).toEqual(packetOf(samples.decided));
    expect(saidBy(packetOf(samples.decided))).toContain('21 Nov 2026, 21:00');
  });

  it('has no vote of the reader’s own while votes are sealed', () => {
    const { voting } = samples.disputed;
    const debrief: Debrief = {
      ...samples.disputed,
      voting: {
        ...voting,
        state: 'sealed',
        revealedAt: null,
        votes: [],
        own: { kind: 'vote', choice: 'no_hire', reason: 'zqownzq', castAt: '2026-11-20T10:00:00Z' },
      },
    };
    expect(saidBy(packetOf(debrief))).not.toMatch(/zqownzq|No hire/);
  });

  it('is compared by what is shown, not by what one may do or has voted oneself', () => {
    const { disputed } = samples;
    const mine: Debrief = {
      ...disputed,
      can: { ...disputed.can, decide: !disputed.can.decide },
      voting: { ...disputed.voting, own: null, can: { vote: true, recuse: true, close: true } },
    };
    const digest = (debrief: Debrief, later: readonly CardLater[] = []): string =>
      shownDigest({ debrief, later }).toString('hex');
    expect(digest(mine)).toBe(digest(disputed));
    expect(digest({ ...disputed, newer: { cards: 99 } })).not.toBe(digest(disputed));
    expect(digest(disputed, [saidLater(disputed)])).not.toBe(digest(disputed));
  });
});

/** An amendment from after the reveal and an answered question on the first score of the first card. */
function saidLater({ matrix }: Debrief): CardLater {
  const row = matrix.rows[0];
  const dimensionId = row?.cells[0]?.dimensionId;
  if (row === undefined || dimensionId === undefined) throw new Error('no card');
  return {
    seatId: row.seatId,
    amendments: [
      {
        dimensionId,
        rating: 2,
        notAssessedReason: null,
        evidence: 'They named no failure.',
        reason: 'I read my notes again.',
        isBeforeReveal: false,
        amendedAt: '2026-11-20T12:00:00Z',
      },
    ],
    questions: [
      {
        id: QuestionId.parse(uuid(710)),
        dimensionId,
        text: 'Which failure was it?',
        askedBy: { id: MemberId.parse(uuid(702)), name: 'Amara Okafor' },
        askedAt: '2026-11-20T13:00:00Z',
        answer: { text: 'The night load.', answeredAt: '2026-11-20T14:00:00Z' },
      },
    ],
    typedBy: { id: MemberId.parse(uuid(703)), name: 'Bo Typist' },
  };
}

describe('what was said of a card since', () => {
  it('stands under its score, which stays as it was', () => {
    const { blocks } = packetOf(samples.disputed, 'rsm', [saidLater(samples.disputed)]);
    const row = samples.disputed.matrix.rows[0];
    const name = row?.interviewer.name;
    const heads = blocks.flatMap((block) => (block.kind === 'quote' ? [block.head] : []));
    const at = heads.indexOf(`${name}: ${row?.cells[0]?.rating}`);
    expect(heads.slice(at + 1, at + 4)).toEqual([
      `${name} amended it: 2`,
      `Amara Okafor asked ${name}`,
      `${name} answered; the score stays`,
    ]);
    const said = JSON.stringify(blocks);
    expect(said).toContain('Reason: I read my notes again.\\nThey named no failure.');
    expect(said).toContain('after colleagues’ cards could be seen');
    expect(said).toContain(`${name} (on paper, typed in by Bo Typist)`);
  });
});

describe('who opens a packet', () => {
  const at = (iso: string): Date => new Date(iso);
  const maker = MemberId.parse(uuid(1));
  const other = MemberId.parse(uuid(2));
  const packet = { madeBy: maker, madeAt: at('2026-11-21T12:00:00Z') };

  it('is its maker, an admin and an auditor; the latter two not past the beginning of a loop they owe a card on', () => {
    expect(canOpenPacket({ memberId: maker, roles: ['recruiter'] }, packet, null)).toBe(true);
    expect(canOpenPacket({ memberId: maker, roles: [] }, packet, at('2026-11-01T00:00:00Z'))).toBe(true);
    for (const role of ['admin', 'auditor'] as const) {
      const reader = { memberId: other, roles: [role] };
      expect(canOpenPacket(reader, packet, null)).toBe(true);
      expect(canOpenPacket(reader, packet, at('2026-11-21T12:00:00Z'))).toBe(false);
      expect(canOpenPacket(reader, packet, at('2026-11-21T12:00:01Z'))).toBe(true);
    }
    for (const role of [
      'recruiter',
      'hiring_manager',
      'approver',
      'committee_member',
      'calibration_lead',
    ] as const)
      expect(canOpenPacket({ memberId: other, roles: [role] }, packet, null)).toBe(false);
  });
});
