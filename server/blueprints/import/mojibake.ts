/**
 * Repairs text whose UTF-8 bytes were once read with a single-byte code page ("â€“" for an en dash). Each
 * code page is inverted, runs of its upper half are read as UTF-8 again, and the result is kept only if it
 * is a character that such documents use. Text that was never damaged holds no such runs and stays as it is.
 */

import { decodeWindows1252 } from './windows-1252.ts';

const CODE_PAGES = [
  'windows-1252',
  'iso-8859-1',
  'windows-874',
  'macintosh',
  'windows-1251',
  'ibm866',
] as const;

/** E2 starts general punctuation, arrows and mathematics; C2-C5 the Latin letters; the rest marks and emoji. */
const LEAD_BYTES = [0xc2, 0xc3, 0xc4, 0xc5, 0xe2, 0xef, 0xf0];

type CodePage = { byteOf: Map<string, number>; leads: string };

/**
 * The upper half of a page, most trusted reading first: bytes that a page leaves unassigned come out as
 * windows-1252 in one decoder and as control characters in another.
 */
function readCodePage(label: string): CodePage {
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const western = decodeWindows1252(bytes);
  const controls = String.fromCharCode(...bytes.subarray(0, 32));
  const own = label.endsWith('1252') || label.endsWith('8859-1') ? '' : new TextDecoder(label).decode(bytes);
  const latin = label === 'iso-8859-1' ? String.fromCharCode(...bytes) : western;
  const byteOf = new Map<string, number>();
  for (const characters of [own, latin, controls]) {
    [...characters].forEach((character, index) => {
      // Letters of the western page stand only for themselves on another page.
      const isSpare = characters === own || own === '' || index < 32;
      if (isSpare && character !== '\ufffd' && !byteOf.has(character)) byteOf.set(character, index + 128);
    });
  }
  const leads = Array.from(byteOf)
    .filter(([, byte]) => LEAD_BYTES.includes(byte))
    .map(([character]) => character)
    .join('');
  return { byteOf, leads };
}

const PAGES: readonly CodePage[] = CODE_PAGES.map(readCodePage);

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Code points that a repair may yield: Latin letters and signs, punctuation, arrows, maths, bullets. */
function isPlausible(point: number, page: number): boolean {
  const isPunctuation =
    (point >= 0x2010 && point <= 0x27bf) || point === 0x2b50 || point === 0xfeff || point === 0xa0;
  // Only the western pages turn letters into letters; elsewhere a match may be honest Thai or Cyrillic.
  return isPunctuation || (page < 2 && (point <= 0x24f || point >= 0x1f000));
}

/** One repaired character at `index`, or null. */
function repairAt(text: string, index: number, page: CodePage, pageIndex: number): [string, number] | null {
  const lead = page.byteOf.get(text[index] ?? '') ?? 0;
  const length = sequenceLength(lead);
  if (length === 0) return null;
  let point = lead & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset += 1) {
    const byte = page.byteOf.get(text[index + offset] ?? '') ?? 0;
    if (byte < 0x80 || byte > 0xbf) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  return point <= 0x10ffff && isPlausible(point, pageIndex) ? [String.fromCodePoint(point), length] : null;
}

/** The longest repair at `index` over all code pages: a short one may be a part of another page's long one. */
function bestRepairAt(text: string, index: number): [string, number] | null {
  let best: [string, number] | null = null;
  PAGES.forEach((page, pageIndex) => {
    const repaired = repairAt(text, index, page, pageIndex);
    if (repaired !== null && repaired[1] > (best?.[1] ?? 0)) best = repaired;
  });
  return best;
}

const MOST_BARE_LEADS = 50_000;

const LEADS = new Set(PAGES.flatMap((page) => [...page.leads]));

function repairOnce(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let index = 0;
  while (index < text.length) {
    const isLead = text.charCodeAt(index) > 127 && LEADS.has(text[index] ?? '');
    const repaired = isLead ? bestRepairAt(text, index) : null;
    if (repaired === null) {
      index += 1;
      continue;
    }
    parts.push(text.slice(from, index), repaired[0]);
    index += repaired[1];
    from = index;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

/** A closing quote ends in byte 9D, which windows-1252 lacks: it is often lost on the way. */
function repairLostByte(text: string): string {
  return text.replace(/(?:â|โ)€(?=[\s.,;:!?)\]]|$)/gm, '”');
}

/**
 * Where C1 controls were stripped only the lead byte is left ("โ" or "â" for every dash and quote). The
 * neighbours tell dash, apostrophe and quotes apart. Done only if the text also holds "โข" or "â¢", the
 * bullet of the same damage, or Thai letters and nothing else Thai: an honest "â" is never touched.
 */
function repairBareLeads(text: string): string {
  // The repair looks at each neighbour; text that consists of lead bytes is not worth it.
  if (text.split(/[âโ]/, MOST_BARE_LEADS).length >= MOST_BARE_LEADS) return text;
  const hasThaiLead = text.includes('โ') && !/[\u0e01-\u0e41\u0e43-\u0e5b]{2}/u.test(text);
  const hasLatinLead = /â[¢¤¥¦]/u.test(text);
  if (!hasThaiLead && !hasLatinLead) return text;
  const lead = hasThaiLead ? 'โ' : 'â';
  const bulletTail = hasThaiLead ? 'ข' : '¢';
  return text
    .replaceAll(`${lead}${bulletTail}`, '•')
    .replaceAll(`${lead}${hasThaiLead ? 'ฅ' : '¥'}`, '≥')
    .replaceAll(`${lead}${hasThaiLead ? 'ค' : '¤'}`, '≤')
    .replaceAll(`${lead}${hasThaiLead ? 'ฆ' : '¦'}`, '…')
    .replace(new RegExp(`(^|.)${lead}(?=(.?))`, 'gmu'), (_whole, before: string, after: string) => {
      if (/^\s?$/u.test(before) && /^\s?$/u.test(after)) return `${before}–`;
      if (/\d/u.test(before) && /\d/u.test(after)) return `${before}–`;
      if (/^[\s(]?$/u.test(before)) return `${before}“`;
      if (/^[\s.,;:!?)]?$/u.test(after)) return `${before}”`;
      return `${before}${/[stdmrlv]/u.test(after) && /\p{L}/u.test(before) ? '’' : '—'}`;
    });
}

/** Undoes up to two rounds of damage. Linear in the length of the text. */
export function repairMojibake(text: string): string {
  let repaired = text;
  for (let round = 0; round < 2; round += 1) {
    const before = repaired;
    repaired = repairOnce(before);
    if (repaired === before) break;
  }
  return repairBareLeads(repairLostByte(repaired));
}
