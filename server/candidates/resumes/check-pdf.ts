import { AppError } from '#shared/problems.ts';

/** How far into a file readers look for its beginning and its end; both are meant to be at the very edge. */
const edge = 1024;

/**
 * Refuses what is no whole PDF, whatever it calls itself: the mark of a version at its front, the mark of its end, and
 * before that a place inside the file at which its cross-reference table does begin. Throws `rule_broken`.
 */
export function assertPdf(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!/^%PDF-[12]\.\d[\r\n \t]/.test(file.subarray(0, 16).toString('latin1')))
    throw refuse('This is no PDF. A resume is handed in as a PDF, or as a link.');
  const end = file.subarray(-edge).toString('latin1');
  const at = Number(/startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
  const found = Number.isInteger(at) && at < file.length ? file.subarray(at, at + 64).toString('latin1') : '';
  // A table of its own, or a stream that holds one (from PDF 1.5 on).
  if (!/^\s*(?:xref\s|\d+\s+\d+\s+obj\b)/.test(found))
    throw refuse('This PDF is cut off or damaged. Save it again and hand it in.');
}

function refuse(detail: string): AppError {
  return new AppError('rule_broken', detail, { errors: [{ path: '', message: detail }] });
}
