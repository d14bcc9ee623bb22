import { breakLines } from '#server/packets/pdf/lines.ts';
import {
  draw,
  drawArtifact,
  type Element,
  element,
  keepRoom,
  line,
  lineInk,
  nextPage,
  paper,
  roomOn,
  type Sheet,
  type Style,
  styles,
} from '#server/packets/pdf/sheet.ts';

interface Placed {
  readonly x: number;
  readonly width: number;
}

const whole = ({ width }: Sheet): Placed => ({ x: paper.left, width });

/** A text under an element, over as many pages as it takes; never the first line alone at the foot of a page. */
export function flow(
  sheet: Sheet,
  owner: Element,
  type: string,
  text: string,
  style: Style,
  { x, width }: Placed = whole(sheet),
): void {
  const lines = breakLines(text, sheet.faces[style.face], style.size, width);
  keepRoom(sheet, Math.min(lines.length, 2) * style.leading);
  for (let from = 0; from < lines.length; ) {
    const fits = Math.max(1, Math.floor(roomOn(sheet) / style.leading));
    const here = lines.slice(from, from + fits);
    draw(sheet, owner, type, () => {
      for (const [index, words] of here.entries())
        line(sheet, style, words, x, sheet.y + index * style.leading);
    });
    sheet.y += here.length * style.leading;
    from += here.length;
    if (from < lines.length) nextPage(sheet);
  }
}

export function paragraph(sheet: Sheet, text: string, style: Style): void {
  const owner = element(sheet, sheet.root, 'P');
  flow(sheet, owner, 'P', text, style);
  owner.end();
  sheet.y += 5;
}

/** A heading takes the beginning of what it heads with it: so many points. */
export function heading(sheet: Sheet, level: 1 | 2 | 3, text: string, beginning = 52): void {
  const style = level === 1 ? styles.title : level === 2 ? styles.section : styles.part;
  sheet.y += level === 1 ? 0 : level === 2 ? 14 : 7;
  keepRoom(sheet, style.leading + beginning);
  const type = `H${level}`;
  const owner = element(sheet, sheet.root, type);
  flow(sheet, owner, type, text, style);
  owner.end();
  if (level === 2) {
    drawArtifact(sheet, () => {
      const y = sheet.y + 1;
      sheet.doc.moveTo(paper.left, y).lineTo(paper.left + sheet.width, y);
      sheet.doc.lineWidth(0.75).strokeColor(lineInk).undash().stroke();
    });
  }
  sheet.y += level === 2 ? 8 : 3;
}

const labelWidth = 112;

/** Labels on the left, what they say on the right. */
export function facts(
  sheet: Sheet,
  items: readonly { readonly label: string; readonly text: string }[],
): void {
  const list = element(sheet, sheet.root, 'L');
  for (const { label, text } of items) {
    keepRoom(sheet, 2 * styles.body.leading);
    const item = element(sheet, list, 'LI');
    const name = element(sheet, item, 'Lbl');
    draw(sheet, name, 'Lbl', () =>
      line(sheet, { ...styles.soft, leading: 13.5 }, label, paper.left, sheet.y),
    );
    name.end();
    const body = element(sheet, item, 'LBody');
    const place = { x: paper.left + labelWidth, width: sheet.width - labelWidth };
    flow(sheet, body, 'LBody', text, styles.body, place);
    body.end();
    item.end();
    sheet.y += 1.5;
  }
  list.end();
  sheet.y += 5;
}

const indent = 12;

/** What somebody wrote, under their name, with a line beside it on every page it runs over. */
export function quote(
  sheet: Sheet,
  { head, about, text }: { readonly head: string; readonly about: string; readonly text: string },
): void {
  const place = { x: paper.left + indent, width: sheet.width - indent };
  const owner = element(sheet, sheet.root, 'BlockQuote');
  const child = (words: string, style: Style): void => {
    if (words === '') return;
    const one = element(sheet, owner, 'P');
    flow(sheet, one, 'P', words, style, place);
    one.end();
  };
  // Who wrote it, under which anchor, and the first two lines stay together.
  const aboutLines = breakLines(about, sheet.faces.regular, styles.soft.size, place.width).length;
  keepRoom(sheet, 3 * styles.body.leading + aboutLines * styles.soft.leading);
  const first = { page: pageNumber(sheet), y: sheet.y };
  child(head, styles.strongBody);
  child(about, styles.soft);
  child(text, styles.body);
  owner.end();
  bars(sheet, first);
  sheet.y += 8;
}

function pageNumber({ doc }: Sheet): number {
  const { start, count } = doc.bufferedPageRange();
  return start + count - 1;
}

/** The line beside a quotation, from where it began to where it is now. */
function bars(sheet: Sheet, first: { readonly page: number; readonly y: number }): void {
  const last = pageNumber(sheet);
  for (let page = first.page; page <= last; page += 1) {
    sheet.doc.switchToPage(page);
    const top = page === first.page ? first.y : paper.top;
    const bottom = page === last ? sheet.y : sheet.doc.page.height - paper.bottom;
    drawArtifact(sheet, () => {
      const x = paper.left + 2;
      sheet.doc.moveTo(x, top + 2).lineTo(x, bottom - 1);
      sheet.doc.lineWidth(1.5).strokeColor(lineInk).undash().stroke();
    });
  }
}
