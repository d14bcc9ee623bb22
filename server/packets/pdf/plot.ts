import { breakLines } from '#server/packets/pdf/lines.ts';
import {
  draw,
  drawArtifact,
  element,
  ink,
  keepRoom,
  line,
  lineInk,
  paper,
  rule,
  type Sheet,
  softInk,
  styles,
} from '#server/packets/pdf/sheet.ts';
import { flow } from '#server/packets/pdf/words.ts';
import type { PacketBlock, PlotRow } from '#shared/packet-document.ts';

type Plot = Extract<PacketBlock, { kind: 'plot' }>;

const nameWidth = 140;
const noteWidth = 112;
const rowHeight = 27;
const low = 1;
const high = 5;

interface Track {
  readonly left: number;
  readonly right: number;
  place(value: number): number;
}

/** So many rows stand on one page with their title, legend and axis; of more, the first of them do. */
const rowsTogether = 14;

export function plotBeginning(rows: number): number {
  return 60 + Math.min(rows, rowsTogether) * rowHeight;
}

/** One row for each name on a fixed axis from 1 to 5; in ink and greys, so that any printer shows it. */
export function plot(sheet: Sheet, { title, rows }: Plot): void {
  const left = paper.left + nameWidth;
  const right = paper.left + sheet.width - noteWidth;
  const track: Track = {
    left,
    right,
    place: (value) => left + ((value - low) / (high - low)) * (right - left),
  };
  keepRoom(sheet, plotBeginning(rows.length));
  const name = element(sheet, sheet.root, 'P');
  flow(sheet, name, 'P', title, styles.strongBody);
  name.end();
  drawArtifact(sheet, () => legend(sheet, rows));
  drawArtifact(sheet, () => axis(sheet, track));
  for (const row of rows) {
    if (sheet.doc.page.height - paper.bottom - sheet.y < rowHeight) {
      keepRoom(sheet, rowHeight + 1);
      drawArtifact(sheet, () => axis(sheet, track));
    }
    const figure = element(sheet, sheet.root, 'Figure', { alt: `${row.name}: ${row.words}. ${row.note}` });
    draw(sheet, figure, 'Figure', () => drawPlotRow(sheet, row, track));
    figure.end();
    sheet.y += rowHeight;
  }
  sheet.y += 6;
}

/** What the marks stand for, of those that are drawn. */
function legend(sheet: Sheet, rows: readonly PlotRow[]): void {
  const isCalibrated = rows.some(({ calibrated }) => calibrated !== null);
  const said = [
    'Hollow: raw.',
    ...(isCalibrated ? ['Solid: calibrated. Thick bar: 50 %, thin bar: 90 %.'] : []),
    ...(rows.some(({ scores }) => scores.length > 0) ? ['Small strokes: scores given.'] : []),
    ...(rows.some(({ limit }) => limit !== null)
      ? ['Dashed: from here on, the bar or more is more likely than not.']
      : []),
  ];
  for (const words of breakLines(said.join(' '), sheet.faces.regular, styles.soft.size, sheet.width)) {
    line(sheet, styles.soft, words, paper.left, sheet.y);
    sheet.y += styles.soft.leading;
  }
  sheet.y += 2;
}

function axis(sheet: Sheet, { place, left, right }: Track): void {
  for (let value = low; value <= high; value += 1) {
    const words = String(value);
    const shift = sheet.faces.regular.widthOf(words, styles.soft.size) / 2;
    line(sheet, styles.soft, words, place(value) - shift, sheet.y);
  }
  sheet.y += styles.soft.leading;
  rule(sheet, [left, sheet.y], [right, sheet.y]);
}

function drawPlotRow(sheet: Sheet, row: PlotRow, { place, left, right }: Track): void {
  const { doc, y } = sheet;
  const middle = y + rowHeight / 2 - 2;
  const { name, note, limit, raw, calibrated, scores } = row;
  for (let value = low; value <= high; value += 1)
    rule(sheet, [place(value), y], [place(value), y + rowHeight], 0.25);
  const names = breakLines(name, sheet.faces.regular, styles.cell.size, nameWidth - 14).slice(0, 2);
  for (const [index, words] of names.entries())
    line(sheet, styles.cell, words, paper.left, middle + (index - names.length / 2) * styles.cell.leading);
  for (const words of breakLines(note, sheet.faces.regular, styles.cell.size, noteWidth - 10).slice(0, 1))
    line(sheet, styles.cell, words, right + 10, middle - styles.cell.leading / 2);
  rule(sheet, [paper.left, y + rowHeight], [paper.left + sheet.width, y + rowHeight], 0.25);

  if (limit !== null) {
    doc.moveTo(place(limit), y + 1).lineTo(place(limit), y + rowHeight - 1);
    doc.lineWidth(1).strokeColor(ink).dash(2.5, { space: 2 }).stroke().undash();
  }
  if (calibrated !== null) {
    const { likely50, likely90 } = calibrated;
    const across = (range: { low: number; high: number }, width: number, colour: string): void => {
      const [from, to] = [Math.max(left, place(range.low)), Math.min(right, place(range.high))];
      doc.moveTo(from, middle).lineTo(to, middle).lineWidth(width).strokeColor(colour).stroke();
    };
    across(likely90, 1.5, softInk);
    across(likely50, 5, lineInk);
  }
  if (raw !== null && calibrated !== null) {
    doc.moveTo(place(raw), middle).lineTo(place(calibrated.value), middle);
    doc.lineWidth(0.75).strokeColor(ink).stroke();
  }
  for (const [index, score] of scores.entries()) {
    const same = scores.filter((other) => other === score).length;
    const nth = scores.slice(0, index).filter((other) => other === score).length;
    const x = place(score) + (nth - (same - 1) / 2) * 3;
    doc
      .moveTo(x, middle + 6)
      .lineTo(x, middle + 11)
      .lineWidth(1)
      .strokeColor(ink)
      .stroke();
  }
  if (raw !== null) doc.circle(place(raw), middle, 3.6).lineWidth(1).fillAndStroke('#ffffff', ink);
  if (calibrated !== null) doc.circle(place(calibrated.value), middle, 2.7).fill(ink);
}
