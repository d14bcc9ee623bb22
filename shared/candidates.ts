import { z } from 'zod';
import { EndReason } from '#shared/candidate-endings.ts';
import { ImportId } from '#shared/candidate-imports.ts';
import { endpoint } from '#shared/endpoint.ts';
import {
  ApplicationId,
  CandidateId,
  Email,
  Instant,
  JobId,
  LoopId,
  Name,
  PersonRef,
  page,
  pageQuery,
  TimeZone,
  Version,
} from '#shared/primitives.ts';

export const CandidateMergeId = z.uuid().brand<'CandidateMergeId'>();
export type CandidateMergeId = z.infer<typeof CandidateMergeId>;

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;
const writers = ['admin', 'recruiter'] as const;

export const ApplicationStage = z.enum([
  'applied',
  'interviewing',
  'debrief',
  'decided',
  'withdrawn',
  'not_pursued',
]);
export type ApplicationStage = z.infer<typeof ApplicationStage>;

const Application = z.object({
  id: ApplicationId,
  job: z.object({ id: JobId, title: z.string() }),
  stage: ApplicationStage,
  appliedAt: Instant,
  stageAt: Instant,
  loopId: LoopId.nullable(),
  /** How it ended before a decision, since `stageAt`; null where it did not. */
  ending: z
    .object({
      reason: EndReason,
      /** Null where notes are closed to the reader. */
      note: z.string().nullable(),
      by: PersonRef.nullable(),
    })
    .nullable(),
  /** What interviewers do differently; null for nothing, and for who does not plan interviews. */
  instructions: z.string().nullable(),
  version: Version,
  can: z.object({ end: z.boolean(), reopen: z.boolean(), startLoop: z.boolean(), instruct: z.boolean() }),
});

/** Another record of the same person that was merged into this one. */
const MergedRecord = z.object({
  id: CandidateMergeId,
  name: z.string(),
  by: PersonRef,
  mergedAt: Instant,
  /** Details of the candidate have been changed since: the merge stays. */
  isChangedSince: z.boolean(),
  can: z.object({ undo: z.boolean() }),
});

export const Candidate = z.object({
  id: CandidateId,
  name: z.string(),
  /** The name is a label, and nothing else of the person is told: the reader owes a card on an anonymous loop of theirs. */
  isAnonymous: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Null where the candidate is anonymous. */
  timeZone: z.string().nullable(),
  createdAt: Instant,
  applications: z.array(Application),
  /** Newest first. */
  merged: z.array(MergedRecord),
  /** The imports that brought this record, or one merged into it; told to who imports, never of who is anonymous. */
  cameWith: z.array(z.object({ importId: ImportId, at: Instant })),
  version: Version,
  can: z.object({ edit: z.boolean() }),
});
export type Candidate = z.infer<typeof Candidate>;

export const CandidateSummary = z.object({
  id: CandidateId,
  name: z.string(),
  isAnonymous: z.boolean(),
  email: z.string().nullable(),
  createdAt: Instant,
  applications: z.array(z.object({ jobTitle: z.string(), stage: ApplicationStage })),
});
export type CandidateSummary = z.infer<typeof CandidateSummary>;

export const listCandidates = endpoint({
  method: 'GET',
  path: '/api/v1/candidates',
  tag: 'Candidates',
  summary: 'Candidates, by name; before them those whom the reader may not know by name yet',
  access: staff,
  query: z.strictObject({
    ...pageQuery,
    /** Any part of the name, the e-mail address or the phone number; one or two characters, where words begin. */
    search: z.string().max(200).optional(),
    jobId: JobId.optional(),
    stage: ApplicationStage.optional(),
  }),
  reply: page(CandidateSummary),
});

const details = {
  name: Name,
  email: Email.nullable(),
  phone: z.string().max(60).nullable(),
  timeZone: TimeZone,
};

export const createCandidate = endpoint({
  method: 'POST',
  path: '/api/v1/candidates',
  tag: 'Candidates',
  summary: 'Add a candidate, for a job if one is named',
  access: writers,
  status: 201,
  body: z.strictObject({
    ...details,
    /** The first note on them, by whoever adds them; empty for none. */
    note: z.string().max(4000),
    jobId: JobId.nullable(),
    /** Add although somebody has this e-mail address already. */
    despiteDuplicate: z.boolean().default(false),
  }),
  reply: Candidate,
  problems: ['already_exists', 'not_found', 'rule_broken'],
});

const candidateParams = z.strictObject({ candidateId: CandidateId });

export const getCandidate = endpoint({
  method: 'GET',
  path: '/api/v1/candidates/:candidateId',
  tag: 'Candidates',
  summary:
    'One candidate with their applications; asked for a record that was merged away, the one it is part of',
  access: staff,
  params: candidateParams,
  reply: Candidate,
});

export const updateCandidate = endpoint({
  method: 'PATCH',
  path: '/api/v1/candidates/:candidateId',
  tag: 'Candidates',
  summary: "Change a candidate's details",
  access: writers,
  versioned: true,
  params: candidateParams,
  body: z.strictObject(details).partial(),
  reply: Candidate,
});

export const createApplication = endpoint({
  method: 'POST',
  path: '/api/v1/candidates/:candidateId/applications',
  tag: 'Candidates',
  summary: 'Consider a candidate for an open job',
  access: writers,
  status: 201,
  params: candidateParams,
  body: z.strictObject({ jobId: JobId }),
  reply: Candidate,
  problems: ['already_exists', 'rule_broken'],
});
