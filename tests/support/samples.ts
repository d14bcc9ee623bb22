import type { z } from 'zod';
import type * as audit from '#shared/audit.ts';
import type * as debriefs from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import * as identity from '#shared/identity.ts';
import type { OrgId } from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';
import type * as scorecards from '#shared/scorecards.ts';
import type * as session from '#shared/session.ts';
import { decisionOn, placeDebrief, placeRatedLoop } from '#tests/factories/debrief.ts';
import { completeCard, placeLoop, placeSeat, saveCard, submitCard } from '#tests/factories/scorecard.ts';
import { blueprintSamples } from '#tests/support/blueprint-samples.ts';
import { boardSamples } from '#tests/support/board-samples.ts';
import { calendarSamples } from '#tests/support/calendar-samples.ts';
import {
  calibrationReviewSamples,
  calibrationSamples,
  planningSamples,
} from '#tests/support/calibration-samples.ts';
import { candidateSamples } from '#tests/support/candidate-samples.ts';
import { coverSamples } from '#tests/support/cover-samples.ts';
import { importSamples, resumeSamples } from '#tests/support/import-samples.ts';
import { jobLifeSamples } from '#tests/support/job-life-samples.ts';
import { laterSamples } from '#tests/support/later-samples.ts';
import { jobSamples, loopSamples } from '#tests/support/loop-samples.ts';
import { notificationSamples } from '#tests/support/notification-samples.ts';
import { packetSamples } from '#tests/support/packet-samples.ts';
import {
  conflictSamples,
  limitSamples,
  planChangeSamples,
  planTemplateSamples,
  planWarningSamples,
} from '#tests/support/planner-samples.ts';
import { practiceSamples } from '#tests/support/practice-samples.ts';
import { lifeSamples, reminderSamples } from '#tests/support/reminder-samples.ts';
import {
  availabilitySamples,
  schedulingSamples,
  slotOfferSamples,
} from '#tests/support/scheduling-samples.ts';
import { searchSamples } from '#tests/support/search-samples.ts';
import { voteSamples } from '#tests/support/vote-samples.ts';
import { createOrg, createPerson, type Person, testPassword, type World } from '#tests/support/world.ts';

/** An organisation to send samples in: one person per role and an open invitation. */
export interface Stage {
  readonly world: World;
  readonly orgId: OrgId;
  readonly people: Readonly<Record<Role, Person>>;
  readonly invitation: { readonly id: string; readonly token: string };
}

/** A request that its endpoint serves. Each use makes a fresh one, because many can be served once only. */
export interface Sample {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  /** The version for If-Match, where the endpoint is versioned. */
  readonly seen?: number;
  /** Where a world with organisations can't have it served: how it is refused although nothing is wrong with it. */
  readonly refused?: number;
}

// `object` would not do: it is the empty object that must be assignable for a part to be left out.
type Nothing = Record<never, never>;
type Part<Key extends string, Given> = Nothing extends Given
  ? { readonly [K in Key]?: Given }
  : { readonly [K in Key]: Given };
type SampleOf<E extends Endpoint> = Pick<Sample, 'seen' | 'refused'> &
  Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>>;
type EndpointKeys<Module> = {
  [K in keyof Module]: Module[K] extends Endpoint ? K : never;
}[keyof Module];
/** A sample for every endpoint of a module: one without does not compile. */
export type SamplesOf<Module> = {
  readonly [K in EndpointKeys<Module>]: Module[K] extends Endpoint
    ? (stage: Stage, caller: Person) => SampleOf<Module[K]> | Promise<SampleOf<Module[K]>>
    : never;
};

/** How many invitations somebody has sent. */
const invitedBy = new WeakMap<Person, number>();

/** An address that nobody in the world was invited at. */
function newAddress(admin: Person): string {
  const invited = (invitedBy.get(admin) ?? 0) + 1;
  invitedBy.set(admin, invited);
  return `invited.${invited}.${admin.memberId.slice(-12)}@test.example`;
}

