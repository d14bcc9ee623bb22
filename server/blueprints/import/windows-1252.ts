/**
 * The characters of bytes 80-9F in windows-1252, unassigned bytes as the control character of their number.
 * Written out because the TextDecoder of Node 20 reads this page as ISO-8859-1 (seen with 20.20.2).
 */
export const WINDOWS_1252_UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In pieces, since a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  }
  return parts
    .join('')
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252_UPPER[control.charCodeAt(0) - 128] ?? control);
}
