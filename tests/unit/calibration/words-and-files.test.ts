import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { drift, levels, names, network } from '#tests/web/calibration/review-samples.ts';
import { namelessDrift } from '#web/features/calibration/drift/drift-rows.ts';
import { namelessLevels } from '#web/features/calibration/levels/level-rows.ts';
import { namelessCsv } from '#web/features/calibration/nameless-rows.ts';
import { layoutNetwork } from '#web/features/calibration/network/network-layout.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folders = ['web/features/calibration', 'web/pages/calibration', 'web/pages/my-scoring'];
const forbidden =
  /\b(?:sever\w*|harsh\w*|lenien\w*|erratic\w*|misfit\w*|bias\w*|true scores?|correct(?:ed|ion|s)?)\b/i;

/** Everything in a file that can come to stand on a page: texts, templates and what stands between tags. */
function textsOf(path: string, source: string): string[] {
  const texts: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: unknown; value?: unknown };
    if (type === 'Literal' || type === 'JSXText') texts.push(String(value).replace(/\s+/g, ' '));
    if (type === 'TemplateElement') texts.push((value as { raw: string }).raw);
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseSync(path, source).program);
  return texts;
}

const files = folders.flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('the words of these pages', () => {
  it('are none of those that stand in no product of ours', () => {
    const found = files.flatMap((path) =>
      textsOf(path, readFileSync(`${root}/${path}`, 'utf8'))
        .filter((text) => forbidden.test(text) || /!(?:\s|$)/.test(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(files.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });

  it('would be found in any of the three kinds of text', () => {
    const source = 'const a = "so harsh"; const b = `a bias`; const c = <p>the\n true score</p>;';
    expect(textsOf('a.tsx', source).filter((text) => forbidden.test(text))).toHaveLength(3);
  });
});

function linesOf(csv: string): string[] {
  expect(csv.endsWith('\r\n')).toBe(true);
  return csv.split('\r\n').slice(0, -1);
}

describe('the files of levels and drift', () => {
  const reply = levels();
  const people = reply.kind === 'levels' ? reply.people : [];
  const moves = drift();
  if (moves.kind !== 'drift') throw new Error('the sample is no drift');
  const levelFile = namelessCsv(namelessLevels(people));
  const driftFile = namelessCsv(namelessDrift(moves));

  it('say in the first line that names are left out, and hold none', () => {
    for (const file of [levelFile, driftFile]) {
      expect(linesOf(file)[0]).toMatch(/^"?Names are left out\./);
      for (const name of names) for (const part of name.split(' ')) expect(file).not.toContain(part);
      expect(file).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    }
  });

  it('stand in an order that has nothing to do with the names or with the reply', () => {
    const cards = linesOf(levelFile)
      .slice(2)
      .map((line) => line.split(',').slice(0, 2));
    expect(cards).toEqual([
      ['1', '41'],
      ['2', '38'],
      ['3', '38'],
      ['4', '12'],
      ['5', '7'],
    ]);
    expect(namelessCsv(namelessLevels(people.toReversed()))).toBe(levelFile);
    expect(namelessCsv(namelessDrift({ ...moves, people: moves.people.toReversed() }))).toBe(driftFile);
  });

  it('hold no figure of whoever is below the minimum', () => {
    const row = linesOf(levelFile).at(-1);
    expect(row).toBe(`5,7,6,2,,,,Too few shared candidates to say${','.repeat(15)}`);
  });

  it('have as many cells in each line, and numbers that a spreadsheet takes for numbers', () => {
    for (const file of [levelFile, driftFile]) {
      const counts = linesOf(file).map((line) => line.replace(/"(?:[^"]|"")*"/g, 'text').split(',').length);
      expect(new Set(counts).size).toBe(1);
    }
    expect(linesOf(levelFile)[3]).toMatch(/^2,38,29,7,-0\.31,-0\.5,-0\.12,,/);
  });

  it('keep a note that begins like a formula from being one', () => {
    expect(namelessCsv({ note: '=1+1', header: ['a'], rows: [['@b']] })).toBe("'=1+1,\r\nRow,a\r\n1,'@b\r\n");
  });
});

describe('the drawing of the network', () => {
  const reply = network();
  if (reply.kind !== 'network') throw new Error('the sample is no network');

  it('is the same for the same people and links', () => {
    expect(layoutNetwork(reply)).toEqual(layoutNetwork(structuredClone(reply)));
  });

  it('gives each person a place of their own inside it, parts below each other and those alone last', () => {
    const { places, bands, height } = layoutNetwork(reply);
    expect(places.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
    expect(places.every(({ x, y }) => x >= 5 && x <= 95 && y > 0 && y < height)).toBe(true);
    expect(bands.map(({ part }) => part)).toEqual([0, null]);
    expect(places[4]?.y).toBeGreaterThan(bands[1]?.top ?? Number.NaN);
  });
});
