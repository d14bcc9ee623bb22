import { describe, expect, it } from 'vitest';
import { drawPacket } from '#server/packets/pdf/draw-packet.ts';
import { loadFaces } from '#server/packets/pdf/faces.ts';
import { breakLines, printable } from '#server/packets/pdf/lines.ts';
import { createPdfPrinter } from '#server/packets/pdf-printer.ts';
import { fileNameOf } from '#server/packets/rules.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import { PacketContent } from '#shared/packets.ts';
import { pdfText } from '#tests/support/pdf-text.ts';

const { regular } = loadFaces();

function contentOf(blocks: PacketBlock[], candidateName = 'Carla Candidate'): PacketContent {
  return PacketContent.parse({
    format: 'evenhand-packet-1',
    packetId: '01990000-0000-7000-8000-0000000c0de1',
    org: { id: '01990000-0000-7000-8000-0000000000aa', name: 'Harbour' },
    debriefId: '01990000-0000-7000-8000-0000000000bb',
    candidateName,
    jobTitle: 'Lead Data Engineer',
    madeBy: { id: '01990000-0000-7000-8000-0000000000cc', name: 'Amara Okafor' },
    madeAt: '2026-11-21T12:00:00.000Z',
    timeZone: 'Europe/Lisbon',
    auditHead: null,
    blocks,
  });
}

const quote = (text: string): PacketBlock => ({ kind: 'quote', head: 'Ana: 3', about: 'Anchor', text });
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('letters', () => {
  it('prints Latin, Greek and Cyrillic as they are, and arrows typed in two signs as two signs', () => {
    for (const text of [
      'Řehoř Ångström',
      'Nguyễn Thị Ánh',
      'Παπαδοπούλου',
      'Щербаков Їжак',
      'a -> b <= c',
      '½ € “x” …',
    ])
      expect(printable(text, regular)).toBe(text);
    // Composed and decomposed are one letter.
    expect(printable('A\u030angstro\u0308m', regular)).toBe('Ångström');
  });

  it('spells out what the typeface lacks and what would not be seen, and leaves nothing out', () => {
    expect(printable('張偉 and 🦊', regular)).toBe('‹U+5F35 U+5049› and ‹U+1F98A›');
    expect(printable('a\u202eb\u0007c\u200bd', regular)).toBe('a‹U+202E›b‹U+0007›c‹U+200B›d');
    expect(printable('שלום', regular)).toBe('‹U+05E9 U+05DC U+05D5 U+05DD›');
    expect(printable('張'.repeat(20), regular)).toMatch(/^‹(U\+5F35 ){12}and 8 more›$/);
    expect(printable('one\r\ntwo\rthree\tfour', regular)).toBe('one\ntwo\nthree  four');
  });

  it('breaks lines between words, cuts a word longer than a line, and keeps one empty line of several', () => {
    const lines = breakLines(`two words\n\n\n\n${'x'.repeat(4000)} end`, regular, 10, 200);
    expect(lines.slice(0, 2)).toEqual(['two words ', ' ']);
    for (const line of lines) expect(regular.widthOf(line.trimEnd(), 10)).toBeLessThanOrEqual(200);
    expect(lines.join('').replace(/[^x]/g, '')).toHaveLength(4000);
    expect(breakLines('', regular, 10, 200)).toEqual(['']);
    expect(breakLines('one two three', regular, 10, 40).join('')).toBe('one two three');
  });
});

