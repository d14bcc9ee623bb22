/**
 * What no role blueprint comes near, so that any input is answered within a fifth of a second of work. The two
 * documents at hand have about 550 lines with text, the longest of some 1,650 characters, and take 58,000 steps.
 */

/** In characters; as much as the contract takes. */
export const LONGEST_DOCUMENT = 1_048_576;

/** Lines with text. A document with more is refused. */
export const MOST_LINES = 10_000;

/** Characters of a line. A longer one is left out: a picture written as text, a page without line breaks. */
export const LONGEST_LINE = 10_000;

/** Steps of splitting flattened rows in all. Rows beyond stay whole, to be split by a person. */
export const MOST_SPLIT_STEPS = 300_000;
