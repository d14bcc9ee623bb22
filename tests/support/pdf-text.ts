import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly number: number;
  readonly head: string;
  readonly stream: string;
}

/**
 * The text of a PDF as the product makes it: each run of letters of each page, with a space between runs. It reads the
 * page's own instructions and the tables that say which letter a glyph stands for, so that what it finds is what
 * anybody can copy out of the page.
 */
export function pdfText(pdf: Buffer): string {
  const objects = objectsIn(pdf);
  const byNumber = new Map(objects.map((object) => [object.number, object]));
  const pages = objects.filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  const text = pages.map(({ head }) => {
    const letters = fontsOf(head, byNumber);
    return runsIn(referred(head, 'Contents', byNumber)?.stream ?? '', letters);
  });
  return text.join('\n');
}

function objectsIn(pdf: Buffer): PdfObject[] {
  // One character for each byte, so that places in the text are places in the file.
  const source = pdf.toString('latin1');
  return [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)].map((found) => {
    const [head = '', packed] = (found[2] ?? '').split(/\nstream\n/);
    const bytes = Buffer.from((packed ?? '').replace(/\nendstream\s*$/, ''), 'latin1');
    const isPacked = /\/Filter \/FlateDecode/.test(head) && bytes.length > 0;
    return {
      number: Number(found[1]),
      head,
      stream: isPacked ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1'),
    };
  });
}

type Objects = ReadonlyMap<number, PdfObject>;

function referred(head: string, key: string, objects: Objects): PdfObject | undefined {
  return objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1]));
}

/** For each font name of a page, which letters each glyph stands for. */
function fontsOf(page: string, objects: Objects): ReadonlyMap<string, readonly string[]> {
  const resources = referred(page, 'Resources', objects)?.head ?? page;
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  return new Map(
    [...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map((found) => {
      const font = objects.get(Number(found[2]))?.head ?? '';
      return [found[1] ?? '', lettersIn(referred(font, 'ToUnicode', objects)?.stream ?? '')];
    }),
  );
}

function lettersIn(table: string): string[] {
  return [...table.matchAll(/\[(.*?)\]/g)]
    .flatMap((found) => (found[1] ?? '').match(/<[0-9a-f ]*>/g) ?? [])
    .map((units) =>
      String.fromCharCode(...(units.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    );
}

function runsIn(instructions: string, fonts: ReadonlyMap<string, readonly string[]>): string {
  let letters: readonly string[] = [];
  const runs: string[] = [];
  for (const found of instructions.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (found[1] !== undefined) letters = fonts.get(found[1]) ?? [];
    else
      runs.push(
        [...(found[2] ?? '').matchAll(/<([0-9a-f]+)>/g)]
          .flatMap((part) => part[1]?.match(/.{4}/g) ?? [])
          .map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '')
          .join(''),
      );
  }
  return runs.join('\n');
}
