import type { Face } from '#server/packets/pdf/faces.ts';

/** What has no form of its own on paper: controls, marks that turn the direction of writing, private letters. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;

/** So many letters of a run are spelled out; the rest is counted. */
const spelledOut = 12;

/**
 * The text as it can be printed: composed, with plain line ends, and every letter that the typeface lacks or that would
 * not be seen as its code point in angle quotes, so that nothing is left out in silence and nothing can reorder a line.
 */
export function printable(text: string, face: Face): string {
  const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', '  ').replaceAll('\u00ad', '');
  let printed = '';
  let unprinted: string[] = [];
  const spell = (): void => {
    if (unprinted.length === 0) return;
    const points = unprinted.slice(0, spelledOut).map((letter) => `U+${hexOf(letter)}`);
    const rest = unprinted.length - points.length;
    printed += `‹${points.join(' ')}${rest > 0 ? ` and ${rest} more` : ''}›`;
    unprinted = [];
  };
  for (const letter of plain) {
    if (letter === '\n' || (!invisible.test(letter) && face.has(letter.codePointAt(0) ?? 0))) {
      spell();
      printed += letter;
    } else unprinted.push(letter);
  }
  spell();
  return printed;
}

function hexOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/**
 * A printable text in lines that fit the width. A word longer than a line is cut; of empty lines one stays of several.
 * A line that ends between words keeps its space, so that the words stay apart for whoever reads the text out of the page.
 */
export function breakLines(text: string, face: Face, size: number, width: number): string[] {
  const lines = printable(text, face)
    .replace(/\n\s*\n/g, '\n\n')
    .trim()
    .split('\n')
    .flatMap((line) => breakLine(line.trimEnd(), face, size, width));
  return lines.map((line, index) => (index === lines.length - 1 ? line.trimEnd() : line));
}

function breakLine(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const space = face.widthOf(' ', size);
  const end = (after: '' | ' '): void => {
    lines.push(line + after);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    const needed = face.widthOf(word, size);
    if (line !== '' && used + space + needed > width) end(' ');
    if (line !== '') {
      line += ` ${word}`;
      used += space + needed;
    } else if (needed <= width) {
      line = word;
      used = needed;
    } else {
      for (const letter of word) {
        const letterWidth = face.widthOf(letter, size);
        if (line !== '' && used + letterWidth > width) end('');
        line += letter;
        used += letterWidth;
      }
    }
  }
  end(' ');
  return lines;
}
