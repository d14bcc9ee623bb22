import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#server/context.ts';
import { makePacket as keepPacket } from '#server/packets/make-packet.ts';
import { createPdfPrinter } from '#server/packets/pdf-printer.ts';
import { preparePacket } from '#server/packets/prepare-packet.ts';
import { openDebrief, settleIssue } from '#shared/debriefs.ts';
import { getPacket, getPacketFile, listPackets, makePacket } from '#shared/packets.ts';
import { DebriefId } from '#shared/primitives.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import { placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Harbour');
});
afterAll(() => world.end());

const people = (role: Parameters<typeof createPerson>[2][number]): Promise<Person> =>
  createPerson(world, stage.orgId, [role]);

/** Whether somebody is told of a packet: as JSON, as a file and in the list, always the same. */
async function mayOpen(reader: Person, packetId: string, debriefId: string): Promise<boolean> {
  const json = await reader.call(getPacket, { params: { packetId } });
  const file = await reader.call(getPacketFile, { params: { packetId } });
  const list = await reader.call(listPackets, { params: { debriefId } });
  const isListed =
    list.status === 200 && list.body.items.some((item: { id: string }) => item.id === packetId);
  expect([json.status, file.status]).toEqual(isListed ? [200, 200] : [404, 404]);
  return isListed;
}

describe('whose packet it is', () => {
  it('is opened by whoever made it, admins and auditors, and by nobody else who reads the debrief', async () => {
    const manager = await people('hiring_manager');
    const member = await people('committee_member');
    const debrief = await placeDebrief(world, manager, { committee: [member] });
    const packetId = await packetBy(member, debrief.id);
    expect(await mayOpen(member, packetId, debrief.id)).toBe(true);
    for (const role of ['admin', 'auditor'] as const)
      expect(await mayOpen(stage.people[role], packetId, debrief.id), role).toBe(true);
    for (const reader of [manager, stage.people.recruiter, stage.people.approver])
      expect(await mayOpen(reader, packetId, debrief.id)).toBe(false);
  });

  it('is closed to its maker with the debrief itself', async () => {
    const member = await people('committee_member');
    const debrief = await placeDebrief(world, await people('hiring_manager'), { committee: [member] });
    const packetId = await packetBy(member, debrief.id);
    await world.ownerSql(
      `UPDATE jobs SET committee_ids = '{}' WHERE id = (SELECT a.job_id FROM debriefs d
         JOIN loops l ON l.id = d.loop_id JOIN applications a ON a.id = l.application_id WHERE d.id = $1)`,
      [debrief.id],
    );
    expect(await mayOpen(member, packetId, debrief.id)).toBe(false);
    const again = await member.call(makePacket, { params: { debriefId: debrief.id } });
    expect(again.status).toBe(404);
  });

  it('counts as reading the cards in it, and the first keeping of its file is noted once for each reader', async () => {
    const debrief = await placeDebrief(world, stage.people.recruiter);
    const packetId = await packetBy(stage.people.recruiter, debrief.id);
    const auditor = await people('auditor');
    const params = { packetId };
    for (let n = 0; n < 2; n += 1) await auditor.call(getPacketFile, { params });
    await stage.people.recruiter.call(getPacketFile, { params });
    expect(await actionsOf(world, packetId)).toEqual([
      'packet.made',
      'packet.downloaded',
      'packet.downloaded',
    ]);
    const read = await world.ownerSql(
      `SELECT FROM audit_entries WHERE action = 'cards.read' AND actor_id = $1 AND subject_id = $2`,
      [auditor.memberId, debrief.loopId],
    );
    expect(read).toHaveLength(1);
  });
});

