import { printable } from '#server/packets/pdf/lines.ts';
import { plot, plotBeginning } from '#server/packets/pdf/plot.ts';
import {
  drawArtifact,
  line,
  paper,
  rule,
  type Sheet,
  startSheet,
  styles,
} from '#server/packets/pdf/sheet.ts';
import { table } from '#server/packets/pdf/table.ts';
import { facts, heading, paragraph, quote } from '#server/packets/pdf/words.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import type { PacketContent } from '#shared/packets.ts';

/** The PDF of a packet. The same content gives the same bytes, whenever and wherever it is drawn. */
export async function drawPacket(content: PacketContent): Promise<Buffer> {
  const sheet = startSheet(content);
  const parts: Buffer[] = [];
  const { doc } = sheet;
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  heading(sheet, 1, content.candidateName);
  paragraph(sheet, `Debrief packet · ${content.jobTitle}`, styles.soft);
  for (const [index, block] of content.blocks.entries())
    drawBlock(sheet, block, content.blocks.slice(index + 1, index + 3));
  sheet.root.end();
  drawEdges(sheet, content);
  doc.end();
  return done;
}

function drawBlock(sheet: Sheet, block: PacketBlock, following: readonly PacketBlock[]): void {
  switch (block.kind) {
    case 'heading':
      heading(sheet, block.level, block.text, beginningOf(following));
      break;
    case 'text':
      paragraph(sheet, block.text, toneStyles[block.tone]);
      break;
    case 'facts':
      facts(sheet, block.items);
      break;
    case 'table':
      table(sheet, block);
      break;
    case 'quote':
      quote(sheet, block);
      break;
    case 'plot':
      plot(sheet, block);
  }
}

/** A picture or a table is not parted from its heading, nor from a sentence between them. */
function beginningOf([next, afterIt]: readonly PacketBlock[]): number | undefined {
  switch (next?.kind) {
    case 'plot':
      return plotBeginning(next.rows.length) + 10;
    case 'table':
      return 90;
    case 'text':
      return afterIt?.kind === 'plot' ? plotBeginning(afterIt.rows.length) + 50 : undefined;
    default:
      return undefined;
  }
}

const toneStyles = { plain: styles.body, soft: styles.soft, strong: styles.outcome } as const;

/** Whose packet this is on top of every page, and the page's number at its foot. */
function drawEdges(sheet: Sheet, { candidateName, jobTitle, packetId, org }: PacketContent): void {
  const { doc, width, faces } = sheet;
  const { count } = doc.bufferedPageRange();
  const right = (words: string, y: number): void =>
    line(sheet, styles.soft, words, paper.left + width - faces.regular.widthOf(words, styles.soft.size), y);
  const mark = `Packet ${packetId}`;
  const room = width - faces.regular.widthOf(mark, styles.soft.size) - 20;
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    drawArtifact(sheet, () => {
      line(sheet, styles.soft, shortened(sheet, `${candidateName} · ${jobTitle}`, room), paper.left, 32);
      right(mark, 32);
      rule(sheet, [paper.left, 49], [paper.left + width, 49]);
      const foot = doc.page.height - 40;
      line(sheet, styles.soft, shortened(sheet, `${org.name} · confidential`, width / 2), paper.left, foot);
      right(`Page ${page + 1} of ${count}`, foot);
    });
  }
}

function shortened({ faces }: Sheet, text: string, width: number): string {
  const letters = [...printable(text, faces.regular).replaceAll('\n', ' ')];
  const fits = (words: string): boolean => faces.regular.widthOf(words, styles.soft.size) <= width;
  if (fits(letters.join(''))) return letters.join('');
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
