import { z } from 'zod';
import { EndReason } from '#shared/candidate-endings.ts';
import { Candidate } from '#shared/candidates.ts';
import { endpoint } from '#shared/endpoint.ts';
import { ApplicationId, Version } from '#shared/primitives.ts';

const writers = ['admin', 'recruiter'] as const;
const applicationParams = z.strictObject({ applicationId: ApplicationId });

export const endApplication = endpoint({
  method: 'POST',
  path: '/api/v1/applications/:applicationId/ending',
  tag: 'Candidates',
  summary:
    'Say why an application ends before a decision: its loop is cancelled, what was written stays; can be undone',
  access: writers,
  params: applicationParams,
  body: z.strictObject({ reason: EndReason, note: z.string().max(1000) }),
  reply: Candidate,
  problems: ['wrong_state', 'rule_broken'],
});

export const reopenApplication = endpoint({
  method: 'POST',
  path: '/api/v1/applications/:applicationId/reopening',
  tag: 'Candidates',
  summary: 'Take up again an application that was ended; its cancelled loop stays cancelled',
  access: writers,
  params: applicationParams,
  reply: Candidate,
  problems: ['wrong_state', 'already_exists'],
});

export const saveInstructions = endpoint({
  method: 'PUT',
  path: '/api/v1/applications/:applicationId/instructions',
  tag: 'Candidates',
  summary:
    'Say what interviewers do differently in the interviews of an application, never why; empty for nothing',
  access: writers,
  versioned: true,
  params: applicationParams,
  body: z.strictObject({ instructions: z.string().max(2000) }),
  reply: z.object({ applicationId: ApplicationId, instructions: z.string(), version: Version }),
  problems: ['wrong_state'],
});
