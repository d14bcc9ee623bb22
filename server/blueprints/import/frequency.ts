/**
 * The words in which a KPI table says how often: a closed grammar, "Weekly/Monthly", "Per release",
 * "Weekly (offline), daily (online)", "Monthly + after incidents".
 */

const PERIOD =
  '(?:(?:bi|semi)-?)?(?:annual(?:ly)?|month(?:ly)?|week(?:ly)?|quarter(?:ly)?|year(?:ly)?|dai?ly|hourly|nightly|fortnightly)';
const WORD = `(?:${PERIOD}|real-?time|near real-?time|continuous(?:ly)?|ongoing|ad[- ]hoc|on[- ]demand|on[- ]going|as needed|event-driven|always-on|twice (?:weekly|monthly|yearly|a year)|once)`;
const PER = '(?:(?:per|each|every|after(?: each| every| major)?|by) [\\p{L}-]{2,20}(?: [\\p{Ll}-]{2,20})?)';
const TRAIL =
  '(?: (?:reviews?|sampling|samples?|reports?|reporting|checks?|audits?|trends?|rollups?|snapshots?|survey|tracking|during [\\p{L} ]{2,30}))?';
const NOTE = '(?: \\([^()]{1,60}\\))?';
const ATOM = `(?:${WORD}${TRAIL}|${PER})${NOTE}`;
const JOIN = '(?: ?[/+&;,] ?| or | and | to | ?[–—] ?| & | then )';
// After a slash a bare noun may stand: "Monthly/experiment".
const FREQUENCY = new RegExp(`^${ATOM}(?:${JOIN}(?:${ATOM}|[\\p{Ll}-]{3,20}${NOTE})){0,4}$`, 'iu');
const LONGEST = 120;

export function isFrequency(text: string): boolean {
  return text.length <= LONGEST && FREQUENCY.test(text);
}

const OPENING =
  /^(?:bi|semi|annual|month|week|quarter|year|dail?y|hourly|nightly|fortnightly|real|near|continuous|on|ad|as|event|always|twice|per|each|every|after|by)/i;

/** Cheap: false for a word with which no such cell opens. */
export function mayOpenFrequency(word: string): boolean {
  return OPENING.test(word);
}

const FIRST_WORD = new RegExp(`^(?:${WORD}|per|each|every|after)(?![\\p{Ll}])`, 'iu');

/** Whether a word can open such a cell. */
export function opensFrequency(word: string): boolean {
  return word.length <= 40 && FIRST_WORD.test(word);
}
