import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '#server/platform/transaction.ts';

/** What the audit trail says of a packet that was made. */
export interface MadeEntry {
  readonly seq: number;
  readonly at: Date;
  readonly packetId: string;
  readonly madeBy: string;
  readonly debriefId: string;
  readonly pdfSha256: string;
}

const MadeData = z.object({ debriefId: z.string(), pdfSha256: z.string() });

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The entries of packets made, in an organisation whose chain was verified: of this hash, or of these packets. */
export async function findMadeEntries(
  tx: Tx,
  orgId: string,
  { sha256, packetIds }: { readonly sha256: string; readonly packetIds: readonly string[] },
): Promise<{ confirmed: MadeEntry | null; claimed: MadeEntry[] }> {
  const rows = await tx.sql<{
    seq: number;
    at: Date;
    subjectId: string;
    madeBy: string | null;
    data: string;
  }>(
    `SELECT e.seq, e.at, e.subject_id AS "subjectId", m.name AS "madeBy", e.data
       FROM audit_entries e
       LEFT JOIN members m ON m.org_id = e.org_id AND m.id = e.actor_id
      WHERE e.org_id = $1 AND e.action = 'packet.made' ORDER BY e.seq`,
    [orgId],
  );
  const entries = rows.flatMap(({ seq, at, subjectId, madeBy, data }): MadeEntry[] => {
    const said = MadeData.safeParse(jsonOf(data));
    // In a broken chain an entry may hold anything.
    return said.success ? [{ seq, at, packetId: subjectId, madeBy: madeBy ?? 'somebody', ...said.data }] : [];
  });
  return {
    confirmed: entries.find((entry) => entry.pdfSha256 === sha256) ?? null,
    claimed: entries.filter(({ packetId }) => packetIds.includes(packetId)),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Candidate and job of a debrief, in words. */
export async function debriefWords(tx: Tx, orgId: string, debriefId: string): Promise<string> {
  const [row] = await tx.sql<{ words: string }>(
    `SELECT c.name || ', ' || j.title AS words
       FROM debriefs d
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN candidates c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE d.org_id = $1 AND d.id::text = $2`,
    [orgId, debriefId],
  );
  return row === undefined ? debriefId : `${debriefId} (${row.words})`;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const marks = new RegExp(`evenhand-packet:(${uuid}):(${uuid})`, 'g');

/**
 * Which packets a file says it is, and of which organisations. It says so at several places, so that one changed byte
 * leaves another; whether any of it is true is for the audit trail.
 */
export function claimsOf(file: Buffer): { packetIds: string[]; orgIds: string[] } {
  const found = [...file.toString('latin1').matchAll(marks)];
  const unique = (index: number): string[] => [...new Set(found.map((match) => match[index] ?? ''))];
  return { packetIds: unique(1), orgIds: unique(2) };
}
