import { z } from 'zod';
import { endpoint, FileBody, FileReply } from '#shared/endpoint.ts';
import {
  CandidateId,
  Instant,
  JobId,
  PersonRef,
  page,
  pageQuery,
  TimeZone,
  Version,
} from '#shared/primitives.ts';

export const ImportId = z.uuid().brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/** What a table of candidates may hold at most. */
export const importLimits = { bytes: 10_485_760, rows: 20_000, columns: 50 } as const;

/** What a column may say of a candidate. Several may be notes; each of the others has one column. */
export const ImportField = z.enum([
  'name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'job',
  'time_zone',
  'note',
]);
export type ImportField = z.infer<typeof ImportField>;

export const ImportDelimiter = z.enum([',', ';', '\t']);
export type ImportDelimiter = z.infer<typeof ImportDelimiter>;

export const ImportState = z.enum(['draft', 'running', 'done', 'cancelled']);
export type ImportState = z.infer<typeof ImportState>;

/** Why the last run wrote nothing: other lines are at fault than were when it began, or it broke off. */
export const ImportFailure = z.enum(['lines_changed', 'failed']);
export type ImportFailure = z.infer<typeof ImportFailure>;

const ImportColumn = z.object({
  title: z.string(),
  /** The first thing that stands in it; empty where nothing does. */
  sample: z.string(),
  field: ImportField.nullable(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** A line as it would come in. */
const ImportRow = z.object({
  /** Of the file, where the line begins. */
  line: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  timeZone: z.string(),
  note: z.string(),
  /** Somebody has this address, or the same line came before: it will be left as it is. */
  isThere: z.boolean(),
});
export type ImportRow = z.infer<typeof ImportRow>;

const ImportFault = z.object({
  line: z.int(),
  /** Its number from 0; null where the fault is not in one cell. */
  column: z.int().nullable(),
  value: z.string(),
  message: z.string(),
});
export type ImportFault = z.infer<typeof ImportFault>;

const ImportFix = z.strictObject({
  line: z.int().min(1),
  column: z
    .int()
    .min(0)
    .max(importLimits.columns - 1),
  value: z.string().max(4000),
});
export type ImportFix = z.infer<typeof ImportFix>;

/** What is on screen before anything is written. Its maker's alone: it holds names, also of who is anonymous to others. */
export const ImportDraft = z.object({
  delimiter: ImportDelimiter,
  columns: z.array(ImportColumn),
  job: z.object({ id: JobId, title: z.string() }).nullable(),
  timeZone: z.string(),
  isNameMapped: z.boolean(),
  newLines: z.int(),
  thereLines: z.int(),
  faultyLines: z.int(),
  /** Cells that were put right on the page. */
  fixedCells: z.int(),
  leavesOutFaulty: z.boolean(),
  preview: z.array(ImportRow),
  /** The first of them; all are in the file of faulty lines. */
  faults: z.array(ImportFault),
  failure: ImportFailure.nullable(),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

export const ImportSummary = z.object({
  id: ImportId,
  state: ImportState,
  by: PersonRef,
  madeAt: Instant,
  endedAt: Instant.nullable(),
  rows: z.int(),
  result: z.object({ created: z.int(), there: z.int(), leftOut: z.int() }).nullable(),
  /** Taken back: whoever of those created is not among the removed stayed. */
  undone: z.object({ by: PersonRef, at: Instant, removed: z.int() }).nullable(),
  isOwn: z.boolean(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const Import = ImportSummary.extend({
  encoding: z.enum(['utf-8', 'windows-1252']),
  /** Lines that are done, while it runs. */
  progress: z.int().nullable(),
  draft: ImportDraft.nullable(),
  version: Version,
  can: z.object({ change: z.boolean(), start: z.boolean(), cancel: z.boolean(), undo: z.boolean() }),
});
export type Import = z.infer<typeof Import>;

const writers = ['admin', 'recruiter'] as const;
const importParams = z.strictObject({ importId: ImportId });

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/v1/candidate-imports',
  tag: 'Candidate imports',
  summary:
    'Hand in a table of candidates (CSV, UTF-8 or Windows-1252, up to 10 MB) to look at; nobody is added yet. It takes the place of an earlier one that was not started',
  access: writers,
  status: 201,
  takes: 'text/csv',
  bodyLimit: importLimits.bytes,
  body: FileBody,
  reply: Import,
  problems: ['rule_broken'],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/v1/candidate-imports',
  tag: 'Candidate imports',
  summary: 'Imports of candidates, newest first; of those not over, the own ones only',
  access: writers,
  query: z.strictObject(pageQuery),
  reply: page(ImportSummary),
});

export const getImport = endpoint({
  method: 'GET',
  path: '/api/v1/candidate-imports/:importId',
  tag: 'Candidate imports',
  summary: 'An import: what would come in and what is wrong, how far it is, or what came of it',
  access: writers,
  params: importParams,
  reply: Import,
});

export const changeImport = endpoint({
  method: 'PATCH',
  path: '/api/v1/candidate-imports/:importId',
  tag: 'Candidate imports',
  summary:
    'Change how the table is read, put cells right, or leave the faulty lines out, which any other change takes back',
  access: writers,
  versioned: true,
  params: importParams,
  body: z
    .strictObject({
      /** Reads the table anew, and what its columns say with it. */
      delimiter: ImportDelimiter,
      /** What each column says, in order; null for nothing. */
      fields: z.array(ImportField.nullable()).max(importLimits.columns),
      /** For lines that name no job; null for none. */
      jobId: JobId.nullable(),
      /** For lines that name no time zone. */
      timeZone: TimeZone,
      /** Cells put right, beside those that were before. */
      fixes: z.array(ImportFix).max(500),
      leavesOutFaulty: z.boolean(),
    })
    .partial(),
  reply: Import,
  problems: ['rule_broken', 'wrong_state'],
});

export const getFaultyLines = endpoint({
  method: 'GET',
  path: '/api/v1/candidate-imports/:importId/faulty-lines',
  tag: 'Candidate imports',
  summary: 'The faulty lines as a table (CSV), each with what is wrong',
  access: writers,
  file: 'text/csv',
  params: importParams,
  reply: FileReply,
  problems: ['wrong_state'],
});

export const startImport = endpoint({
  method: 'POST',
  path: '/api/v1/candidate-imports/:importId/start',
  tag: 'Candidate imports',
  summary: 'Add the candidates, all of them or none: in the background',
  access: writers,
  versioned: true,
  params: importParams,
  reply: Import,
  problems: ['rule_broken', 'wrong_state'],
});

export const cancelImport = endpoint({
  method: 'POST',
  path: '/api/v1/candidate-imports/:importId/cancelling',
  tag: 'Candidate imports',
  summary: 'Give an import up before it is done: nothing of it stays',
  access: writers,
  params: importParams,
  reply: Import,
  problems: ['wrong_state'],
});

/**
 * Why a candidate can't be taken back with their import any more. The first that holds is said. `loop` comes before all
 * that colleagues wrote: who owes a card on it learns no more.
 */
export const StayReason = z.enum([
  'own',
  'merged',
  'loop',
  'application',
  'considered',
  'changed',
  'resume',
  'notes',
  'conflict',
]);
export type StayReason = z.infer<typeof StayReason>;

export const ImportUndo = z.object({
  importId: ImportId,
  isDone: z.boolean(),
  /** How many candidates go, or went. */
  removed: z.int(),
  stayed: z.int(),
  /** The first of those who stay, in the order of the table. */
  people: z.array(z.object({ candidateId: CandidateId, name: z.string(), why: StayReason })),
  version: Version,
});
export type ImportUndo = z.infer<typeof ImportUndo>;

export const getImportUndo = endpoint({
  method: 'GET',
  path: '/api/v1/candidate-imports/:importId/undoing',
  tag: 'Candidate imports',
  summary: 'What an undo of an import would take back, or took back, and who stays and why',
  access: writers,
  params: importParams,
  reply: ImportUndo,
  problems: ['wrong_state'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/v1/candidate-imports/:importId/undoing',
  tag: 'Candidate imports',
  summary:
    'Take an import back: each candidate of it that nobody has done anything with since, with application and note',
  access: writers,
  versioned: true,
  params: importParams,
  body: z.strictObject({
    /** As many as were said to go: where it is others by now, nothing is done. */
    removes: z.int().min(1),
  }),
  reply: ImportUndo,
  problems: ['wrong_state'],
});