describe('the seal', () => {
  it('hides every packet of a loop from whoever owes a card on it, an admin as well, until it is in', async () => {
    const walker = await createPerson(world, stage.orgId, ['admin', 'interviewer']);
    const loop = await placeLoop(world, stage.people.admin);
    await submitCard(await placeSeat(world, loop, await people('interviewer')));
    const seat = await placeSeat(world, loop, walker, { exercise: 1 });
    const opened = await stage.people.admin.call(openDebrief, {
      params: { loopId: loop.id },
      body: { despite: 'The offer has to go out today.' },
    });
    const packetId = await packetBy(stage.people.admin, opened.body.id);
    expect(await mayOpen(walker, packetId, opened.body.id)).toBe(false);
    const made = await walker.call(makePacket, { params: { debriefId: opened.body.id } });
    const random = await walker.call(makePacket, { params: { debriefId: world.platform.ids.next() } });
    const { requestId: _, ...madeBody } = made.body;
    const { requestId: __, ...randomBody } = random.body;
    expect([made.status, madeBody]).toEqual([404, randomBody]);
    await submitCard(seat);
    expect(await mayOpen(walker, packetId, opened.body.id)).toBe(true);
  });

  it('shows no number of the audit trail from after the beginning of a loop that the reader owes a card on', async () => {
    const walker = await createPerson(world, stage.orgId, ['admin', 'interviewer']);
    const debrief = await placeDebrief(world, stage.people.recruiter);
    const before = await packetBy(stage.people.recruiter, debrief.id);
    world.clock.advance({ minutes: 1 });
    const owed = await placeLoop(world, stage.people.admin);
    const { seq: last } = (
      await world.ownerSql<{ seq: number }>('SELECT seq FROM audit_heads WHERE org_id = $1', [stage.orgId])
    )[0] ?? { seq: 0 };
    await placeSeat(world, owed, walker);
    world.clock.advance({ minutes: 1 });
    await submitCard(await placeSeat(world, owed, await people('interviewer')));
    const after = await packetBy(stage.people.recruiter, debrief.id);

    expect(await mayOpen(walker, before, debrief.id)).toBe(true);
    expect(await mayOpen(walker, after, debrief.id)).toBe(false);
    const own = await walker.call(getPacket, { params: { packetId: await packetBy(walker, debrief.id) } });
    expect(own.body.content.auditHead.seq).toBe(last);
    expect(own.body.auditEntry).toBe(null);
  });
});

describe('a debrief that is changed while its packet is drawn', () => {
  it('has no packet of how it was: nothing is kept', async () => {
    const recruiter = stage.people.recruiter;
    const debrief = await placeDebrief(world, recruiter, { ratings: [2, 4] });
    const debriefId = DebriefId.parse(debrief.id);
    const actor: MemberActor = {
      kind: 'member',
      accountId: recruiter.accountId,
      email: recruiter.email,
      orgId: recruiter.orgId,
      orgName: 'Harbour',
      memberId: recruiter.memberId,
      name: recruiter.name,
      roles: ['recruiter'],
      timeZone: 'Europe/Lisbon',
      memberVersion: 1,
      sessionEndsAt: world.clock.now(),
    };
    const printer = createPdfPrinter();
    const prepared = await preparePacket(world.platform, printer, actor, debriefId);
    const keep = () =>
      world.platform.database.transaction({ orgId: actor.orgId, readOnly: false }, (tx) =>
        keepPacket(
          { ...world.platform, tx, actor, enterOrg: tx.enterOrg, audit: () => undefined },
          debriefId,
          prepared,
        ),
      );
    const settled = await recruiter.call(settleIssue, {
      params: { debriefId },
      body: { dimensionId: debrief.issues[0]?.dimensionId, note: 'Settled in the very same second.' },
    });
    expect(settled.status).toBe(200);
    await expect(keep()).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await world.ownerSql('SELECT FROM packets WHERE debrief_id = $1', [debriefId])).toEqual([]);
    await printer.close();
  });
});

describe('what is kept', () => {
  it('takes no change, and no bytes under a hash that is not theirs', async () => {
    const debrief = await placeDebrief(world, stage.people.recruiter);
    await packetBy(stage.people.recruiter, debrief.id);
    const change = (statement: string): Promise<unknown> => world.ownerSql(statement);
    await expect(change(`UPDATE files SET bytes = 'x'`)).rejects.toThrow();
    await expect(change('DELETE FROM files')).rejects.toThrow();
    await expect(change('UPDATE packets SET made_at = made_at')).rejects.toThrow();
    await expect(change('DELETE FROM packets')).rejects.toThrow();
    await expect(
      change(
        `INSERT INTO files SELECT org_id, gen_random_uuid(), sha256, content_type, bytes || '\\x00', made_at FROM files LIMIT 1`,
      ),
    ).rejects.toThrow(/files_sha256_check/);
  });
});
