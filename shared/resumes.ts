import { z } from 'zod';
import { endpoint, FileBody, FileReply } from '#shared/endpoint.ts';
import { CandidateId, Instant, PersonRef, SeatId, Version } from '#shared/primitives.ts';

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;
const writers = ['admin', 'recruiter'] as const;

export const maxResumeBytes = 10_485_760;

/** An address of a resume elsewhere: https, and without a password in it. */
export const ResumeUrl = z
  .url({ protocol: /^https$/, hostname: /\./, error: 'must be an https address' })
  .max(2000)
  .refine((url) => !/^https:\/\/[^/?#]*@/i.test(url), 'must not hold a password');

const given = { by: PersonRef, at: Instant };

export const Resume = z.object({
  candidateId: CandidateId,
  resume: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('link'), url: z.string(), ...given }),
      z.object({ kind: z.literal('file'), bytes: z.int(), ...given }),
    ])
    .nullable(),
  version: Version,
  can: z.object({ change: z.boolean() }),
});
export type Resume = z.infer<typeof Resume>;

const candidateParams = z.strictObject({ candidateId: CandidateId });
const seatParams = z.strictObject({ seatId: SeatId });

export const getResume = endpoint({
  method: 'GET',
  path: '/api/v1/candidates/:candidateId/resume',
  tag: 'Resumes',
  summary: 'What there is of a resume; not found for whom the candidate is anonymous to',
  access: staff,
  params: candidateParams,
  reply: Resume,
});

export const getResumeFile = endpoint({
  method: 'GET',
  path: '/api/v1/candidates/:candidateId/resume/file',
  tag: 'Resumes',
  summary: 'The PDF of a resume, to keep; each reader is noted the first time',
  access: staff,
  reveals: true,
  file: 'application/pdf',
  params: candidateParams,
  reply: FileReply,
});

export const linkResume = endpoint({
  method: 'PUT',
  path: '/api/v1/candidates/:candidateId/resume/link',
  tag: 'Resumes',
  summary: 'Say where a resume is (https); it takes the place of what there was',
  access: writers,
  versioned: true,
  params: candidateParams,
  body: z.strictObject({ url: ResumeUrl }),
  reply: Resume,
});

export const uploadResume = endpoint({
  method: 'PUT',
  path: '/api/v1/candidates/:candidateId/resume/file',
  tag: 'Resumes',
  summary: 'Hand in a resume as a PDF of up to 10 MB; it takes the place of what there was',
  access: writers,
  versioned: true,
  takes: 'application/pdf',
  bodyLimit: maxResumeBytes,
  params: candidateParams,
  body: FileBody,
  reply: Resume,
  problems: ['rule_broken'],
});

export const deleteResume = endpoint({
  method: 'DELETE',
  path: '/api/v1/candidates/:candidateId/resume',
  tag: 'Resumes',
  summary: 'Delete a resume for good; the audit trail keeps that there was one',
  access: writers,
  versioned: true,
  params: candidateParams,
  reply: Resume,
  problems: ['wrong_state'],
});

/** What an interviewer is offered beside the card. */
export const SeatResume = z.object({
  seatId: SeatId,
  /** Null where there is none, and where the candidate is anonymous to the holder: the two look the same. */
  resume: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('link'), url: z.string() }),
      z.object({ kind: z.literal('file'), bytes: z.int() }),
    ])
    .nullable(),
});
export type SeatResume = z.infer<typeof SeatResume>;

export const getSeatResume = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/resume',
  tag: 'Resumes',
  summary: 'The resume for the holder of a seat, where the candidate is not anonymous to them',
  access: 'member',
  params: seatParams,
  reply: SeatResume,
});

export const getSeatResumeFile = endpoint({
  method: 'GET',
  path: '/api/v1/seats/:seatId/resume/file',
  tag: 'Resumes',
  summary: 'Its PDF, to keep; the reader is noted the first time',
  access: 'member',
  reveals: true,
  file: 'application/pdf',
  params: seatParams,
  reply: FileReply,
});
