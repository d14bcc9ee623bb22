import { describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { peopleErrors, planErrors, planOfKit, quorumErrors } from '#server/jobs/rules.ts';

const round = (name: string, dimensionIds: string[], interviewers = 1) => ({
  name,
  exerciseKey: 'case',
  minutes: 60,
  interviewers,
  dimensionIds,
});

describe('the plan of a kit', () => {
  it('has its rounds with the dimensions of the version', () => {
    const ids = leadDataEngineer.dimensions.map(({ key }) => ({ key, dimensionId: `id of ${key}` }));
    const plan = planOfKit(leadDataEngineer.rounds, ids);
    expect(plan.map(({ exerciseKey }) => exerciseKey)).toEqual(
      leadDataEngineer.rounds.map(({ exercise }) => exercise),
    );
    expect(plan[0]?.dimensionIds).toEqual(
      leadDataEngineer.rounds[0]?.dimensions.map((key) => `id of ${key}`),
    );
  });
});

describe('a plan', () => {
  it('names exercises of the kit, and each dimension of a round once', () => {
    const rounds = [round('One', ['a']), { ...round('Two', ['a', 'a']), exerciseKey: 'none' }];
    expect(planErrors(rounds, new Set(['case']), new Map()).map(({ path }) => path)).toEqual([
      'rounds.1.exerciseKey',
      'rounds.1.dimensionIds',
    ]);
  });

  it('names members only, each once in a round', () => {
    const people = new Map([
      ['here', { name: 'Here', isActive: true }],
      ['gone', { name: 'Gone', isActive: false }],
    ]);
    const rounds = [{ ...round('One', ['a']), memberIds: ['here', 'gone', 'here'] }];
    expect(planErrors(rounds, new Set(['case']), people)).toEqual([
      { path: 'rounds.0.memberIds.1', message: 'Gone is not a member any more.' },
      { path: 'rounds.0.memberIds.2', message: 'It names somebody twice.' },
    ]);
  });
});

describe('the people of a job', () => {
  const person = (role: string, isActive = true) => ({ name: role, roles: [role], isActive });
  const people = new Map([
    ['hm', person('hiring_manager')],
    ['ap', person('approver')],
    ['re', person('recruiter')],
    ['co', person('committee_member')],
    ['ad', person('admin')],
    ['gone', person('committee_member', false)],
  ]);
  const paths = (given: Parameters<typeof peopleErrors>[0]) =>
    peopleErrors(given, people).map(({ path }) => path);

  it('hold the role that their place needs', () => {
    const right = { hiringManagerId: 'hm', approverIds: ['ap'], recruiterId: 're', committeeIds: ['co'] };
    expect(paths(right)).toEqual([]);
    expect(paths({})).toEqual([]);
    expect(
      paths({ hiringManagerId: 'ad', approverIds: ['hm'], recruiterId: 'ap', committeeIds: ['co', 're'] }),
    ).toEqual(['hiringManagerId', 'recruiterId', 'approverIds.0', 'committeeIds.1']);
  });

  it('are members still, and are named once for the committee and for the chain', () => {
    expect(paths({ committeeIds: ['gone'] })).toEqual(['committeeIds.0']);
    expect(paths({ committeeIds: ['co', 'co'] })).toEqual(['committeeIds']);
    expect(paths({ approverIds: ['ap', 'ap'] })).toEqual(['approverIds']);
  });

  it('are enough for the quorum, each of them counted once', () => {
    const job = { hiringManagerId: 'hm', committeeIds: ['co', 'hm'] };
    expect(quorumErrors({ ...job, quorum: 2 })).toEqual([]);
    expect(quorumErrors({ ...job, quorum: 3 })).toEqual([
      {
        path: 'quorum',
        message:
          "A quorum of 3 can't be reached: 2 people vote on this job. Lower it, or add to the committee.",
      },
    ]);
    expect(quorumErrors({ ...job, committeeIds: [], quorum: 2 })[0]?.message).toContain(
      'only the hiring manager votes',
    );
  });
});
