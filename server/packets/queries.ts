import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findDebriefAccess } from '#server/debriefs/queries.ts';
import { noteReading } from '#server/loops/queries.ts';
import {
  type PacketRow,
  selectFileBytes,
  selectIsKeepingNoted,
  selectPacket,
  selectPackets,
} from '#server/packets/packet-record.sql.ts';
import { canOpenPacket, isEntrySeen, opensAllPackets } from '#server/packets/policy.ts';
import { fileNameOf } from '#server/packets/rules.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { findSealedSince } from '#server/scorecards/queries.ts';
import type { FileReply } from '#shared/endpoint.ts';
import { type listPackets, type Packet, PacketContent, type PacketSummary } from '#shared/packets.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * The packets of a debrief that the actor may open, newest first. It says nothing of what stands in them: none to whom
 * the candidate is anonymous, because their sizes and hashes follow from the name.
 */
export async function findPackets(
  ctx: MemberCtx,
  debriefId: DebriefId,
  query: z.output<(typeof listPackets)['query']>,
): Promise<z.input<(typeof listPackets)['reply']>> {
  const { access } = await findDebriefAccess(ctx, debriefId);
  if (access.loop.candidate.isAnonymous) return { items: [], next: null };
  const sealedSince = await findSealedSince(ctx);
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
  const rows = await selectPackets(ctx, {
    debriefId,
    madeBy: opensAllPackets(ctx.actor) ? null : ctx.actor.memberId,
    sealedSince,
    after: after?.[0] ?? null,
    limit: query.limit + 1,
  });
  return pageOf(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => presentSummary(row, sealedSince),
  );
}

function presentSummary(row: PacketRow, sealedSince: Date | null): z.input<typeof PacketSummary> {
  return {
    id: row.id,
    debriefId: row.debriefId,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
    auditEntry: isEntrySeen(row, sealedSince) ? row.auditEntry : null,
    pdf: { sha256: row.pdfSha256.toString('hex'), bytes: row.pdfBytes },
    contentSha256: row.contentSha256.toString('hex'),
  };
}

/**
 * A packet that the actor may open, which counts as reading the cards in it. Not found for whoever may not read its
 * debrief now (sealed on the loop, no longer on the job), for whom the candidate is anonymous to, and for everybody whose
 * it is not.
 */
async function openPacket(
  ctx: MemberCtx,
  packetId: string,
): Promise<{ row: PacketRow; content: PacketContent; sealedSince: Date | null }> {
  const row = await selectPacket(ctx, packetId);
  if (row === null) throw new AppError('not_found');
  const sealedSince = await findSealedSince(ctx);
  const packet = { madeBy: row.madeBy.id, madeAt: row.madeAt };
  if (!canOpenPacket(ctx.actor, packet, sealedSince)) throw new AppError('not_found');
  const { access, parts } = await findDebriefAccess(ctx, row.debriefId);
  if (access.loop.candidate.isAnonymous) throw new AppError('not_found');
  await noteReading(
    ctx,
    access.loop.id,
    parts.cards.map(({ interviewer }) => interviewer.id),
  );
  const bytes = await selectFileBytes(ctx, row.contentFileId);
  return { row, content: PacketContent.parse(JSON.parse(bytes.toString('utf8'))), sealedSince };
}

export async function findPacket(ctx: MemberCtx, packetId: string): Promise<z.input<typeof Packet>> {
  const { row, content, sealedSince } = await openPacket(ctx, packetId);
  return { ...presentSummary(row, sealedSince), content };
}

/** The PDF, byte for byte as it was made. A reader's first keeping of it is noted: papers leave the house. */
export async function findPacketFile(ctx: MemberCtx, packetId: string): Promise<FileReply> {
  const { row, content } = await openPacket(ctx, packetId);
  if (!(await selectIsKeepingNoted(ctx, packetId))) {
    ctx.audit({
      action: 'packet.downloaded',
      subjectType: 'packet',
      subjectId: packetId,
      data: { debriefId: row.debriefId },
    });
  }
  return { name: fileNameOf(content), bytes: new Uint8Array(await selectFileBytes(ctx, row.pdfFileId)) };
}
