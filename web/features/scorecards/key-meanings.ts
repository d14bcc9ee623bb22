import type { KeyMeaning } from '#web/ui/keys-sheet.tsx';

/** The keys of a scorecard. */
export const cardKeys: readonly KeyMeaning[] = [
  ['1 to 5', 'Score the dimension you are in'],
  ['0', 'Not assessed'],
  ['↑ ↓', 'To the dimension before or after'],
  ['← →', 'To the level before or after'],
  ['Enter', 'From a score into its evidence'],
  ['Esc', 'Out of a text field, so that the keys above act again'],
  ['N', 'To the notes'],
  ['Alt 1 to 8', 'File the text selected in the notes under that dimension'],
  ['Ctrl Enter', 'Submit; on a Mac ⌘ Enter'],
  ['?', 'This list'],
];

export const cardSingleKeys = '1 to 5, 0, N and ?';
