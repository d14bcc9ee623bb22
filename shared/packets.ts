import { z } from 'zod';
import { endpoint, FileReply } from '#shared/endpoint.ts';
import { PacketBlock } from '#shared/packet-document.ts';
import { DebriefId, Instant, OrgId, PersonRef, page, pageQuery, TimeZone } from '#shared/primitives.ts';

export const PacketId = z.uuid().brand<'PacketId'>();
export type PacketId = z.infer<typeof PacketId>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Everything a packet says. Its canonical JSON is what `contentSha256` is made of and what the PDF is drawn from. The
 * name in `format` changes with its shape, never the shape without it.
 */
export const PacketContent = z.object({
  format: z.literal('evenhand-packet-1'),
  packetId: PacketId,
  org: z.object({ id: OrgId, name: z.string() }),
  debriefId: DebriefId,
  candidateName: z.string(),
  jobTitle: z.string(),
  madeBy: PersonRef,
  madeAt: Instant,
  /** The zone in which its dates are written: that of whoever made it. */
  timeZone: TimeZone,
  /** The end of the audit trail, as far as whoever made it could see, when the debrief was read; null before its start. */
  auditHead: z.object({ seq: z.int().min(1), hash: Sha256 }).nullable(),
  blocks: z.array(PacketBlock),
});
export type PacketContent = z.infer<typeof PacketContent>;

export const PacketSummary = z.object({
  id: PacketId,
  debriefId: DebriefId,
  madeBy: PersonRef,
  madeAt: Instant,
  /** The number of the entry in the audit trail that holds both hashes; null while entries are kept back from the reader. */
  auditEntry: z.int().min(1).nullable(),
  pdf: z.object({ sha256: Sha256, bytes: z.int() }),
  contentSha256: Sha256,
});
export type PacketSummary = z.infer<typeof PacketSummary>;

export const Packet = PacketSummary.extend({ content: PacketContent });
export type Packet = z.infer<typeof Packet>;

/** Whoever reads debriefs by role; which of them this one, and whose packets of it, is the policy. */
const readers = ['admin', 'recruiter', 'hiring_manager', 'committee_member', 'approver', 'auditor'] as const;

const debriefParams = z.strictObject({ debriefId: DebriefId });
const packetParams = z.strictObject({ packetId: PacketId });

export const makePacket = endpoint({
  method: 'POST',
  path: '/api/v1/debriefs/:debriefId/packets',
  tag: 'Packets',
  summary:
    'Make a packet of a debrief as the caller may see it now: a page for print and a PDF, kept for good',
  access: readers,
  status: 201,
  params: debriefParams,
  reply: z.object({ id: PacketId, madeAt: Instant, pdf: PacketSummary.shape.pdf }),
  problems: ['wrong_state'],
});

export const listPackets = endpoint({
  method: 'GET',
  path: '/api/v1/debriefs/:debriefId/packets',
  tag: 'Packets',
  summary:
    'The packets of a debrief that the reader may open, newest first: their own; admins and auditors all',
  access: readers,
  params: debriefParams,
  query: z.strictObject(pageQuery),
  reply: page(PacketSummary),
});

export const getPacket = endpoint({
  method: 'GET',
  path: '/api/v1/packets/:packetId',
  tag: 'Packets',
  summary:
    'A packet for print: for whoever made it, admins and auditors, and only while they may read its debrief',
  access: readers,
  reveals: true,
  params: packetParams,
  reply: Packet,
});

export const getPacketFile = endpoint({
  method: 'GET',
  path: '/api/v1/packets/:packetId/file',
  tag: 'Packets',
  summary: 'The PDF of a packet, for the same readers; each of them is noted the first time',
  access: readers,
  reveals: true,
  file: 'application/pdf',
  params: packetParams,
  reply: FileReply,
});
