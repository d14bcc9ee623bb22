/**
 * What the importer understood of a role blueprint document. Keys with underscores are the keys of the
 * reference results (BLUEPRINT-FORMAT.md, "Keys in the expected files"): they are data, not our naming.
 * Every value is JSON-native.
 */

export type SourceFormat = 'text' | 'markdown' | 'html' | 'wordpress';

/** How a line was set in the source. `dash` is a sub-line under a numbered or bulleted parent. */
export type LineMarker = 'none' | 'bullet' | 'number' | 'dash';

/** Numbers or bullets at list level, dashes and unmarked continuations below them, prose. */
export type ItemKind = 'numbered' | 'bullet' | 'dash' | 'continuation' | 'paragraph';

export type SectionItem = { line: number; kind: ItemKind; text: string };

/** A heading with the flat list under it; `heading` is null for lines that stand before any heading. */
export type SectionGroup = { heading: string | null; line: number; items: SectionItem[] };

/** `cells` is null where the row came flattened and its inner boundaries cannot be recovered. */
export type TableRow = { line: number; text: string; cells: string[] | null };

export type SectionTable = { header: string[]; line: number; rows: TableRow[] };

export type DocumentSection = {
  number: number;
  title: string;
  line: number;
  groups: SectionGroup[];
  tables: SectionTable[];
};

export type Mission = { core: string | null; strategic_importance: string | null; outcomes: string[] };

/** Only the columns that the table has are present, in this order. */
export type Kpi = {
  name: string;
  measures?: string;
  why?: string;
  target?: string;
  frequency?: string;
  type?: string;
  /** Columns whose header names none of the five meanings above, by header. */
  other?: Record<string, string>;
};

export type TechnicalSkill = { name: string; criticality: string | null };

export type CriticalityLevel = 'critical' | 'important' | 'optional' | 'context_specific';

/** The lines under a skill: `label` is null where the line has none ("Use: ..." has the label "Use"). */
export type LabelledText = { label: string | null; text: string; line: number };

export type SkillDetail = {
  group: string;
  name: string;
  /** The first criticality word, mapped; null where there is none. */
  level: CriticalityLevel | null;
  line: number;
  details: LabelledText[];
};

export type AssessmentArea = { name: string; probes: string[] };

export type Exercise = {
  name: string;
  minutes_min: number | null;
  minutes_max: number | null;
  duration_text: string | null;
  details: string[];
};

export type ScorecardDimension = {
  name: string;
  /** The text of the highest anchor column. */
  anchor_top: string;
  evidence: string | null;
  evidence_items: string[];
  /** Every anchor column by header, where the table has more than one. */
  anchors?: Record<string, string>;
  /** Columns that are neither anchors nor evidence (a weight, say), by header. */
  other?: Record<string, string>;
};

export type Scorecard = {
  heading: string | null;
  scale_note: string | null;
  scale_min: number | null;
  scale_max: number | null;
  table_header: string[];
  anchor_column: string | null;
  dimensions: ScorecardDimension[];
};

export type Section19 = {
  assessment_areas: AssessmentArea[];
  exercises: Exercise[];
  strong_signals: string[];
  weak_signals: string[];
  red_flags: string[];
  counts: {
    assessment_areas: number;
    exercises: number;
    strong_signals: number;
    weak_signals: number;
    red_flags: number;
    scorecard_dimensions: number;
  };
  scorecard: Scorecard;
};

/** A row of section 10, kept whole: its middle cannot be recovered once flattened. */
export type ToolRow = {
  text: string;
  /** "Common", "Optional / Context-specific" and so on, as written; null where the row names none. */
  availability: string | null;
  /** What stands in brackets after the availability. */
  note: string | null;
  cells: string[] | null;
  line: number;
};

/** A part that the cues did not settle, to be shown for confirmation. `where` is a path into this value. */
export type UnsureItem = { where: string; line: number; text: string; reason: string };

/** A line that was not taken in, with the reason. */
export type LeftOutLine = { line: number; text: string; reason: string };

/** How a flattened row was split: `cells` joined with single spaces gives `text` exactly. */
export type RowSplit = {
  where: string;
  line: number;
  text: string;
  header: string[];
  cells: string[];
  /** Log-odds between the best and the second best split; null where the source held the cells. */
  margin: number | null;
};

export type ParsedBlueprint = {
  kind: 'blueprint';
  format: SourceFormat;
  title: string;
  document_heading: string | null;
  mission: Mission;
  responsibilities: Record<string, string[]>;
  kpis: Kpi[];
  technical_skills: Record<string, TechnicalSkill[]>;
  soft_skills: string[];
  goals: Record<string, string[]>;
  section19: Section19;
  final_summary: Record<string, string>;
  deliverables: string[];
  tools: ToolRow[];
  technical_skill_details: SkillDetail[];
  soft_skill_details: SkillDetail[];
  /** All sections as titled groups of items, for the preview and the kit drafts. */
  sections: DocumentSection[];
  splits: RowSplit[];
  unsure: UnsureItem[];
  leftOut: LeftOutLine[];
};

export type RefusalCode =
  | 'empty' // nothing but blanks
  | 'too_large' // over the size limit
  | 'too_many_lines' // far more lines than any blueprint has
  | 'archive_page' // lists several blueprints and holds none
  | 'not_a_blueprint' // numbered or not, the sections are not those of a role blueprint
  | 'too_few_sections'; // the family is recognised, but most of the document is missing

export type Refusal = { kind: 'refusal'; code: RefusalCode; message: string };
