import * as packets from '#shared/packets.ts';
import { placeDebrief } from '#tests/factories/debrief.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** Makes a packet of a debrief and says which it is. */
export async function packetBy(maker: Person, debriefId: string): Promise<string> {
  const made = await maker.call(packets.makePacket, { params: { debriefId } });
  if (made.status !== 201) throw new Error(`no packet: ${made.status} ${made.text}`);
  return made.body.id;
}

/** A packet that the caller has made of a debrief of their own; an admin's, for who may make none. */
async function packetOf(stage: Stage, caller: Person): Promise<string> {
  const { id: debriefId } = await placeDebrief(stage.world, caller);
  const made = await caller.call(packets.makePacket, { params: { debriefId } });
  if (made.status !== 403) return made.body.id;
  const { admin } = stage.people;
  return packetBy(admin, (await placeDebrief(stage.world, admin)).id);
}

export const packetSamples: SamplesOf<typeof packets> = {
  makePacket: async (stage, caller) => ({
    params: { debriefId: (await placeDebrief(stage.world, caller)).id },
  }),
  listPackets: async (stage, caller) => ({
    params: { debriefId: (await placeDebrief(stage.world, caller)).id },
    query: { limit: 10 },
  }),
  getPacket: async (stage, caller) => ({ params: { packetId: await packetOf(stage, caller) } }),
  getPacketFile: async (stage, caller) => ({ params: { packetId: await packetOf(stage, caller) } }),
};
