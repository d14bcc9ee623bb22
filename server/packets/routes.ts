import type { FastifyInstance } from 'fastify';
import { makePacket } from '#server/packets/make-packet.ts';
import { createPdfPrinter } from '#server/packets/pdf-printer.ts';
import { type PreparedPacket, preparePacket } from '#server/packets/prepare-packet.ts';
import { findPacket, findPacketFile, findPackets } from '#server/packets/queries.ts';
import { serve } from '#server/platform/serve.ts';
import { createSharedWork } from '#server/platform/shared-work.ts';
import * as contract from '#shared/packets.ts';

export function packetRoutes(app: FastifyInstance): void {
  const printer = createPdfPrinter();
  const sameWork = createSharedWork<PreparedPacket>();
  app.addHook('onClose', () => printer.close());
  serve(
    app,
    contract.makePacket,
    ({ actor, params: { debriefId }, key }) => {
      const prepare = () => preparePacket(app.platform, printer, actor, debriefId);
      return key === null ? prepare() : sameWork.share(`${actor.memberId} ${debriefId} ${key}`, prepare);
    },
    ({ ctx, params, prepared }) => makePacket(ctx, params.debriefId, prepared),
  );
  serve(app, contract.listPackets, ({ ctx, params, query }) => findPackets(ctx, params.debriefId, query));
  serve(app, contract.getPacket, ({ ctx, params }) => findPacket(ctx, params.packetId));
  serve(app, contract.getPacketFile, ({ ctx, params }) => findPacketFile(ctx, params.packetId));
}
