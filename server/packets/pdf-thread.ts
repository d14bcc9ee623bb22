import { parentPort } from 'node:worker_threads';
import { drawPacket } from '#server/packets/pdf/draw-packet.ts';
import type { PacketContent } from '#shared/packets.ts';

/** What the thread is asked, and what it answers: one PDF after the other. */
export interface DrawRequest {
  readonly id: number;
  readonly content: PacketContent;
}
export type DrawAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string };

// The entry of a thread that draws packets until nobody wants one any more: pdf-printer.ts.
if (parentPort !== null) {
  const port = parentPort;
  const answer = (said: DrawAnswer): void => port.postMessage(said);
  port.on('message', ({ id, content }: DrawRequest) => {
    drawPacket(content).then(
      (pdf) => answer({ id, pdf }),
      (error: unknown) =>
        answer({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
