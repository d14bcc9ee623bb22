import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Verification, verifyChain } from '#server/audit/verify-chain.ts';
import { loadConfig } from '#server/config.ts';
import {
  claimsOf,
  debriefWords,
  findMadeEntries,
  type MadeEntry,
  sha256Of,
} from '#server/packets/check-packet.ts';
import { openDatabase } from '#server/platform/database.ts';
import { type ReachedDatabase, reachDatabase } from '#server/platform/reach-database.ts';
import { OrgId } from '#shared/primitives.ts';

const help = `Says whether a packet's PDF is the one that Evenhand made, to the byte.

  npm run verify-packet <file.pdf>          (npm run verify-packet -- --help shows this)
  node dist/server/cli-verify-packet.js <file.pdf>

Recomputes the whole audit trail of the organisation and looks for the entry that holds the file's SHA-256. Reads the
database of npm start, whether that runs or not, or the one that DATABASE_URL and JOBS_DATABASE_URL name. It changes
nothing.

Exit code 0: confirmed, with who made it, when, of which debrief, and the number of the entry. 1: not confirmed, and what
differs; where the trail itself was changed, the first entry that breaks it. 2: nothing could be checked.
`;

interface Outcome {
  readonly isConfirmed: boolean;
  readonly lines: readonly string[];
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new Error(`Give one file.\n\n${help}`);
  const file = readFileSync(path);
  const database = await reachDatabase(loadConfig());
  try {
    const { isConfirmed, lines } = await check(database, path, file);
    (isConfirmed ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
    process.exitCode = isConfirmed ? 0 : 1;
  } finally {
    await database.release();
  }
}

async function check({ appUrl, jobsUrl }: ReachedDatabase, path: string, file: Buffer): Promise<Outcome> {
  const sha256 = sha256Of(file);
  const { packetIds, orgIds } = claimsOf(file);
  const known = await orgsKnowing(jobsUrl, sha256, packetIds);
  const database = openDatabase({ url: appUrl, maxConnections: 1 });
  const refusals: string[] = [];
  try {
    for (const org of new Set([...known, ...orgIds])) {
      const orgId = OrgId.parse(org);
      const found = await database.transaction({ orgId, readOnly: true }, async (tx) => {
        const chain = await verifyChain(tx, orgId);
        const entries = await findMadeEntries(tx, orgId, { sha256, packetIds });
        const [claimed] = entries.claimed;
        const about = entries.confirmed ?? claimed;
        return {
          chain,
          entries,
          debrief: about === undefined ? '' : await debriefWords(tx, orgId, about.debriefId),
        };
      });
      const { chain, entries, debrief } = found;
      // An organisation that only the file names, and that has no trail, is none of this database.
      if (chain.outcome === 'broken' && (chain.entries > 0 || known.includes(org))) {
        refusals.push(...brokenWords(chain, entries.confirmed));
      } else if (entries.confirmed !== null && chain.outcome === 'whole') {
        return { isConfirmed: true, lines: confirmedWords(path, entries.confirmed, debrief, chain) };
      } else refusals.push(...entries.claimed.flatMap((entry) => differsWords(path, entry, debrief, sha256)));
    }
  } finally {
    await database.close();
  }
  if (refusals.length > 0) return { isConfirmed: false, lines: refusals };
  return { isConfirmed: false, lines: unknownWords(path, sha256, packetIds) };
}

/** Which organisations have made a file of this hash, or one of these packets. */
async function orgsKnowing(
  jobsUrl: string,
  sha256: string,
  packetIds: readonly string[],
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: jobsUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ orgId: string }>(
      `SELECT org_id AS "orgId" FROM files WHERE sha256 = $1
       UNION SELECT org_id FROM packets WHERE id = ANY ($2::uuid[])`,
      [Buffer.from(sha256, 'hex'), packetIds],
    );
    return rows.map(({ orgId }) => orgId);
  } finally {
    await client.end();
  }
}

function confirmedWords(
  path: string,
  entry: MadeEntry,
  debrief: string,
  chain: Extract<Verification, { outcome: 'whole' }>,
): string[] {
  return [
    `${path} is the packet as Evenhand made it, to the byte.`,
    `  Packet       ${entry.packetId}`,
    `  Made         by ${entry.madeBy}, ${entry.at.toISOString()}`,
    `  Debrief      ${debrief}`,
    `  Audit entry  ${entry.seq} of ${chain.entries}, and the whole trail holds`,
    `  SHA-256      ${entry.pdfSha256}`,
  ];
}

function brokenWords(
  chain: Extract<Verification, { outcome: 'broken' }>,
  confirmed: MadeEntry | null,
): string[] {
  return [
    `The audit trail is broken at entry ${chain.brokenAt}: ${chain.reason}.`,
    confirmed === null || confirmed.seq >= chain.brokenAt
      ? 'What it says from there on confirms nothing, and this file with it.'
      : `Entry ${confirmed.seq}, before the break, holds this file's SHA-256; but a trail that was changed confirms nothing.`,
  ];
}

function differsWords(path: string, entry: MadeEntry, debrief: string, sha256: string): string[] {
  return [
    `${path} is not the packet as it was made: it was changed, or cut.`,
    `  It says it is  packet ${entry.packetId}, of debrief ${debrief}`,
    `  Audit entry    ${entry.seq}, by ${entry.madeBy}, ${entry.at.toISOString()}, holds the true hash`,
    `  True SHA-256   ${entry.pdfSha256}`,
    `  This file      ${sha256}`,
  ];
}

function unknownWords(path: string, sha256: string, packetIds: readonly string[]): string[] {
  const claim =
    packetIds.length === 0
      ? 'It does not say which packet it is.'
      : `It says it is packet ${packetIds.join(' and ')}, and no audit trail here knows that.`;
  return [`${path} is no packet that was made here.`, `  ${claim}`, `  SHA-256  ${sha256}`];
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
