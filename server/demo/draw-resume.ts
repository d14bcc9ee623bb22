import PDFDocument from 'pdfkit';

/** A page of a resume as somebody might have sent it; the same bytes each time. */
export function drawResume(
  person: { readonly name: string; readonly email: string },
  at: Date,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const pdf = new PDFDocument({ size: 'A4', info: { Title: 'Resume', CreationDate: at } });
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('error', reject);
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.fontSize(20).text(person.name).fontSize(11).text(person.email).moveDown();
    pdf
      .text('Six years of data pipelines: ingestion, modelling, and the on-call rota that goes with them.')
      .moveDown();
    pdf.text('Led the move of 40 nightly jobs to streaming; wrote the tests that found three of its faults.');
    pdf.end();
  });
}
