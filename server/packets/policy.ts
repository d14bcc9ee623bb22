import type { MemberActor } from '#server/context.ts';

type Reader = Pick<MemberActor, 'memberId' | 'roles'>;

interface PacketFacts {
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** Roles that open every packet of a debrief they may read. What a packet holds, these roles see in the debrief itself. */
export function opensAllPackets(actor: Pick<Reader, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('auditor');
}

/**
 * Who opens a packet, of those who may read its debrief now: whoever made it, admins and auditors. Nobody else, because
 * a packet shows the debrief as its maker saw it then, and papers travel further than pages. A packet says where the
 * audit trail ended, so that somebody who owes a card opens others' packets only from before that loop began
 * (`sealedSince`), like the trail itself.
 */
export function canOpenPacket(actor: Reader, packet: PacketFacts, sealedSince: Date | null): boolean {
  if (packet.madeBy === actor.memberId) return true;
  return opensAllPackets(actor) && isEntrySeen(packet, sealedSince);
}

/** Whether the audit entry of a packet is among those that its reader sees. */
export function isEntrySeen({ madeAt }: Pick<PacketFacts, 'madeAt'>, sealedSince: Date | null): boolean {
  return sealedSince === null || madeAt < sealedSince;
}
