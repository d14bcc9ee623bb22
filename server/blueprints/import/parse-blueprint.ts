import { readContext } from './context.ts';
import { decodeSource } from './decode.ts';
import { readFinalSummary } from './final-summary.ts';
import { readGoals } from './goals.ts';
import { isGoalHeading, isResponsibilityHeading, isSection19Heading, isSkillHeading } from './group-keys.ts';
import { type HeadingTest, publishGroups, readGroups } from './groups.ts';
import { readKpis } from './kpis.ts';
import { LONGEST_DOCUMENT, LONGEST_LINE, MOST_LINES } from './limits.ts';
import { type Meter, newMeter } from './meter.ts';
import { readMission } from './mission.ts';
import { leaveOut, markUnsure, type Notes, newNotes } from './notes.ts';
import { findSection, type Outline, type RawSection, readOutline, refuse } from './outline.ts';
import { readResponsibilities } from './responsibilities.ts';
import { readScorecard } from './scorecard.ts';
import { SECTION_TITLES } from './section-titles.ts';
import { readSection19 } from './section19.ts';
import { readSoftSkills, readTechnicalSkills } from './skills.ts';
import type { SourceLine } from './source-line.ts';
import { readTitle } from './title.ts';
import { readTools } from './tools.ts';
import type { DocumentSection, ParsedBlueprint, Refusal, SectionTable } from './types.ts';

type Tabled = { tables: SectionTable[]; rest: readonly SourceLine[] };

const HEADING_TESTS: Readonly<Record<number, HeadingTest>> = {
  3: isResponsibilityHeading,
  6: isGoalHeading,
  8: isSkillHeading,
  19: isSection19Heading,
};

function noteFrame(outline: Outline, notes: Notes): void {
  for (const line of outline.before) {
    if (line.full === outline.documentHeading) continue;
    leaveOut(notes, line, 'Stands before the first section: not part of the document.');
  }
  for (const { number, title } of SECTION_TITLES) {
    if (findSection(outline, number) !== null) continue;
    markUnsure(notes, `sections[${number}]`, 1, title, `Section ${number}, "${title}", was not found.`);
  }
}

/** A section as groups and tables; rows of tables that no reader knows are kept as rows without a header. */
function publishSection(section: RawSection, known: Tabled | undefined): DocumentSection {
  const lines = known?.rest ?? section.lines;
  const unknownRows = lines.filter((line) => line.cells !== null);
  const groups = publishGroups(
    readGroups({ ...section, lines: [...lines] }, HEADING_TESTS[section.known ?? section.number]),
  );
  const tables = [...(known?.tables ?? [])];
  if (unknownRows.length > 0) {
    tables.push({
      header: [],
      line: unknownRows[0]?.number ?? section.line,
      rows: unknownRows.map(({ number, full, cells }) => ({ line: number, text: full, cells })),
    });
  }
  return { number: section.number, title: section.title, line: section.line, groups, tables };
}

/**
 * Reads a role blueprint from page text, Markdown, HTML or WordPress JSON. Pure and linear in the length of
 * the source, whose size is bounded (limits.ts); never throws on any input. What was not settled is in `unsure`, what was not taken in is in
 * `leftOut`. `meter` counts the work done.
 */
export function parseBlueprint(source: string, meter: Meter = newMeter()): ParsedBlueprint | Refusal {
  if (source.length > LONGEST_DOCUMENT) {
    return refuse(
      'too_large',
      'The document is longer than 1 MB. A blueprint is about 60 KB: import that part of it.',
    );
  }
  if (source.trim() === '') return refuse('empty', 'The document holds no text.');
  const decoded = decodeSource(source, meter);
  if (decoded.hasTooMany) {
    return refuse(
      'too_many_lines',
      `The document has more than ${MOST_LINES.toLocaleString('en')} lines. A role blueprint has a few hundred: import that part of it.`,
    );
  }
  const outline = readOutline(decoded, meter);
  if (outline.kind === 'refusal') return outline;

  const notes = newNotes();
  noteFrame(outline, notes);
  for (const line of decoded.tooLong) {
    leaveOut(
      notes,
      line,
      `Longer than ${LONGEST_LINE.toLocaleString('en')} characters, of which only the beginning is shown: no line of a blueprint.`,
    );
  }
  const summarySection = findSection(outline, 20);
  const { summary, tables: summaryTables } = readFinalSummary(summarySection, notes);
  const context = readContext(outline, summary, meter);
  const first = findSection(outline, 1);
  const title = readTitle(
    outline,
    { pageTitle: decoded.pageTitle, summary, firstSection: first?.lines ?? [] },
    notes,
  );

  const mission = readMission(findSection(outline, 2), notes);
  const responsibilities = readResponsibilities(findSection(outline, 3), notes);
  const goals = readGoals(findSection(outline, 6), notes);
  const kpiResult = readKpis(findSection(outline, 7), context, notes, meter);
  const skills = readTechnicalSkills(findSection(outline, 8), notes);
  const softSkills = readSoftSkills(findSection(outline, 9), notes);
  const toolResult = readTools(findSection(outline, 10), notes);
  const hiring = findSection(outline, 19);
  const scorecardResult = readScorecard(hiring, context, notes, meter);
  const section19 = readSection19(
    hiring === null ? null : { ...hiring, lines: [...scorecardResult.rest] },
    scorecardResult.scorecard,
    notes,
  );

  const tabled = new Map<RawSection | null, Tabled>([
    [findSection(outline, 7), kpiResult],
    [findSection(outline, 10), toolResult],
    [hiring, scorecardResult],
    [summarySection, { tables: summaryTables, rest: [] }],
  ]);
  const deliverables = findSection(outline, 5);
  return {
    kind: 'blueprint',
    format: decoded.format,
    title,
    document_heading: outline.documentHeading ?? decoded.pageTitle,
    mission,
    responsibilities,
    kpis: kpiResult.kpis,
    technical_skills: skills.byGroup,
    soft_skills: softSkills.map((skill) => skill.name),
    goals,
    section19,
    final_summary: summary,
    deliverables: deliverables === null ? [] : listTexts(deliverables),
    tools: toolResult.tools,
    technical_skill_details: skills.details,
    soft_skill_details: softSkills,
    sections: outline.sections.map((section) => publishSection(section, tabled.get(section))),
    splits: [...kpiResult.splits, ...scorecardResult.splits],
    unsure: notes.unsure,
    leftOut: notes.leftOut.sort((one, other) => one.line - other.line),
  };
}

function listTexts(section: RawSection): string[] {
  return readGroups(section).flatMap((group) =>
    group.items.filter((item) => item.kind !== 'paragraph').map((item) => item.text),
  );
}
