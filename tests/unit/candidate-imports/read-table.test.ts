import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable } from '#server/candidates/imports/decode-table.ts';
import { guessFields } from '#server/candidates/imports/guess-fields.ts';
import { guessDelimiter, parseTable, type Table } from '#server/candidates/imports/parse-table.ts';
import { importLimits } from '#shared/candidate-imports.ts';
import { AppError } from '#shared/problems.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const { text } = decodeTable(bytes);
  return parseTable(text, guessDelimiter(text));
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await tableOf(bytes);
  } catch (error) {
    if (error instanceof AppError && error.code === 'rule_broken') return error.message;
    throw error;
  }
  return 'taken';
}

describe('the encoding', () => {
  it('is UTF-8 with and without a mark, or Windows-1252 where it can be nothing else', () => {
    const text = 'Name\nJosé Müller';
    expect(decodeTable(bytesOf(text))).toEqual({ text, encoding: 'utf-8' });
    expect(decodeTable(bytesOf(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' });
    expect(decodeTable(Buffer.from(text, 'latin1'))).toEqual({ text, encoding: 'windows-1252' });
    // Between 0x80 and 0x9f it differs from Latin-1: the euro sign and the curly apostrophe.
    expect(decodeTable(Buffer.from([0x80, 0x92, 0xe9])).text).toBe('€’é');
  });

  it.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['UTF-16', Buffer.from('\ufeffName\nAda', 'utf16le'), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from('Name\nAda', 'utf16le'), /Line 1 holds a character/],
    ['NUL', bytesOf('Name\nA\0da'), /Line 2 holds a character/],
    ['a byte that Windows-1252 does not have', Buffer.from([0x41, 0x0a, 0x81, 0xe9]), /Line 2 holds/],
    ['a spreadsheet', Buffer.from('PK\x03\x04...'), /spreadsheet/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
  ])('is refused where it is %s', async (_, bytes, words) => {
    expect(await refusalOf(bytes)).toMatch(words);
  });
});

describe('the lines', () => {
  it('are counted as in the file, through quoted cells, empty lines and every kind of line end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = ['Name,Note', '"Ada","one', 'two"', '', ',', 'Bo,"says ""hi"""', 'Cy'];
      const { columns, lines } = await tableOf(bytesOf(rows.join(end)));
      expect(columns).toEqual(['Name', 'Note']);
      expect(lines).toEqual([
        { line: 2, cells: ['Ada', 'one\ntwo'] },
        { line: 6, cells: ['Bo', 'says "hi"'] },
        { line: 7, cells: ['Cy'] },
      ]);
    }
  });

  it.each([
    ['Name;E-mail, private;Phone', ';'],
    ['Name,E-mail', ','],
    ['"Name; all of it"\tE-mail', '\t'],
    ['Name', ','],
  ])('of %s are cut at the sign that stands there most', (header, delimiter) => {
    expect(guessDelimiter(`${header}\na;b;c;d`)).toBe(delimiter);
  });

  it('lose the mark that keeps a spreadsheet from running a cell, and nothing else', async () => {
    const { lines } = await tableOf(bytesOf("Name,Phone\nd'Arc,'+351 9\n'tis,'=1"));
    expect(lines.map(({ cells }) => cells)).toEqual([
      ["d'Arc", '+351 9'],
      ["'tis", '=1'],
    ]);
  });

  it.each([
    ['a quotation mark never closed', 'Name,Note\nAda,"x\nBo,y', /Line 2|In line 2/],
    ['the same in a long table', `Name,Note\nAda,"x\n${'Bo,y\n'.repeat(60_000)}`, /Line 2 does not end/],
    ['a quotation mark inside a cell', 'Name,Note\nAda,x\nBo "B" Bo,y', /In line 3/],
    ['a cell of a megabyte', `Name\nAda\n${'x'.repeat(1_000_000)}`, /Line 3 does not end/],
    ['10,000 columns', `${'a,'.repeat(9_999)}b\nAda`, /10000 columns/],
    ['a header only', 'Name,E-mail\n\n', /no candidates/],
    ['empty lines only', '\n\n ,\n', /empty lines/],
    ['no header', 'Ada,ada@x.example\nBo,bo@x.example', /names the columns/],
    ['too many lines', `Name\n${'Ada\n'.repeat(importLimits.rows + 1)}`, /more than 20000 lines/],
  ])('are refused with words for %s', async (_, text, words) => {
    expect(await refusalOf(bytesOf(text))).toMatch(words);
  });

  it('take whatever bytes there are, or refuse them, and never fail', async () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '=', '\0', '\ufeff', 'Name', "'", ' '),
      fc.string(),
    );
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => bytesOf(pieces.join('')));
    const anything = fc.oneof(
      texts,
      fc.uint8Array({ maxLength: 200 }),
      texts.map((bytes) => bytes.slice(1)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        expect(await refusalOf(bytes)).not.toBe('');
      }),
      { numRuns: 500, seed: 20_261 },
    );
  });

  it('come back as they were written, whatever stands in the cells', async () => {
    const cell = fc
      .string({
        unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', ' ', '7'),
        minLength: 1,
        maxLength: 8,
      })
      .map((text) => `x${text}x`);
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (given, delimiter) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = [['Name', 'Note'], ...given].map((row) => row.map(quoted).join(delimiter)).join('\r\n');
        const { lines } = await tableOf(bytesOf(text));
        expect(lines.map(({ cells }) => cells)).toEqual(given);
      }),
      { seed: 20_262 },
    );
  });
});

describe('the columns', () => {
  it.each([
    [
      ['Full name', 'E-Mail Address', 'Mobile', 'Position', 'Source'],
      ['name', 'email', 'phone', 'job', 'note'],
    ],
    [
      ['Vorname', 'Name', 'E-Mail', 'Telefon', 'Stelle'],
      ['first_name', 'last_name', 'email', 'phone', 'job'],
    ],
    [
      ['Nome', 'Apelido', 'Endereço de e-mail', 'Telemóvel'],
      ['first_name', 'last_name', 'email', 'phone'],
    ],
    [
      ['Prénom', 'Nom', 'Courriel', 'Fuseau horaire'],
      ['first_name', 'last_name', 'email', 'time_zone'],
    ],
    [
      ['Nom', 'Courriel'],
      ['name', 'email'],
    ],
    [
      ['Name', 'First name', 'Last name'],
      [null, 'first_name', 'last_name'],
    ],
    [
      ['E-mail', 'Email', 'Shoe size', 'Notes', 'Comments'],
      ['email', null, null, 'note', 'note'],
    ],
  ])('%j are taken for what they are usually called', (titles, fields) => {
    expect(guessFields(titles)).toEqual(fields);
  });
});
