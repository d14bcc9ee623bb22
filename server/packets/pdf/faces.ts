import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { projectRoot } from '#server/platform/project-root.ts';

/** One weight of the packet's typeface: Inter, which has Latin, Greek and Cyrillic letters. */
export interface Face {
  readonly name: 'regular' | 'strong';
  /** The font file as it is embedded. */
  readonly bytes: Buffer;
  has(codePoint: number): boolean;
  /** In points at a size. */
  widthOf(text: string, size: number): number;
}

export interface Faces {
  readonly regular: Face;
  readonly strong: Face;
}

let loaded: Faces | null = null;

/** Read once: reading them takes as long as half a packet. */
export function loadFaces(): Faces {
  loaded ??= {
    regular: loadFace('regular', '400Regular/Inter_400Regular.ttf'),
    strong: loadFace('strong', '600SemiBold/Inter_600SemiBold.ttf'),
  };
  return loaded;
}

function loadFace(name: Face['name'], file: string): Face {
  const path = join(projectRoot, 'node_modules', '@expo-google-fonts', 'inter', ...file.split('/'));
  const bytes = withoutLayout(readFileSync(path));
  const font = create(bytes);
  // create() gives a collection only for a file of several fonts.
  if (!('glyphForCodePoint' in font)) throw new Error(`${path} holds more than one font`);
  const widths = new Map<number, number>();
  const widthOfPoint = (point: number): number => {
    const known = widths.get(point);
    if (known !== undefined) return known;
    const width = font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm;
    widths.set(point, width);
    return width;
  };
  return {
    name,
    bytes,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    widthOf: (text, size) => {
      let width = 0;
      for (const letter of text) width += widthOfPoint(letter.codePointAt(0) ?? 0);
      return width * size;
    },
  };
}

const kept = new Set([
  'OS/2',
  'cmap',
  'cvt ',
  'fpgm',
  'gasp',
  'glyf',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
  'post',
  'prep',
]);

const headBytes = 12;
const recordBytes = 16;

/**
 * The font without its tables of kerning, ligatures and contextual forms. Those change "->" in somebody's evidence into
 * an arrow, make the width of a line hang on its neighbours, and are half of the time that a packet takes.
 */
function withoutLayout(font: Buffer): Buffer {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = headBytes + index * recordBytes;
    return {
      tag: font.toString('latin1', at, at + 4),
      record: font.subarray(at, at + recordBytes),
      offset: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  }).filter(({ tag }) => kept.has(tag));

  const head = Buffer.alloc(headBytes + records.length * recordBytes);
  font.copy(head, 0, 0, 4);
  head.writeUInt16BE(records.length, 4);
  const parts: Buffer[] = [head];
  let end = head.length;
  for (const [index, { record, offset, length }] of records.entries()) {
    const at = headBytes + index * recordBytes;
    record.copy(head, at);
    head.writeUInt32BE(end, at + 8);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    font.copy(table, 0, offset, offset + length);
    parts.push(table);
    end += table.length;
  }
  return Buffer.concat(parts);
}
