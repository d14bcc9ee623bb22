import { maxDocumentLength } from '#shared/blueprint-document.ts';

const endings = ['.txt', '.md', '.html', '.htm', '.json'] as const;

/** What a file chooser offers. */
export const acceptedFiles = endings.join(',');

export type FileReading =
  | { readonly outcome: 'text'; readonly text: string; readonly fileName: string }
  /** Why it was not taken, as a sentence. */
  | { readonly outcome: 'refused'; readonly reason: string };

/** The text of a file, or why it can't be one. */
export async function readFile(file: File): Promise<FileReading> {
  const refused = (reason: string): FileReading => ({ outcome: 'refused', reason });
  if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return refused(
      `${file.name} is not a text file. Choose a .txt, .md, .html or .json file, or paste the text: from Word or PDF, copy it.`,
    );
  }
  if (file.size > maxDocumentLength) {
    return refused(`${file.name} is larger than 1 MB. A blueprint is about 60 KB: paste that part of it.`);
  }
  try {
    const text = decode(new Uint8Array(await file.arrayBuffer()));
    if (text.includes('\0')) return refused(`${file.name} does not hold text.`);
    return { outcome: 'text', text, fileName: file.name };
  } catch {
    return refused(`${file.name} could not be read. Choose it again, or paste the text.`);
  }
}

/** UTF-8 as most files are, UTF-16 where the file says so, else the old Windows encoding. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
