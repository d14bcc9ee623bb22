import { breakLines } from '#server/packets/pdf/lines.ts';
import {
  draw,
  drawArtifact,
  type Element,
  element,
  keepRoom,
  line,
  nextPage,
  paper,
  roomOn,
  rule,
  type Sheet,
  type Style,
  styles,
} from '#server/packets/pdf/sheet.ts';
import { flow } from '#server/packets/pdf/words.ts';
import type { PacketBlock } from '#shared/packet-document.ts';

type Table = Extract<PacketBlock, { kind: 'table' }>;

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly isRight: boolean;
  readonly lines: readonly string[];
}

const gap = 8;
const padding = 3;

/** A table that goes on over pages with its heads repeated. A row taller than what is left goes on, too, where it must. */
export function table(sheet: Sheet, { caption, columns, rows }: Table): void {
  const places = placesOf(sheet, columns);
  const headCells = cellsOf(
    sheet,
    places,
    columns.map(({ title }) => title),
    styles.head,
  );
  const body = rows.map((row) => cellsOf(sheet, places, row, styles.cell));
  const height = body.reduce((sum, cells) => sum + heightOf(cells, styles.cell), 50);
  keepRoom(sheet, height <= wholeUpTo ? height : 80);
  const owner = element(sheet, sheet.root, 'Table');
  const name = element(sheet, owner, 'Caption');
  flow(sheet, name, 'Caption', caption, styles.soft);
  name.end();
  sheet.y += 2;
  const headRow = element(sheet, owner, 'TR');
  const heads = headCells.map(() => element(sheet, headRow, 'TH', { scope: 'Column' }));
  drawRow(sheet, headCells, styles.head, (index, drawing) => drawIn(sheet, heads[index], 'TH', drawing));
  for (const head of heads) head.end();
  headRow.end();
  for (const cells of body) bodyRow(sheet, owner, cells, headCells);
  owner.end();
  sheet.y += 8;
}

function placesOf(
  { width }: Sheet,
  columns: Table['columns'],
): { x: number; width: number; isRight: boolean }[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const free = width - gap * (columns.length - 1);
  let x: number = paper.left;
  return columns.map(({ share, align }) => {
    const place = { x, width: (free * share) / shares, isRight: align === 'right' };
    x += place.width + gap;
    return place;
  });
}

function cellsOf(
  { faces }: Sheet,
  places: readonly Omit<Cell, 'lines'>[],
  texts: readonly string[],
  style: Style,
): Cell[] {
  return places.map((place, index) => ({
    ...place,
    lines: breakLines(texts[index] ?? '', faces[style.face], style.size, place.width),
  }));
}

/** A table no taller than this, in points, stands on one page. */
const wholeUpTo = 240;

function linesOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ lines }) => lines.length));
}

function heightOf(cells: readonly Cell[], { leading }: Style): number {
  return linesOf(cells) * leading + 2 * padding;
}

type DrawCell = (index: number, drawing: () => void) => void;

/** Draws a row whose lines all fit on this page, and the line under it. */
function drawRow(sheet: Sheet, cells: readonly Cell[], style: Style, drawCell: DrawCell): void {
  const top = sheet.y + padding;
  const most = linesOf(cells);
  for (const [index, cell] of cells.entries()) {
    drawCell(index, () => {
      for (const [n, words] of cell.lines.entries()) {
        const spare = cell.width - sheet.faces[style.face].widthOf(words.trimEnd(), style.size);
        line(sheet, style, words, cell.x + (cell.isRight ? spare : 0), top + n * style.leading);
      }
    });
  }
  sheet.y = top + most * style.leading + padding;
  drawArtifact(sheet, () => rule(sheet, [paper.left, sheet.y], [paper.left + sheet.width, sheet.y]));
}

function drawIn(sheet: Sheet, owner: Element | undefined, type: string, drawing: () => void): void {
  if (owner !== undefined) draw(sheet, owner, type, drawing);
}

function bodyRow(sheet: Sheet, owner: Element, cells: readonly Cell[], headCells: readonly Cell[]): void {
  const { leading } = styles.cell;
  const row = element(sheet, owner, 'TR');
  const types = cells.map((_, index) => (index === 0 ? 'TH' : 'TD'));
  const parts = types.map((type) => element(sheet, row, type, type === 'TH' ? { scope: 'Row' } : {}));
  const most = linesOf(cells);
  // A short row is never split; of a long one at least three lines stand on a page.
  const least = most <= 6 ? most : 3;
  for (let from = 0; from < most; ) {
    if (roomOn(sheet) < Math.min(least, most - from) * leading + 2 * padding) {
      nextPage(sheet);
      drawRow(sheet, headCells, styles.head, (_, drawing) => drawArtifact(sheet, drawing));
    }
    const fits = Math.max(1, Math.floor((roomOn(sheet) - 2 * padding) / leading));
    const here = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, from + fits) }));
    drawRow(sheet, here, styles.cell, (index, drawing) =>
      drawIn(sheet, parts[index], types[index] ?? 'TD', drawing),
    );
    from += fits;
  }
  for (const part of parts) part.end();
  row.end();
}
