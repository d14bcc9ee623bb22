import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMails } from '#server/notifications/send-mails.ts';
import { openDatabase } from '#server/platform/database.ts';
import { endApplication, saveInstructions } from '#shared/candidate-applications.ts';
import { getCandidate } from '#shared/candidates.ts';
import { getDebrief } from '#shared/debriefs.ts';
import { getLoop } from '#shared/loops.ts';
import { getPacket } from '#shared/packets.ts';
import { getScorecard } from '#shared/scorecards.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import { createTeam, type Team } from '#tests/factories/job.ts';
import { loopWith, seatOf } from '#tests/factories/loop.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { refitDeps } from '#tests/support/refits.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

const text = 'Give every question in writing too, with a canary.';

/** The version of an application as its candidate's page tells it. */
async function versionOf(candidateId: string, applicationId: string): Promise<number> {
  const { body } = await team.recruiter.call(getCandidate, { params: { candidateId } });
  return body.applications.find(({ id }: { id: string }) => id === applicationId).version;
}

const save = (applicationId: string, seen: number, instructions: string, person: Person = team.recruiter) =>
  person.call(saveInstructions, { params: { applicationId }, seen, body: { instructions } });

describe('instructions for interviews', () => {
  it('reach who plans and who interviews, and nobody who reads the loop by role', async () => {
    const ines = await createPerson(world, team.admin.orgId, ['interviewer']);
    const auditor = await createPerson(world, team.admin.orgId, ['auditor']);
    const loop = await loopWith(world, team, [ines]);
    const { applicationId } = loop;
    const seen = await versionOf(loop.candidate.id, applicationId);

    const response = await save(applicationId, seen, ` ${text}\n`);

    expect([response.status, response.body]).toEqual([
      200,
      { applicationId, instructions: text, version: seen + 1 },
    ]);
    const card = await ines.call(getScorecard, { params: { seatId: seatOf(loop, ines).id } });
    expect(card.body.instructions).toBe(text);
    const onLoop = async (person: Person) =>
      (await person.call(getLoop, { params: { loopId: loop.id } })).body.instructions;
    expect([await onLoop(ines), await onLoop(team.recruiter)]).toEqual([text, text]);
    expect([await onLoop(auditor), await onLoop(team.hiring_manager)]).toEqual([null, null]);
    const onPage = async (person: Person) =>
      (await person.call(getCandidate, { params: { candidateId: loop.candidate.id } })).body.applications[0];
    expect([
      (await onPage(team.recruiter)).instructions,
      (await onPage(team.hiring_manager)).instructions,
    ]).toEqual([text, null]);
    const entries = await entriesOf(world, applicationId);
    expect(entries.at(-1)).toMatchObject({
      action: 'application.instructions_changed',
      data: { isGiven: true, instructionsDigest: expect.any(String) },
    });
    expect(JSON.stringify(entries) + world.log.join('')).not.toContain('canary');
  });

  it('are kept on the version seen, taken away by an empty text, and fixed once the application is over', async () => {
    const loop = await loopWith(world, team, [team.committee_member]);
    const { applicationId } = loop;
    const seen = await versionOf(loop.candidate.id, applicationId);
    expect((await save(applicationId, seen, text)).status).toBe(200);
    expect((await save(applicationId, seen, 'Another')).status).toBe(412);
    expect((await save(applicationId, seen + 1, '  ')).body.instructions).toBe('');
    expect(
      (await team.recruiter.call(getLoop, { params: { loopId: loop.id } })).body.instructions,
    ).toBeNull();
    await team.recruiter.call(endApplication, {
      params: { applicationId },
      body: { reason: 'timing', note: '' },
    });
    expect((await save(applicationId, seen + 3, text)).body.code).toBe('wrong_state');
  });

  it('are announced in an invitation, and not repeated there', async () => {
    const ines = await createPerson(world, team.admin.orgId, ['interviewer']);
    const loop = await loopWith(world, team, [ines], { startsInMinutes: 24 * 60 });
    const seen = await versionOf(loop.candidate.id, loop.applicationId);
    await save(loop.applicationId, seen, text);
    const jobs = openDatabase({ url: world.database.jobsUrl, maxConnections: 1 });
    const deps = {
      ...refitDeps(world),
      jobs,
      mailer: null,
      publicUrl: 'https://evenhand.example',
      from: 'no-reply@evenhand.example',
    };
    try {
      await sendMails(deps);
    } finally {
      await jobs.close();
    }
    const mails = await world.ownerSql<{ text: string | null }>(
      `SELECT x.text FROM mails x JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
        WHERE n.member_id = $1 AND n.kind = 'interview_invited'`,
      [ines.memberId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('There are instructions for this interview; read them on the card.');
    expect(mails[0]?.text).not.toContain('canary');
  });

  it('stand on no debrief and in no packet', async () => {
    const debrief = await placeDebrief(world, team.admin);
    const [row] = await world.ownerSql<{ id: string; version: number }>(
      `SELECT a.id, a.version FROM applications a WHERE a.candidate_id = $1`,
      [debrief.candidate.id],
    );
    expect((await save(row?.id ?? '', row?.version ?? 0, text)).status).toBe(200);
    const packetId = await packetBy(team.admin, debrief.id);
    const read = await team.admin.call(getDebrief, { params: { debriefId: debrief.id } });
    const packet = await team.admin.call(getPacket, { params: { packetId } });
    expect([read.status, packet.status]).toEqual([200, 200]);
    expect(read.text + packet.text).not.toContain('canary');
  });
});
