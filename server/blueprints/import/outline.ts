import type { DecodedSource } from './decode.ts';
import type { Meter } from './meter.ts';
import { mayBeTitle, plainTitle, SECTION_TITLES, sectionNumberOf } from './section-titles.ts';
import type { SourceLine } from './source-line.ts';
import type { Refusal, RefusalCode } from './types.ts';

/** One section as it lies in the source: its heading and the lines up to the next heading. */
export type RawSection = {
  number: number;
  /** Its number in the family by its title, where that is known. */
  known: number | null;
  title: string;
  line: number;
  lines: SourceLine[];
};

export type Outline = {
  kind: 'outline';
  documentHeading: string | null;
  sections: RawSection[];
  before: SourceLine[];
};

const LONGEST_TITLE = 110;
const HIGHEST_NUMBER = 40;
/** Below this the document is refused: half of a blueprint is worth a preview, a few headings are not. */
const FEWEST_SECTIONS = 8;

type Candidate = { index: number; number: number; known: number | null; title: string; score: number };

export function refuse(code: RefusalCode, message: string): Refusal {
  return { kind: 'refusal', code, message };
}

/** `<Role>: Role Blueprint, ...`; the role is what stands before the words. */
export function readDocumentHeading(text: string): string | null {
  const at = text.search(/\brole blueprint\b/i);
  if (at <= 0 || text.length > 300) return null;
  const role = text
    .slice(0, at)
    .replace(/^(?:\d{1,3}[.)] |#+ )/, '')
    .replace(/[\s:|–—-]+$/, '')
    .trim();
  return role === '' || role.length > 120 ? null : role;
}

function readCandidate(line: SourceLine, index: number): Candidate | null {
  if (line.cells !== null || line.indent > 3 || line.full.length > LONGEST_TITLE) return null;
  const numbered = /^(?:section )?(\d{1,2})(?:([).:]| [-–—]) *| )(?=\S)(.*)$/i.exec(line.full);
  const title = (numbered?.[3] ?? line.full).replace(/[:\s]+$/, '');
  if (title === '') return null;
  if (numbered === null) {
    const known = line.marker === 'none' && mayBeTitle(title) ? sectionNumberOf(title, null) : null;
    return known === null ? null : { index, number: known, known, title, score: line.level > 0 ? 2 : 1 };
  }
  const hasSeparator = numbered[2] !== undefined;
  const number = Number(numbered[1]);
  // "6 month milestones" is no sixth section: a bare number counts only in a heading, and for less.
  if (number < 1 || number > HIGHEST_NUMBER || (!hasSeparator && line.level === 0)) return null;
  const known = sectionNumberOf(title, number);
  const score = known === null ? 0.2 : known === number ? 3 : 2;
  return { index, number, known, title, score: hasSeparator ? score : score / 2 };
}

/** A heading with words under it is the section; one followed by further headings is a table of contents. */
function isFollowedByContent(lines: readonly SourceLine[], candidate: Candidate): boolean {
  const next = lines[candidate.index + 1];
  return next !== undefined && (readCandidate(next, candidate.index + 1)?.known ?? null) === null;
}

type Chain = { score: number; candidate: Candidate; previous: Chain | null };

/** The best chain of headings whose numbers rise strictly, by dynamic programming over the last number. */
function bestChain(lines: readonly SourceLine[], meter: Meter): Candidate[] {
  const best: (Chain | null)[] = Array.from({ length: HIGHEST_NUMBER + 1 }, () => null);
  lines.forEach((line, index) => {
    meter.steps += 1;
    const candidate = readCandidate(line, index);
    if (candidate === null) return;
    let previous: Chain | null = null;
    for (let number = 0; number < candidate.number; number += 1) {
      const chain = best[number] ?? null;
      if (chain !== null && chain.score > (previous?.score ?? 0)) previous = chain;
    }
    const own =
      candidate.score + (isFollowedByContent(lines, candidate) ? 0.5 : 0) + (line.level > 0 ? 0.1 : 0);
    const score = (previous?.score ?? 0) + own;
    if (score > (best[candidate.number]?.score ?? 0)) best[candidate.number] = { score, candidate, previous };
  });
  let chain: Chain | null = null;
  for (const entry of best) if (entry !== null && entry.score > (chain?.score ?? 0)) chain = entry;
  const candidates: Candidate[] = [];
  for (; chain !== null; chain = chain.previous) candidates.push(chain.candidate);
  return candidates.reverse();
}

function refuseFrame(source: DecodedSource, recognised: number): Refusal {
  const roles = new Set<string>();
  for (const line of source.lines) {
    const role = readDocumentHeading(line.text);
    if (role !== null) roles.add(plainTitle(role));
  }
  if (recognised >= 3) {
    return refuse(
      'too_few_sections',
      `Only ${recognised} of the ${SECTION_TITLES.length} sections of a role blueprint were found. Import the whole document.`,
    );
  }
  if (roles.size >= 2) {
    return refuse(
      'archive_page',
      `This page lists ${roles.size} role blueprints but holds none of them. Open one and import that page.`,
    );
  }
  return refuse(
    'not_a_blueprint',
    'The numbered sections of a role blueprint ("1) Role Summary" to "20) Final Role Scorecard Summary") were not found.',
  );
}

/** Finds the document inside the page: its heading, its sections, and what stands before them. */
export function readOutline(source: DecodedSource, meter: Meter): Outline | Refusal {
  const { lines } = source;
  if (lines.length === 0 && source.tooLong.length === 0)
    return refuse('empty', 'The document holds no text.');
  const chain = bestChain(lines, meter);
  const recognised = chain.filter((candidate) => candidate.known !== null).length;
  if (recognised < FEWEST_SECTIONS) return refuseFrame(source, recognised);
  const sections = chain.map((candidate, position): RawSection => {
    const end = chain[position + 1]?.index ?? lines.length;
    return {
      number: candidate.number,
      known: candidate.known,
      title: candidate.title,
      line: lines[candidate.index]?.number ?? 0,
      lines: lines.slice(candidate.index + 1, end),
    };
  });
  const before = lines.slice(0, chain[0]?.index ?? 0);
  const heading = before.findLast((line) => readDocumentHeading(line.text) !== null);
  return { kind: 'outline', documentHeading: heading?.text ?? null, sections, before };
}

/** The section that has this number in the family. */
export function findSection(outline: Outline, known: number): RawSection | null {
  return (
    outline.sections.find((section) => section.known === known) ??
    outline.sections.find((section) => section.known === null && section.number === known) ??
    null
  );
}
