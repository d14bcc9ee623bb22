import { AppError } from '#shared/problems.ts';

export interface DecodedTable {
  /** Without a byte order mark, and with \n at the end of each line. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'windows-1252';
}

/** How kinds of files begin that people take for tables, and what they are told. */
const others: readonly { readonly magic: readonly number[]; readonly detail: string }[] = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    detail: 'This is a spreadsheet or an archive. Save the sheet as CSV (UTF-8) and hand that in.',
  },
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    detail: 'This is an old spreadsheet. Save the sheet as CSV (UTF-8) and hand that in.',
  },
  { magic: [0x25, 0x50, 0x44, 0x46], detail: 'This is a PDF. A table of candidates is a CSV file.' },
  {
    magic: [0xff, 0xfe],
    detail: 'This file is UTF-16 (“Unicode text”). Save it as CSV (UTF-8) and hand that in.',
  },
  {
    magic: [0xfe, 0xff],
    detail: 'This file is UTF-16 (“Unicode text”). Save it as CSV (UTF-8) and hand that in.',
  },
];

/** What Windows-1252 has from 0x80 to 0x9f; a gap where it has nothing. Decoders of some Node versions take them for Latin-1. */
const upper =
  '\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178';

/** Tabs and line ends are no faults of a table; everything else below the space is. */
const odd = /(?![\t\n\r])\p{Cc}/u;

function refuse(detail: string): AppError {
  return new AppError('rule_broken', detail, { errors: [{ path: '', message: detail }] });
}

/** The text of a file in UTF-8, with or without a mark at its front, or in Windows-1252. Throws `rule_broken`. */
export function decodeTable(bytes: Uint8Array): DecodedTable {
  if (bytes.length === 0) throw refuse('The file is empty.');
  for (const { magic, detail } of others) {
    if (magic.every((byte, n) => bytes[n] === byte)) throw refuse(detail);
  }
  const decoded = decodeUtf8(bytes) ?? decodeWindows1252(bytes);
  const at = decoded.text.search(odd);
  if (at >= 0) {
    const line = decoded.text.slice(0, at).split(/\r\n?|\n/).length;
    throw refuse(`Line ${line} holds a character that no text has. Is this a table (CSV)?`);
  }
  return { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}

function decodeUtf8(bytes: Uint8Array): DecodedTable | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

function decodeWindows1252(bytes: Uint8Array): DecodedTable {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => upper.charAt(letter.charCodeAt(0) - 0x80));
  return { text, encoding: 'windows-1252' };
}
