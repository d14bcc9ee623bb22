import type { z } from 'zod';
import { createJob, type Job } from '#shared/jobs.ts';
import type { OrgId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';
import { publishBlueprint } from '#tests/factories/blueprint.ts';
import { createPerson, type Person, type World } from '#tests/support/world.ts';

const places = ['admin', 'recruiter', 'hiring_manager', 'committee_member', 'approver'] as const;
/** Who it takes to fill a job: a person for each place. */
export type Team = Readonly<Record<(typeof places)[number], Person>>;

export async function createTeam(world: World, orgId: OrgId): Promise<Team> {
  const team: Partial<Record<Role, Person>> = {};
  for (const role of places) team[role] = await createPerson(world, orgId, [role], { name: `The ${role}` });
  // Every place was just filled.
  return team as Team;
}

const published = new Map<string, Promise<string>>();

/** A published blueprint of the team's organisation: the same one each time, because publishing takes a while. */
export function blueprintOf(team: Team): Promise<string> {
  const { orgId } = team.admin;
  const found = published.get(orgId) ?? publishBlueprint(team.admin);
  published.set(orgId, found);
  return found;
}

/** A body for createJob that is served. */
export async function jobOf(
  team: Team,
  given: Partial<z.input<(typeof createJob)['body']>> = {},
): Promise<z.input<(typeof createJob)['body']>> {
  return {
    title: 'Lead Data Engineer, Lisbon',
    blueprintId: await blueprintOf(team),
    number: 1,
    hiringManagerId: team.hiring_manager.memberId,
    approverIds: [team.approver.memberId],
    recruiterId: team.recruiter.memberId,
    committeeIds: [team.committee_member.memberId],
    reveal: 'own_submitted',
    quorum: 1,
    hidesRecommendations: true,
    compositePolicy: 'after_votes',
    anonymousReview: false,
    ...given,
  };
}

/** Opens a job on the library's Lead Data Engineer, with its six rounds as the plan. */
export async function openJob(team: Team, given: Parameters<typeof jobOf>[1] = {}): Promise<Job> {
  const response = await team.admin.call(createJob, { body: await jobOf(team, given) });
  if (response.status !== 201) throw new Error(`no job: ${response.status} ${response.text}`);
  return response.body;
}
