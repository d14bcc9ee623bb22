import type { SourceLine } from './source-line.ts';
import type { LeftOutLine, UnsureItem } from './types.ts';

/** Collects what was not settled and what was not taken in, while the sections are read. */
export type Notes = { unsure: UnsureItem[]; leftOut: LeftOutLine[] };

export function newNotes(): Notes {
  return { unsure: [], leftOut: [] };
}

export function leaveOut(notes: Notes, line: Pick<SourceLine, 'number' | 'full'>, reason: string): void {
  notes.leftOut.push({ line: line.number, text: line.full, reason });
}

export function markUnsure(notes: Notes, where: string, line: number, text: string, reason: string): void {
  notes.unsure.push({ where, line, text, reason });
}
