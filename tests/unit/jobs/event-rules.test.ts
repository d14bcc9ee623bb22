import { expect, it } from 'vitest';
import { fieldsOf, jobEventKindOf, toldActions } from '#server/jobs/life/event-rules.ts';
import { JobEventKind } from '#shared/job-life.ts';

it('tells of a job that was closed and opened by an ordinary change, before there were commands for it', () => {
  expect(jobEventKindOf('job.changed', 'closed')).toBe('job_closed');
  expect(jobEventKindOf('job.changed', 'open')).toBe('job_reopened');
  expect(jobEventKindOf('job.changed', null)).toBe('job_changed');
});

it('has a kind for each action that it tells of, and for no other', () => {
  expect(new Set(toldActions.map((action) => jobEventKindOf(action, null)))).toEqual(
    new Set(JobEventKind.options),
  );
  expect(() => jobEventKindOf('scorecard.submitted', null)).toThrow('scorecard.submitted');
});

it('names the fields it has words for', () => {
  expect(fieldsOf(['state', 'quorum', 'title'])).toEqual(['title', 'quorum']);
});
