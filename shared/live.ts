import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';

/**
 * What an event says: something about this may have changed, ask again. It never holds what. `resync`: whatever the
 * reader has may be old, because events were missed or none could be.
 */
export const LiveEvent = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('loop'), id: z.uuid() }),
  z.object({ topic: z.literal('debrief'), id: z.uuid() }),
  z.object({ topic: z.literal('notifications') }),
  z.object({ topic: z.literal('resync') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** The name under which events travel; a message named `beat` says that the connection stands, and nothing else. */
export const liveEventName = 'changed';
export const liveBeatName = 'beat';
/** A connection over which nothing came for this long is dead, in ms: two beats and a half. */
export const liveSilenceMs = 50_000;

export const streamLiveUpdates = endpoint({
  method: 'GET',
  path: '/api/v1/live',
  tag: 'Live updates',
  summary: 'What may have changed, as it happens: server-sent events that hold no content',
  access: 'member',
  stream: 'text/event-stream',
  reply: LiveEvent,
  problems: ['too_many_requests'],
});
