import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';

/** How many of each a document may hold, so that a kit can hold what is made of it. Known documents have a quarter of this. */
export const documentLimits = {
  responsibilities: 200,
  deliverables: 100,
  kpis: 100,
  skills: 200,
  softSkills: 100,
  dimensions: 16,
  exercises: 12,
  assessmentAreas: 40,
  strongSignals: 80,
  weakSignals: 80,
  redFlags: 60,
  background: 100,
} as const;

/** The longest cell, and the longest list of lines inside an item. */
export const longestText = 4000;
export const mostLines = 200;

const Text = z.string().max(longestText);
const Line = z.string().min(1).max(500);
const Lines = z.array(Text).max(mostLines);
const Minutes = z.int().min(1).max(2000).nullable();

/** How much a skill matters, in the document's first word for it. */
export const SkillLevel = z.enum(['critical', 'important', 'optional', 'context_specific']);

/** What an import takes from a role document, every cell as a person may have corrected it. */
export const RoleDocument = z.strictObject({
  title: Line,
  mission: Text,
  responsibilities: z.array(z.strictObject({ group: Line, text: Text })).max(documentLimits.responsibilities),
  deliverables: z.array(Text).max(documentLimits.deliverables),
  kpis: z
    .array(
      z.strictObject({ name: Text, measures: Text, why: Text, target: Text, frequency: Text, type: Text }),
    )
    .max(documentLimits.kpis),
  skills: z
    .array(z.strictObject({ group: Line, name: Text, level: SkillLevel.nullable() }))
    .max(documentLimits.skills),
  softSkills: z.array(Text).max(documentLimits.softSkills),
  dimensions: z
    .array(z.strictObject({ name: Text, anchorTop: Text, evidence: Text }))
    .max(documentLimits.dimensions),
  exercises: z
    .array(z.strictObject({ name: Text, minutesMin: Minutes, minutesMax: Minutes, details: Lines }))
    .max(documentLimits.exercises),
  assessmentAreas: z.array(z.strictObject({ name: Text, probes: Lines })).max(documentLimits.assessmentAreas),
  strongSignals: z.array(Text).max(documentLimits.strongSignals),
  weakSignals: z.array(Text).max(documentLimits.weakSignals),
  redFlags: z.array(Text).max(documentLimits.redFlags),
  /** Years, degrees and certifications: for the reader, never for a score. */
  background: z.array(Text).max(documentLimits.background),
});
export type RoleDocument = z.infer<typeof RoleDocument>;

/** How a table row that came without cell borders was split; the cells joined by single spaces are the row. */
const RowSplit = z.object({
  /** Dotted path into the document, such as `kpis.3`. */
  path: z.string(),
  line: z.int(),
  text: z.string(),
  header: z.array(z.string()),
  cells: z.array(z.string()),
});

/** A place that a person should look at before saving. */
const DocumentMark = z.object({
  kind: z.enum(['unsure', 'double_barrelled', 'possible_proxy']),
  /** Dotted path into the document; empty where it has none. */
  path: z.string(),
  line: z.int().nullable(),
  text: z.string(),
  reason: z.string(),
});
export type DocumentMark = z.infer<typeof DocumentMark>;

export const DocumentReading = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('read'),
    format: z.enum(['text', 'markdown', 'html', 'wordpress']),
    document: RoleDocument,
    splits: z.array(RowSplit),
    marks: z.array(DocumentMark),
    /** Lines that were not taken in, with the reason. */
    leftOut: z.array(z.object({ line: z.int(), text: z.string(), reason: z.string() })),
    /** How many lines were left out; `leftOut` names the first of them. */
    leftOutTotal: z.int(),
  }),
  z.object({ outcome: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type DocumentReading = z.infer<typeof DocumentReading>;

/** The largest document taken, in characters. */
export const maxDocumentLength = 1_048_576;

export const readRoleDocument = endpoint({
  method: 'POST',
  path: '/api/v1/role-documents/reading',
  tag: 'Blueprints',
  summary: 'What is recognised in a role document (text, Markdown or HTML); nothing is saved',
  access: ['admin', 'hiring_manager'],
  keepsNoAnswer: true,
  changesNothing: true,
  body: z.strictObject({ text: z.string().max(maxDocumentLength) }),
  reply: DocumentReading,
  // A character takes up to three bytes of UTF-8 in a string that JavaScript counts in 16-bit units, more when escaped.
  bodyLimit: 4 * maxDocumentLength,
});
