import type { KeyMeaning } from '#web/ui/keys-sheet.tsx';

/** The keys of the board. */
export const boardKeys: readonly KeyMeaning[] = [
  ['J K', 'To the next loop, to the one before'],
  ['↓ ↑', 'The same, from a loop on'],
  ['Enter', 'Open the loop'],
  ['X', 'Select the loop, or take it out'],
  ['M', 'Move the selected out of the running'],
  ['B', 'Move the selected back into the running'],
  ['/', 'To the search'],
  ['Esc', 'Out of the search; clear the selection'],
  ['?', 'This list'],
];

export const boardSingleKeys = 'J, K, X, M, B, / and ?';
