import PDFDocument from 'pdfkit';
import { uploadResume } from '#shared/resumes.ts';
import type { Person } from '#tests/support/world.ts';

/** A small PDF that says something; the same bytes whenever it is made, so that two worlds are asked the same. */
export function pdfThatSays(text: string): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const pdf = new PDFDocument({ size: 'A4', info: { CreationDate: new Date('2026-03-02T09:00:00Z') } });
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.text(text);
    pdf.end();
  });
}

/** Gives a candidate a resume where there never was one. */
export async function addResume(person: Person, candidateId: string, text = 'A resume'): Promise<Buffer> {
  const bytes = await pdfThatSays(text);
  const response = await person.call(uploadResume, { params: { candidateId }, seen: 1, body: bytes });
  if (response.status !== 200) throw new Error(`no resume: ${response.status} ${response.text}`);
  return bytes;
}
