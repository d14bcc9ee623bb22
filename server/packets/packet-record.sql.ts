import type { MemberCtx } from '#server/context.ts';

export interface PacketRow {
  readonly id: string;
  readonly debriefId: string;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  readonly auditEntry: number;
  readonly pdfFileId: string;
  readonly pdfSha256: Buffer;
  readonly pdfBytes: number;
  readonly contentFileId: string;
  readonly contentSha256: Buffer;
}

/** Packets with the numbers of their entries, without the files themselves. */
const packetsWithEntries = `
  SELECT p.id, p.debrief_id AS "debriefId", json_build_object('id', m.id, 'name', m.name) AS "madeBy",
         p.made_at AS "madeAt", e.seq AS "auditEntry",
         p.pdf_file_id AS "pdfFileId", pdf.sha256 AS "pdfSha256", octet_length(pdf.bytes) AS "pdfBytes",
         p.content_file_id AS "contentFileId", content.sha256 AS "contentSha256"
    FROM packets p
    JOIN members m ON m.org_id = p.org_id AND m.id = p.made_by
    JOIN files pdf ON pdf.org_id = p.org_id AND pdf.id = p.pdf_file_id
    JOIN files content ON content.org_id = p.org_id AND content.id = p.content_file_id
    JOIN audit_entries e ON e.org_id = p.org_id AND e.subject_id = p.id AND e.action = 'packet.made'`;

export async function selectPacket(ctx: MemberCtx, packetId: string): Promise<PacketRow | null> {
  const [row] = await ctx.tx.sql<PacketRow>(`${packetsWithEntries} WHERE p.org_id = $1 AND p.id = $2`, [
    ctx.actor.orgId,
    packetId,
  ]);
  return row ?? null;
}

/** The packets of a debrief, newest first; of one maker only where `madeBy` says whose. */
export function selectPackets(
  ctx: MemberCtx,
  asked: {
    readonly debriefId: string;
    readonly madeBy: string | null;
    /** Of others' packets only those from before; null for all. */
    readonly sealedSince: Date | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<PacketRow[]> {
  return ctx.tx.sqlPlanned<PacketRow>(
    `${packetsWithEntries}
      WHERE p.org_id = $1 AND p.debrief_id = $2
        AND ($3::uuid IS NULL OR p.made_by = $3)
        AND ($4::timestamptz IS NULL OR p.made_at < $4 OR p.made_by = $5)
        AND ($6::uuid IS NULL OR p.id < $6)
      ORDER BY p.id DESC LIMIT $7`,
    [
      ctx.actor.orgId,
      asked.debriefId,
      asked.madeBy,
      asked.sealedSince,
      ctx.actor.memberId,
      asked.after,
      asked.limit,
    ],
  );
}

export async function selectFileBytes(ctx: MemberCtx, fileId: string): Promise<Buffer> {
  const [row] = await ctx.tx.sql<{ bytes: Buffer }>('SELECT bytes FROM files WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    fileId,
  ]);
  if (row === undefined) throw new Error(`file ${fileId} is missing`);
  return row.bytes;
}

/** The last entry of the audit trail, of those from before `sealedSince` where that is given; null without any. */
export async function selectAuditHead(
  ctx: MemberCtx,
  sealedSince: Date | null,
): Promise<{ seq: number; hash: string } | null> {
  const [head] = await ctx.tx.sql<{ seq: number; hash: Buffer }>(
    `SELECT seq, hash FROM audit_entries
      WHERE org_id = $1 AND ($2::timestamptz IS NULL OR at < $2) ORDER BY seq DESC LIMIT 1`,
    [ctx.actor.orgId, sealedSince],
  );
  return head === undefined ? null : { seq: head.seq, hash: head.hash.toString('hex') };
}

/** On which of the two scales a debrief's fit stands. */
export async function selectFitLink(ctx: MemberCtx, fitId: string): Promise<'rsm' | 'cum' | null> {
  const [fit] = await ctx.tx.sql<{ link: 'rsm' | 'cum' }>(
    'SELECT link FROM fits WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, fitId],
  );
  return fit?.link ?? null;
}

/** Whether this reader's first keeping of a packet's file is noted already. */
export async function selectIsKeepingNoted(ctx: MemberCtx, packetId: string): Promise<boolean> {
  const rows = await ctx.tx.sql(
    `SELECT FROM audit_entries
      WHERE org_id = $1 AND subject_id = $2 AND action = 'packet.downloaded' AND actor_id = $3 LIMIT 1`,
    [ctx.actor.orgId, packetId, ctx.actor.memberId],
  );
  return rows.length > 0;
}
