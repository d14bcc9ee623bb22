import { describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { peopleErrors, planErrors, planOfKit, planWarnings, quorumErrors } from '#server/jobs/rules.ts';

const round = (name: string, dimensionIds: string[], interviewers = 1) => ({
  name,
  exerciseKey: 'case',
  minutes: 60,
  interviewers,
  dimensionIds,
});
const dimensions = ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() }));
const kinds = (rounds: ReturnType<typeof round>[]) =>
  planWarnings(dimensions, rounds).map(({ kind, message }) => [kind, message]);

describe('plan warnings', () => {
  it('name a dimension that fewer than two people score', () => {
    expect(kinds([round('One', ['a', 'b']), round('Two', ['a'])])).toEqual([
      ['one_rater', 'Only one person scores B.'],
    ]);
    expect(kinds([round('One', ['a', 'b'], 2)])).toEqual([]);
  });

  it('name a dimension that nobody scores', () => {
    expect(kinds([round('One', ['a'], 2)])).toEqual([['not_assessed', 'No round scores B.']]);
    expect(kinds([]).map(([kind]) => kind)).toEqual(['not_assessed', 'not_assessed']);
  });

  it('name a round of more than four dimensions for one person', () => {
    const four = round('Four', ['a', 'b', 'c', 'd'], 2);
    const five = round('Five', ['a', 'b', 'c', 'd', 'e'], 2);
    expect(kinds([four])).toEqual([]);
    expect(kinds([five]).map(([kind]) => kind)).toEqual(['crowded_round']);
  });

  it("have nothing to say about the library's plan", () => {
    const ids = leadDataEngineer.dimensions.map(({ key, name }) => ({
      key,
      name,
      dimensionId: `id of ${key}`,
    }));
    const plan = planOfKit(leadDataEngineer.rounds, ids);
    expect(plan.map(({ exerciseKey }) => exerciseKey)).toEqual(
      leadDataEngineer.rounds.map(({ exercise }) => exercise),
    );
    expect(plan[0]?.dimensionIds).toEqual(
      leadDataEngineer.rounds[0]?.dimensions.map((key) => `id of ${key}`),
    );
    expect(
      planWarnings(
        ids.map(({ dimensionId, name }) => ({ id: dimensionId, name })),
        plan,
      ),
    ).toEqual([]);
  });
});

describe('a plan', () => {
  it('names exercises of the kit, and each dimension of a round once', () => {
    const rounds = [round('One', ['a']), { ...round('Two', ['a', 'a']), exerciseKey: 'none' }];
    expect(planErrors(rounds, new Set(['case'])).map(({ path }) => path)).toEqual([
      'rounds.1.exerciseKey',
      'rounds.1.dimensionIds',
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
