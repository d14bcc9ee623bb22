import PDFDocument from 'pdfkit';
import { type Faces, loadFaces } from '#server/packets/pdf/faces.ts';
import type { PacketContent } from '#shared/packets.ts';

/** Points. A4, with margins that a printer set to Letter keeps whole. */
export const paper = { left: 50, right: 50, top: 66, bottom: 58 } as const;
export const ink = '#1b1f24';
export const softInk = '#484e56';
export const lineInk = '#b9bcc0';

export type Element = PDFKit.PDFStructureElement;

/** A packet while it is drawn: the pages so far and how far down the last one is filled. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly faces: Faces;
  /** The document itself among the tags that a screen reader follows. */
  readonly root: Element;
  /** Width between the margins. */
  readonly width: number;
  y: number;
}

/**
 * An empty packet on its first page. Everything that would differ between two makings of the same content, above all
 * the dates, is taken from the content. The title holds no name: pdfkit puts it into XML as it stands.
 */
export function startSheet(content: PacketContent): Sheet {
  const { packetId, org, madeAt } = content;
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: `Debrief packet ${packetId}`,
      Creator: 'Evenhand',
      Producer: 'Evenhand',
      Keywords: packetMark(packetId, org.id),
      CreationDate: new Date(madeAt),
    },
  });
  const faces = loadFaces();
  for (const { name, bytes } of [faces.regular, faces.strong]) doc.registerFont(name, bytes);
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { doc, faces, root, width: doc.page.width - paper.left - paper.right, y: paper.top };
}

/** What a packet's file says of itself, unpacked in its first and last part, for whoever looks for its entry. */
export function packetMark(packetId: string, orgId: string): string {
  return `evenhand-packet:${packetId}:${orgId}`;
}

/** Points left on this page. */
export function roomOn({ doc, y }: Sheet): number {
  return doc.page.height - paper.bottom - y;
}

export function nextPage(sheet: Sheet): void {
  sheet.doc.addPage();
  sheet.y = paper.top;
}

/** Goes on to the next page unless there are so many points left. */
export function keepRoom(sheet: Sheet, points: number): void {
  if (roomOn(sheet) < points) nextPage(sheet);
}

/** A new element under a parent; `end()` it when all it holds is in. */
export function element(
  { doc }: Sheet,
  parent: Element,
  type: string,
  options: { alt?: string; scope?: 'Column' | 'Row' } = {},
): Element {
  const made = doc.struct(type, options);
  parent.add(made);
  return made;
}

/** Draws what belongs to an element; nothing in it may begin a page. */
export function draw({ doc }: Sheet, owner: Element, type: string, drawing: () => void): void {
  const content = doc.markStructureContent(type);
  drawing();
  doc.endMarkedContent();
  owner.add(content);
}

/** Draws what a screen reader passes over. */
export function drawArtifact({ doc }: Sheet, drawing: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  drawing();
  doc.endMarkedContent();
}

export interface Style {
  readonly face: 'regular' | 'strong';
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
}

export const styles = {
  title: { face: 'strong', size: 20, leading: 26, colour: ink },
  section: { face: 'strong', size: 13, leading: 18, colour: ink },
  part: { face: 'strong', size: 10, leading: 14, colour: ink },
  outcome: { face: 'strong', size: 11.5, leading: 16, colour: ink },
  body: { face: 'regular', size: 9.5, leading: 13.5, colour: ink },
  strongBody: { face: 'strong', size: 9.5, leading: 13.5, colour: ink },
  soft: { face: 'regular', size: 8.5, leading: 12, colour: softInk },
  cell: { face: 'regular', size: 8.5, leading: 11.5, colour: ink },
  head: { face: 'strong', size: 8, leading: 11, colour: softInk },
} as const satisfies Record<string, Style>;

/** One line of text whose top is at y. */
export function line(sheet: Sheet, style: Style, text: string, x: number, y: number): void {
  if (text === '') return;
  sheet.doc
    .font(style.face)
    .fontSize(style.size)
    .fillColor(style.colour)
    .text(text, x, y + (style.leading - style.size * lineHeight) / 2, { lineBreak: false });
}

/** Of Inter, over its size. */
const lineHeight = 1.21;

/** A thin line between two places. */
export function rule({ doc }: Sheet, from: [number, number], to: [number, number], width = 0.5): void {
  doc
    .moveTo(...from)
    .lineTo(...to)
    .lineWidth(width)
    .strokeColor(lineInk)
    .undash()
    .stroke();
}
