import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#server/platform/project-root.ts';
import { getPacketFile } from '#shared/packets.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import { packetBy } from '#tests/support/packet-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let folder: string;
let maker: Person;
let packetId: string;
let debriefId: string;
let pdf: Buffer;
let entry: number;

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'evenhand-packet-'));
  maker = await createPerson(world, await createOrg(world, 'Harbour'), ['admin'], { name: 'Amara Maker' });
  debriefId = (await placeDebrief(world, maker)).id;
  packetId = await packetBy(maker, debriefId);
  pdf = (await maker.call(getPacketFile, { params: { packetId } })).body;
  const [made] = await world.ownerSql<{ seq: number }>(
    `SELECT seq FROM audit_entries WHERE action = 'packet.made' AND subject_id = $1`,
    [packetId],
  );
  entry = made?.seq ?? 0;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.end();
});

interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** The command as somebody runs it, on the database of this test. */
function verify(...args: string[]): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/verify-packet.ts', ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: world.database.appUrl,
      JOBS_DATABASE_URL: world.database.jobsUrl,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

function fileWith(bytes: Buffer): string {
  const path = join(folder, 'packet.pdf');
  writeFileSync(path, bytes);
  return path;
}

/** The file with one bit of one byte turned. */
function flipped(at: number): Buffer {
  const bytes = Buffer.from(pdf);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

describe('verify-packet', () => {
  it('confirms the file as it was made, and says who made it, when, of which debrief, and the entry', async () => {
    const { code, text } = await verify(fileWith(pdf));
    expect(code).toBe(0);
    expect(text).toContain('as Evenhand made it, to the byte');
    for (const fact of [packetId, 'Amara Maker', '2026-03-02T09:00:00.000Z', debriefId, 'Carla Candidate'])
      expect(text).toContain(fact);
    expect(text).toMatch(new RegExp(`Audit entry +${entry} of \\d+, and the whole trail holds`));
  });

  it('names the packet and its entry for a file of which one byte was changed, wherever that is', async () => {
    const mark = pdf.indexOf(`evenhand-packet:${packetId}`);
    expect(mark).toBeGreaterThan(0);
    // In the middle of a page, at the very end, and in one of the places where it says what it is.
    for (const at of [Math.floor(pdf.length / 2), pdf.length - 1, mark + 20]) {
      const { code, text } = await verify(fileWith(flipped(at)));
      expect(code, String(at)).toBe(1);
      expect(text).toContain('is not the packet as it was made');
      expect(text).toContain(`packet ${packetId}, of debrief ${debriefId}`);
      expect(text).toMatch(new RegExp(`Audit entry +${entry}, by Amara Maker`));
    }
  });

  it('does the same for a file that was cut short or added to', async () => {
    for (const bytes of [pdf.subarray(0, pdf.length - 40), Buffer.concat([pdf, Buffer.from('\n')])]) {
      const { code, text } = await verify(fileWith(bytes));
      expect([code, text.includes(`packet ${packetId}`)]).toEqual([1, true]);
    }
  });

  it('knows nothing of a file that was never made here', async () => {
    const { code, text } = await verify(fileWith(Buffer.from('%PDF-1.7 something else')));
    expect(code).toBe(1);
    expect(text).toContain('is no packet that was made here');
    expect(text).toContain('It does not say which packet it is.');
    const claims = `%PDF evenhand-packet:${world.platform.ids.next()}:${world.platform.ids.next()}`;
    expect((await verify(fileWith(Buffer.from(claims)))).text).toContain('no audit trail here knows that');
  });

  it('says how it is used, and that nothing was checked where it could not be', async () => {
    const help = await verify('--help');
    expect([help.code, help.text.includes('npm run verify-packet')]).toEqual([0, true]);
    expect((await verify()).code).toBe(2);
    expect((await verify(join(folder, 'missing.pdf'))).code).toBe(2);
  });

  /** Changes the trail with its triggers off, asks, and puts it back. */
  async function saidAfter(column: string, change: string, seq: number): Promise<Said> {
    const alter = (value: string): Promise<unknown> =>
      world.ownerSql(
        `SET LOCAL session_replication_role = replica;
         UPDATE audit_entries SET ${column} = ${value} WHERE org_id = '${maker.orgId}' AND seq = ${seq}`,
      );
    const [before] = await world.ownerSql<{ value: string }>(
      `SELECT quote_literal(${column}) AS value FROM audit_entries WHERE org_id = $1 AND seq = $2`,
      [maker.orgId, seq],
    );
    await alter(change);
    const said = await verify(fileWith(pdf));
    await alter(before?.value ?? '');
    return said;
  }

  it('names the first broken entry of a trail that was changed, before the packet’s own entry or in it', async () => {
    const early = await saidAfter('action', `'member.joined.not'`, 2);
    expect(early.code).toBe(1);
    expect(early.text).toContain('The audit trail is broken at entry 2:');
    expect(early.text).not.toContain('as Evenhand made it');

    const { code, text } = await saidAfter('data', `replace(data, 'pdfSha256":"', 'pdfSha256":"0')`, entry);
    expect(code).toBe(1);
    expect(text).toContain(`The audit trail is broken at entry ${entry}:`);
    expect((await verify(fileWith(pdf))).code).toBe(0);
  });
});
