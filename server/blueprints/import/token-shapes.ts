import { opensFrequency } from './frequency.ts';

/** What a word looks like, which is all the splitter knows of it beside its recurrence in the table. */
export type Shape =
  | 'function' // of, and, with; also a bare joint such as "/" or "&"
  | 'small'
  | 'capital'
  | 'verb' // capitalised and ending like a third person: "Reduces"
  | 'compound' // capitalised with a hyphen, slash or digit in it: "Tier-1", "Cross-team"
  | 'acronym'
  | 'figure' // a number or a comparison opens it: "≥95%", "p95", "2–6"
  | 'percent' // "%" or "#" alone, the sign for "share of" and "number of"
  | 'direction' // a capitalised word that says where a figure should be or go
  | 'frequency'
  | 'quote'
  | 'bracket';

export const SHAPES: readonly Shape[] = [
  'function',
  'small',
  'capital',
  'verb',
  'compound',
  'acronym',
  'figure',
  'percent',
  'direction',
  'frequency',
  'quote',
  'bracket',
];

export type Token = {
  text: string;
  shape: Shape;
  /** Inside a bracket or quotation: no cell starts here. */
  isInside: boolean;
  /** The word before asks for this one (a preposition, a comma, a joint): a cell hardly starts here. */
  isBound: boolean;
  /** Asks for a word after it: a cell hardly ends here. */
  isBinding: boolean;
};

/** Words that ask for another one after them. */
const BINDING_WORDS = new Set(
  (
    'a an the of to in on at by for from with without within into onto via per vs versus and or nor but as than ' +
    'that which who when where while if is are be been was were not no each their its our your this these those ' +
    'every between among against about across during until due'
  ).split(' '),
);

/** Words that may also close a phrase ("seen before", "on paper only"). */
const LOOSE_WORDS = new Set('through before after over under above below only up down off out'.split(' '));

const DIRECTION =
  /^(?:increas|decreas|declin|reduc|improv|grow|rising|falling|stable|steady|flat$|upward|downward|trend|zero|none|low|high|near|within|under|over|above|below|less|more|few|at$|up$|baseline|target|median|average|maintain|meet|exceed|≥|≤)/i;

const JOINT = /^[/&+–—=→|-]+$/;

export function shapeOf(word: string): Shape {
  // Nothing that long is a word; the patterns below are meant for words.
  if (word.length > 60) return 'small';
  const first = word[0] ?? '';
  if (first === '(' || first === '[') return 'bracket';
  if (first === '“' || first === '"' || first === '‘' || first === '«') return 'quote';
  if (JOINT.test(word)) return 'function';
  if (word === '%' || word === '#' || word === '№') return 'percent';
  // A year is a word of prose, not the opening of a target.
  if (/^(?:19|20)\d\d$/.test(word)) return 'small';
  if (/^[≥≤<>~≈±+=$€£¥−-]?[≥≤<>=~$€£]?\d/.test(word) || /^[≥≤<>~≈±$€£]/.test(word)) return 'figure';
  if (/^[A-Za-z]@?\d+/.test(word)) return 'figure';
  if (/^[\p{Ll}]/u.test(word)) {
    if (BINDING_WORDS.has(word) || LOOSE_WORDS.has(word)) return 'function';
    // "iOS", "eNPS", "dbt's": a capital inside makes it a name.
    return /^\p{Ll}{1,2}\p{Lu}/u.test(word) ? 'acronym' : 'small';
  }
  if (!/^\p{Lu}/u.test(word)) return 'small';
  if (opensFrequency(word)) return 'frequency';
  const bare = word.replace(/[^\p{L}\p{N}]+$/u, '');
  if (/^\p{Lu}+@\p{N}/u.test(bare)) return 'figure';
  if (
    /^(?:\p{Lu}[\p{Lu}\p{N}&@]+s?|\p{Lu})(?:[/-]\p{Lu}[\p{Lu}\p{N}&]*s?)*$/u.test(bare) &&
    bare.length > 1
  ) {
    return 'acronym';
  }
  if (/^\p{Lu}+\p{Ll}+\p{Lu}/u.test(bare)) return 'acronym';
  if (DIRECTION.test(bare) && !/[^s]s$/.test(bare)) return 'direction';
  if (/[\p{N}-]/u.test(bare)) return 'compound';
  return /^\p{Lu}\p{Ll}{2,}[^su\P{Ll}]s$/u.test(bare) ? 'verb' : 'capital';
}

function bindsNext(word: string): boolean {
  return /[,;:/&+–—-]$/.test(word) || JOINT.test(word) || BINDING_WORDS.has(word.toLowerCase());
}

const COMPARISON = /^[≥≤<>=]=?$/;

/** The name of a quantity in front of a comparison opens the target with it: "MTTR < 1h". */
function shapeInPlace(word: string, next: string): Shape {
  const shape = shapeOf(word);
  const isNamed = shape === 'acronym' || shape === 'capital' || shape === 'compound';
  return isNamed && COMPARISON.test(next) ? 'figure' : shape;
}

/** Cuts a row at its spaces. Brackets and quotations that never close are ignored. */
export function readTokens(text: string): Token[] {
  const words = text.split(' ');
  const insideBracket = markInside(words, '([', ')]');
  const insideQuote = markInside(words, '“', '”');
  const shapes = words.map((word, index) => shapeInPlace(word, words[index + 1] ?? ''));
  return words.map((word, index): Token => {
    const before = words[index - 1] ?? '';
    const shape = shapes[index] ?? 'small';
    return {
      text: word,
      shape,
      isInside: insideBracket[index] === true || insideQuote[index] === true,
      isBound:
        index > 0 &&
        (bindsNext(before) ||
          // "Median <2 weeks": the word and its figure are one target.
          (shape === 'figure' && shapes[index - 1] === 'direction')),
      isBinding: bindsNext(word),
    };
  });
}

/** For each word whether it starts inside an open pair; false throughout where the pairs do not match. */
function markInside(words: readonly string[], openers: string, closers: string): boolean[] {
  let depth = 0;
  const inside: boolean[] = [];
  for (const word of words) {
    inside.push(depth > 0);
    for (const character of word) {
      if (openers.includes(character)) depth += 1;
      else if (closers.includes(character)) depth -= 1;
      if (depth < 0) return words.map(() => false);
    }
  }
  return depth === 0 ? inside : words.map(() => false);
}
