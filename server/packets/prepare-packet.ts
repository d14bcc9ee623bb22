import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import { composePacket } from '#server/packets/document/compose-packet.ts';
import { selectAuditHead, selectFitLink } from '#server/packets/packet-record.sql.ts';
import type { PdfPrinter } from '#server/packets/pdf-printer.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import type { Platform } from '#server/platform/platform.ts';
import { findSealedSince } from '#server/scorecards/queries.ts';
import { Debrief } from '#shared/debriefs.ts';
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

/** A digest of what somebody is shown of a debrief, but for what they may do and what only they see. */
export function shownDigest({ can: _, voting, ...debrief }: Debrief): Buffer {
  const { can: __, own: ___, ...votes } = voting;
  return createHash('sha256')
    .update(canonicalJson(Json.parse({ ...debrief, voting: votes })))
    .digest();
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
    const debrief = Debrief.parse(await findDebrief(ctx, debriefId));
    const isFitted = debrief.figures.state !== 'raw_only';
    return {
      debrief,
      link: isFitted ? await selectFitLink(ctx, debrief.figures.fitId) : null,
      auditHead: await selectAuditHead(ctx, await findSealedSince(ctx)),
    };
  });
  const { debrief, link, auditHead } = read;
  const content = PacketContent.parse(
    composePacket(
      { debrief, link },
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
    shown: shownDigest(debrief),
  };
}