describe('the PDF', () => {
  it('survives whatever evidence holds: controls, one word of 4,000 letters, emoji, right-to-left, markup', async () => {
    const hostile = `${'x'.repeat(4000)} \u202e\u0007\u0085 🦊👩‍👩‍👧 שלום <b>&amp; %PDF ) Tj (\\ endstream endobj`;
    const pdf = await drawPacket(contentOf([quote(hostile)], 'Ω <script>alert(1)</script> 張'));
    const text = pdfText(pdf).replace(/\s+/g, ' ');
    expect(text).toContain('<b>&amp; %PDF ) Tj (\\ endstream endobj');
    expect(text).toContain('Ω <script>alert(1)</script> ‹U+5F35›');
    expect(/Anchor ([x ]*)‹/.exec(text)?.[1]?.replaceAll(' ', '')).toHaveLength(4000);
    expect(text).toContain('‹U+202E U+0007 U+0085›');
  });

  it('repeats the heads of a table on every page, and cuts no short row', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => [
      `Row ${n}`,
      'Said in two lines that are long enough to wrap over '.repeat(3),
    ]);
    const columns = [
      { title: 'Headname', share: 1, align: 'left' as const },
      { title: 'Headtext', share: 2, align: 'left' as const },
    ];
    const pdf = await drawPacket(contentOf([{ kind: 'table', caption: 'A table', columns, rows }]));
    expect(pagesOf(pdf)).toBeGreaterThan(2);
    const pages = pdfText(pdf).split('Harbour · confidential').length - 1;
    expect(pages).toBe(pagesOf(pdf));
    expect(pdfText(pdf).match(/Headname/g)).toHaveLength(pages);
  });

  it('goes on with a cell that is taller than a page', async () => {
    const columns = [{ title: 'Only', share: 1, align: 'left' as const }];
    const words = Array.from({ length: 3000 }, (_, n) => `word${n}`);
    const pdf = await drawPacket(
      contentOf([{ kind: 'table', caption: 'Tall', columns, rows: [[words.join(' ')], ['after it']] }]),
    );
    const text = pdfText(pdf).replace(/\s+/g, ' ');
    for (const word of ['word0 ', 'word1500 ', 'word2999', 'after it']) expect(text).toContain(word);
  });

  it('is tagged, says its language, and carries its packet twice for whoever looks', async () => {
    const source = (await drawPacket(contentOf([quote('x')]))).toString('latin1');
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/Lang \(en-GB\)/);
    expect(source).toMatch(/\/StructTreeRoot/);
    expect(source.match(/evenhand-packet:[0-9a-f-]{36}:[0-9a-f-]{36}/g)).toHaveLength(2);
    expect(source).toContain('(D:20261121120000Z)');
    expect(source).toContain('<xmp:CreateDate>2026-11-21T12:00:00Z</xmp:CreateDate>');
    expect(source).not.toContain('Carla');
  });
});

describe('the printer', { timeout: 30_000 }, () => {
  it('draws what is asked for at once one after the other, each to its own asker', async () => {
    const printer = createPdfPrinter();
    const asked = ['first', 'second', 'third'].map((text) => printer.print(contentOf([quote(text)])));
    const texts = (await Promise.all(asked)).map((pdf) => pdfText(Buffer.from(pdf)));
    expect(texts.map((text) => /first|second|third/.exec(text)?.[0])).toEqual(['first', 'second', 'third']);
    await printer.close();
  });

  it('gives up on a packet that takes too long, and draws the next one', async () => {
    const printer = createPdfPrinter({ patienceMs: 15_000 });
    const impatient = createPdfPrinter({ patienceMs: 1 });
    await expect(impatient.print(contentOf([quote('x')]))).rejects.toMatchObject({ code: 'too_large' });
    expect((await printer.print(contentOf([quote('x')]))).byteLength).toBeGreaterThan(1_000);
    await Promise.all([printer.close(), impatient.close()]);
  });

  it('lets its thread go when nobody wants a packet, and starts another', async () => {
    const printer = createPdfPrinter({ idleMs: 1 });
    await printer.print(contentOf([quote('x')]));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await printer.print(contentOf([quote('y')]))).byteLength).toBeGreaterThan(1_000);
    await printer.close();
  });

  it('leaves nobody waiting when it closes', async () => {
    const printer = createPdfPrinter();
    const asked = [printer.print(contentOf([quote('x')])), printer.print(contentOf([quote('y')]))];
    const ends = Promise.allSettled(asked);
    await printer.close();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('the name of the file', () => {
  const nameOf = (candidateName: string): string => fileNameOf(contentOf([], candidateName));

  it('holds plain letters only, whatever the candidate is called', () => {
    expect(nameOf('Řehoř Ångström')).toBe('packet-rehor-angstrom-0000000c0de1.pdf');
    expect(nameOf('張偉')).toBe('packet-0000000c0de1.pdf');
    expect(nameOf('"; rm -rf / \r\nSet-Cookie: x="')).toBe('packet-rm-rf-set-cookie-x-0000000c0de1.pdf');
    expect(nameOf('a'.repeat(500)).length).toBeLessThan(100);
  });
});
