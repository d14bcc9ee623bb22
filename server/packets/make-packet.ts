import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import type { PreparedPacket } from '#server/packets/prepare-packet.ts';
import { readDebrief, shownDigest } from '#server/packets/read-debrief.ts';
import type { makePacket as contract } from '#shared/packets.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Keeps a packet that was drawn, with both hashes in its audit entry. What it says must be what its maker may see at
 * this moment: `wrong_state` where the debrief was changed while the packet was drawn, `not_found` where it is hidden
 * from them by now.
 */
export async function makePacket(
  ctx: MemberCtx,
  debriefId: DebriefId,
  { content, json, pdf, shown }: PreparedPacket,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  if (!shownDigest(await readDebrief(ctx, debriefId)).equals(shown)) {
    throw new AppError(
      'wrong_state',
      'The debrief was changed while its packet was made. Nothing was kept; make it again.',
    );
  }
  const madeAt = new Date(content.madeAt);
  const keep = async (bytes: Buffer, contentType: string): Promise<{ id: string; sha256: Buffer }> => {
    const [id, sha256] = [ctx.ids.next(), createHash('sha256').update(bytes).digest()];
    await ctx.tx.prisma.file.create({
      data: {
        orgId,
        id,
        sha256: new Uint8Array(sha256),
        contentType,
        bytes: new Uint8Array(bytes),
        madeAt,
      },
    });
    return { id, sha256 };
  };
  const keptPdf = await keep(pdf, 'application/pdf');
  const keptContent = await keep(json, 'application/json');
  await ctx.tx.prisma.packet.create({
    data: {
      orgId,
      id: content.packetId,
      debriefId,
      madeBy: memberId,
      madeAt,
      pdfFileId: keptPdf.id,
      contentFileId: keptContent.id,
    },
  });
  const pdfSha256 = keptPdf.sha256.toString('hex');
  ctx.audit({
    action: 'packet.made',
    subjectType: 'packet',
    subjectId: content.packetId,
    data: {
      debriefId,
      pdfSha256,
      contentSha256: keptContent.sha256.toString('hex'),
      headSeq: content.auditHead?.seq ?? 0,
      headHash: content.auditHead?.hash ?? null,
    },
  });
  return { id: content.packetId, madeAt: content.madeAt, pdf: { sha256: pdfSha256, bytes: pdf.byteLength } };
}
