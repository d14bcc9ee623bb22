import { queryOptions } from '@tanstack/react-query';
import { getResume, getSeatResume } from '#shared/resumes.ts';
import { call } from '#web/api/call.ts';

export const resumeQuery = (candidateId: string) =>
  queryOptions({
    queryKey: ['resumes', 'candidate', candidateId],
    queryFn: ({ signal }) => call(getResume, { params: { candidateId }, signal }),
  });

export const seatResumeQuery = (seatId: string) =>
  queryOptions({
    queryKey: ['resumes', 'seat', seatId],
    queryFn: ({ signal }) => call(getSeatResume, { params: { seatId }, signal }),
  });