/** An open invitation, made the way an admin makes one. */
export async function invite(
  admin: Person,
  given: { email?: string; name?: string; roles?: readonly Role[] } = {},
): Promise<{ id: string; token: string; email: string }> {
  const email = given.email ?? newAddress(admin);
  const response = await admin.call(identity.inviteMember, {
    body: { email, name: given.name ?? 'Somebody Invited', roles: given.roles ?? ['interviewer'] },
  });
  if (response.status !== 201) throw new Error(`no invitation: ${response.status} ${response.text}`);
  return { id: response.body.invitation.id, token: tokenOf(response.body.link), email };
}

/** The token of a link, which stands in its fragment; of a feed, which programs read, at the end of its path. */
export function tokenOf(link: string): string {
  const { hash, pathname } = new URL(link);
  return hash === '' ? (pathname.split('/').at(-1) ?? '') : hash.slice(1);
}

/** A set-up token that is open, however many organisations there are. */
async function openSetUpToken({ platform, clock }: World): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + 3_600_000);
  const token = await platform.links.sign({ purpose: 'set_up', id: platform.ids.next(), expiresAt });
  await platform.database.call(
    `SELECT issue_link(sha256(convert_to($1, 'UTF8')), 'set_up', NULL, NULL, $2, $3)`,
    [token, clock.now(), expiresAt],
  );
  return token;
}

const identitySamples: SamplesOf<typeof identity & typeof session> = {
  getSession: () => ({}),
  signIn: (_, caller) => ({ body: { email: caller.email, password: testPassword } }),
  signOut: () => ({}),
  chooseOrg: (stage) => ({ body: { orgId: stage.orgId } }),
  changePassword: () => ({
    body: { currentPassword: testPassword, newPassword: 'another password for tests' },
  }),
  updateProfile: () => ({ seen: 1, body: { name: 'A Newer Name', timeZone: 'Asia/Tokyo' } }),
  readLink: async (stage) => ({ body: { token: (await invite(stage.people.admin)).token } }),
  setUpOrg: async (stage) => ({
    // It is for an empty product only.
    refused: 409,
    body: {
      token: await openSetUpToken(stage.world),
      orgName: 'A Second First Org',
      name: 'Its Admin',
      email: 'first.admin@test.example',
      password: 'a new password for tests',
      timeZone: 'Europe/Lisbon',
    },
  }),
  acceptInvitation: async (stage) => ({
    body: {
      token: (await invite(stage.people.admin)).token,
      name: 'Somebody New',
      password: 'a new password for tests',
      timeZone: 'Europe/Lisbon',
    },
  }),
  listInvitations: () => ({ query: { limit: 10, state: 'open' } }),
  inviteMember: (stage) => ({
    body: { email: newAddress(stage.people.admin), name: 'Sam Ple', roles: ['recruiter', 'auditor'] },
  }),
  renewInvitation: async (stage) => ({ params: { invitationId: (await invite(stage.people.admin)).id } }),
  revokeInvitation: async (stage) => ({ params: { invitationId: (await invite(stage.people.admin)).id } }),
  listMembers: () => ({ query: { limit: 10, search: 'Pers', role: 'interviewer', state: 'active' } }),
  getMember: (stage) => ({ params: { memberId: stage.people.approver.memberId } }),
  updateMember: async (stage) => ({
    params: { memberId: (await createPerson(stage.world, stage.orgId, ['interviewer'])).memberId },
    seen: 1,
    body: { name: 'A Newer Name', roles: ['recruiter', 'approver'], timeZone: 'Asia/Tokyo' },
  }),
  deactivateMember: async (stage) => ({
    params: { memberId: (await createPerson(stage.world, stage.orgId, ['interviewer'])).memberId },
  }),
  reactivateMember: async (stage) => {
    const { memberId } = await createPerson(stage.world, stage.orgId, ['interviewer']);
    await stage.people.admin.call(identity.deactivateMember, { params: { memberId } });
    return { params: { memberId } };
  },
  getOrg: () => ({}),
  updateOrg: async (stage) => ({
    seen: (await stage.people.admin.call(identity.getOrg)).body.version,
    body: { name: 'A Newer Org', timeZone: 'Asia/Tokyo' },
  }),
};

