import { z } from 'zod';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import { composePacket } from '#server/packets/document/compose-packet.ts';
import { selectAuditHead, selectFitLink } from '#server/packets/packet-record.sql.ts';
import type { PdfPrinter } from '#server/packets/pdf-printer.ts';
import { readDebrief, shownDigest } from '#server/packets/read-debrief.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import type { Platform } from '#server/platform/platform.ts';
import { findSealedSince } from '#server/scorecards/queries.ts';
import { PacketContent, PacketId } from '#shared/packets.ts';

/** A packet that is drawn and not kept yet. */
export interface PreparedPacket {
  readonly content: PacketContent;
  /** Canonical JSON of the content. */
  readonly json: Buffer;
  readonly pdf: Buffer;
  /** What the maker was shown of the debrief: the same a moment later, or the packet is not kept. */
  readonly shown: Buffer;
}

const Json = z.json();

/** The content as the text that its hash is made of. */
export function contentJson(content: PacketContent): Buffer {
  return Buffer.from(canonicalJson(Json.parse(content)), 'utf8');
}

/**
 * Reads the debrief as the actor may see it, with the end of the audit trail, at one moment; then draws the PDF with no
 * transaction open. Throws `not_found` for whoever may not read the debrief.
 */
export async function preparePacket(
  platform: Platform,
  printer: PdfPrinter,
  actor: MemberActor,
  debriefId: string,
): Promise<PreparedPacket> {
  const { database, clock, ids } = platform;
  const read = await database.transaction({ orgId: actor.orgId, readOnly: false }, async (tx) => {
    await tx.sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    // Nothing is written here: that the debrief was read is noted by the transaction that keeps the packet.
    const ctx: MemberCtx = { tx, actor, clock, ids, enterOrg: tx.enterOrg, audit: () => undefined };
    const shown = await readDebrief(ctx, debriefId);
    const { figures } = shown.debrief;
    const isFitted = figures.state !== 'raw_only';
    return {
      shown,
      link: isFitted ? await selectFitLink(ctx, figures.fitId) : null,
      auditHead: await selectAuditHead(ctx, await findSealedSince(ctx)),
    };
  });
  const { shown, link, auditHead } = read;
  const content = PacketContent.parse(
    composePacket(
      { ...shown, link },
      {
        packetId: PacketId.parse(ids.next()),
        org: { id: actor.orgId, name: actor.orgName },
        madeBy: { id: actor.memberId, name: actor.name },
        madeAt: clock.now().toISOString(),
        timeZone: actor.timeZone,
        auditHead,
      },
    ),
  );
  return {
    content,
    json: contentJson(content),
    pdf: Buffer.from(await printer.print(content)),
    shown: shownDigest(shown),
  };
}
