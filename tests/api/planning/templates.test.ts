import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deletePlanTemplate,
  fitPlanTemplate,
  listPlanTemplates,
  type PlanTemplate,
  renamePlanTemplate,
  savePlanTemplate,
} from '#shared/plan-templates.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { changePlan, planOf, templateOf } from '#tests/support/planner-samples.ts';
import { createOrg, createPerson, createWorld, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const listed = async (blueprintId: string): Promise<PlanTemplate[]> =>
  (await team.recruiter.call(listPlanTemplates, { params: { blueprintId } })).body.items;

describe('a plan template', () => {
  it('keeps a plan with its people under a name, for every job of the blueprint', async () => {
    const ines = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Ines' });
    const from = await changePlan(team.admin, await openJob(team), {
      0: { minutes: 35, memberIds: [ines.memberId] },
    });
    const template = await templateOf(team.hiring_manager, from, 'Short start');
    expect(template).toMatchObject({
      name: 'Short start',
      rounds: 6,
      createdBy: { name: 'The hiring_manager' },
    });
    expect(await listed(from.blueprint.id)).toEqual([template]);
    const other = await openJob(team);
    const fitted = await team.recruiter.call(fitPlanTemplate, {
      params: { jobId: other.id, templateId: template.id },
    });
    expect(fitted.body.misfits).toEqual([]);
    const rounds = fitted.body.rounds.map(({ people, ...round }: { people: { id: string }[] }) => ({
      ...round,
      memberIds: people.map(({ id }) => id),
    }));
    expect(rounds).toEqual(planOf(from));
    expect(await actionsOf(world, template.id)).toEqual(['plan_template.saved']);
  });

  it('has a name of its own in its blueprint, can be renamed and deleted, and each is noted', async () => {
    const job = await openJob(team);
    const template = await templateOf(team.admin, job, 'One');
    await templateOf(team.admin, job, 'Two');
    const save = await team.admin.call(savePlanTemplate, {
      params: { jobId: job.id },
      body: { name: 'Two' },
    });
    expect([save.status, save.body.code]).toEqual([409, 'already_exists']);
    const params = { templateId: template.id };
    const rename = (name: string, seen: number) =>
      team.recruiter.call(renamePlanTemplate, { params, seen, body: { name } });
    expect((await rename('Two', 1)).body.code).toBe('already_exists');
    expect((await rename('Three', 1)).body).toMatchObject({ name: 'Three', version: 2 });
    expect((await rename('Four', 1)).status).toBe(412);
    expect((await team.recruiter.call(deletePlanTemplate, { params, seen: 1 })).status).toBe(412);
    expect((await team.recruiter.call(deletePlanTemplate, { params, seen: 2 })).status).toBe(200);
    expect((await listed(job.blueprint.id)).map(({ name }) => name)).not.toContain('Three');
    expect(await actionsOf(world, template.id)).toEqual([
      'plan_template.saved',
      'plan_template.renamed',
      'plan_template.deleted',
    ]);
  });
});