const auditSamples: SamplesOf<typeof audit> = {
  listAuditEntries: (stage) => ({
    query: {
      limit: 10,
      action: 'member.joined',
      actorId: stage.people.admin.memberId,
      subjectId: stage.people.admin.memberId,
    },
  }),
  verifyAudit: () => ({}),
};

/** A seat of the caller on a loop of its own, beside a colleague's whose card is in. */
async function seatOf(stage: Stage, caller: Person): Promise<Awaited<ReturnType<typeof placeSeat>>> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  await submitCard(await placeSeat(stage.world, loop, stage.people.interviewer));
  return placeSeat(stage.world, loop, caller);
}

const scorecardSamples: SamplesOf<typeof scorecards> = {
  getScorecard: async (stage, caller) => ({ params: { seatId: (await seatOf(stage, caller)).id } }),
  saveScorecard: async (stage, caller) => {
    const seat = await seatOf(stage, caller);
    return { params: { seatId: seat.id }, seen: 1, body: completeCard(seat) };
  },
  submitScorecard: async (stage, caller) => {
    const seat = await seatOf(stage, caller);
    return { params: { seatId: seat.id }, seen: await saveCard(seat, completeCard(seat)) };
  },
  listLoopScorecards: async (stage, caller) => {
    const seat = await seatOf(stage, caller);
    await submitCard(seat);
    return { params: { loopId: seat.loopId } };
  },
  ...laterSamples,
};

const debriefSamples: SamplesOf<typeof debriefs> = {
  listDebriefs: () => ({ query: { limit: 10, state: 'open' } }),
  getDebrief: async (stage, caller) => ({
    params: { debriefId: (await placeDebrief(stage.world, caller)).id },
  }),
  openDebrief: async (stage, caller) => ({
    params: { loopId: (await placeRatedLoop(stage.world, caller)).id },
    body: { despite: 'A card is said to come in late.' },
  }),
  adoptFigures: async (stage, caller) => {
    const debrief = await placeDebrief(stage.world, caller, { lateCard: true });
    return { params: { debriefId: debrief.id }, seen: debrief.version };
  },
  settleIssue: async (stage, caller) => {
    const debrief = await placeDebrief(stage.world, caller);
    const [dimension] = debrief.matrix.dimensions;
    return {
      params: { debriefId: debrief.id },
      body: { dimensionId: dimension?.id ?? '', note: 'Talked over: the lower score stands.' },
    };
  },
  decide: async (stage, caller) => {
    const debrief = await placeDebrief(stage.world, caller);
    return { params: { debriefId: debrief.id }, seen: debrief.version, body: decisionOn(debrief) };
  },
};

/** How to make a valid request to each contract, by the contract's name. */
export const samples: ReadonlyMap<string, (stage: Stage, caller: Person) => Sample | Promise<Sample>> =
  new Map(
    Object.entries({
      ...identitySamples,
      ...auditSamples,
      ...blueprintSamples,
      ...scorecardSamples,
      ...jobSamples,
      ...jobLifeSamples,
      ...candidateSamples,
      ...importSamples,
      ...resumeSamples,
      ...loopSamples,
      ...boardSamples,
      ...debriefSamples,
      ...packetSamples,
      ...coverSamples,
      ...schedulingSamples,
      ...slotOfferSamples,
      ...availabilitySamples,
      ...calendarSamples,
      ...notificationSamples,
      ...lifeSamples,
      ...reminderSamples,
      ...voteSamples,
      ...calibrationSamples,
      ...calibrationReviewSamples,
      ...planningSamples,
      ...planWarningSamples,
      ...planTemplateSamples,
      ...planChangeSamples,
      ...conflictSamples,
      ...limitSamples,
      ...practiceSamples,
      ...searchSamples,
    }),
  );

/** One organisation with a person for each role and an open invitation. */
export async function createStage(world: World, name: string): Promise<Stage> {
  const orgId = await createOrg(world, name);
  const people: Partial<Record<Role, Person>> = {};
  for (const role of Role.options) people[role] = await createPerson(world, orgId, [role]);
  // Every option was just filled in.
  const everyone = people as Record<Role, Person>;
  return { world, orgId, people: everyone, invitation: await invite(everyone.admin) };
}
