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

/** The upper-half byte of each UTF-16 unit on a page, 0 where it has none. */
type CodePage = Uint8Array;

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
  const byteOf = new Uint8Array(0x10000);
  for (const characters of [own, latin, controls]) {
    [...characters].forEach((character, index) => {
      // Letters of the western page stand only for themselves on another page.
      const isSpare = characters === own || own === '' || index < 32;
      const code = character.charCodeAt(0);
      if (isSpare && code !== 0xfffd && byteOf[code] === 0) byteOf[code] = index + 128;
    });
  }
  return byteOf;
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

/** The repaired code point at `index`, as `point * 8 + units taken`, or 0: a pair without an object for each. */
function repairAt(text: string, index: number, page: CodePage, pageIndex: number): number {
  const lead = page[text.charCodeAt(index)] ?? 0;
  const length = sequenceLength(lead);
  if (length === 0) return 0;
  let point = lead & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset += 1) {
    const byte = page[text.charCodeAt(index + offset)] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
    point = (point << 6) | (byte & 0x3f);
  }
  return point <= 0x10ffff && isPlausible(point, pageIndex) ? point * 8 + length : 0;
}

/** The longest repair at `index` over all code pages: a short one may be a part of another page's long one. */
function bestRepairAt(text: string, index: number): number {
  let best = 0;
  for (const [pageIndex, page] of PAGES.entries()) {
    const repaired = repairAt(text, index, page, pageIndex);
    if (repaired % 8 > best % 8) best = repaired;
  }
  return best;
}

/** A damaged blueprint holds some five hundred. */
const MOST_BARE_LEADS = 20_000;

/** Whether a unit is a lead byte on some page. */
const LEADS = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  PAGES.some((page) => LEAD_BYTES.includes(page[code] ?? 0)) ? 1 : 0,
);

/** A text of UTF-16 units. */
function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  // In pieces, since a call takes only so many arguments.
  for (let from = 0; from < units.length; from += 8192) {
    parts.push(String.fromCharCode(...units.subarray(from, from + 8192)));
  }
  return parts.join('');
}

function repairOnce(text: string): string {
  const units = new Uint16Array(text.length);
  let length = 0;
  let isRepaired = false;
  for (let index = 0; index < text.length; ) {
    const unit = text.charCodeAt(index);
    const repaired = LEADS[unit] === 1 ? bestRepairAt(text, index) : 0;
    const point = repaired === 0 ? unit : Math.floor(repaired / 8);
    if (point > 0xffff) {
      units[length] = 0xd800 + ((point - 0x10000) >> 10);
      units[length + 1] = 0xdc00 + (point & 0x3ff);
      length += 2;
    } else {
      units[length] = point;
      length += 1;
    }
    index += repaired === 0 ? 1 : repaired % 8;
    isRepaired ||= repaired !== 0;
  }
  return isRepaired ? textOf(units.subarray(0, length)) : text;
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
  if (!/[^\0-\x7f]/.test(text)) return text;
  let repaired = text;
  for (let round = 0; round < 2; round += 1) {
    const before = repaired;
    repaired = repairOnce(before);
    if (repaired === before) break;
  }
  return repairBareLeads(repairLostByte(repaired));
}
