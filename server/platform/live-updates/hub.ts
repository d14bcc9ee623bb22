import type { MemberActor } from '#server/context.ts';
import { findActors } from '#server/platform/authenticate.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Database } from '#server/platform/database.ts';
import type { Announcement, Message } from '#server/platform/live-updates/announcement.ts';
import { createListener } from '#server/platform/live-updates/listener.ts';
import { createLiveStream, type LiveStream } from '#server/platform/live-updates/live-stream.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { LiveEvent } from '#shared/live.ts';
import type { OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** What each of these people may hear of what was announced, in its order; decided from what is true now. */
export type Hear = (
  tx: Tx,
  orgId: OrgId,
  actors: readonly MemberActor[],
  announcements: readonly Announcement[],
) => Promise<ReadonlyMap<string, readonly LiveEvent[]>>;

export interface HubOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly hear: Hear;
  readonly onError: (error: unknown) => void;
  readonly beatMs: number;
}

export interface Hub {
  /** Opens the stream of a session. Throws `too_many_requests` where its member has enough of them open. */
  open(actor: MemberActor, tokenHash: Buffer): LiveStream;
  /** Ends every stream, for good. */
  close(): Promise<void>;
}

/** A browser has one, whatever number of tabs it shows; a person has a few browsers. */
const mostOfMember = 8;
/** What is announced within this time is looked at together, in ms. */
const gatherMs = 100;

interface Connected {
  readonly orgId: OrgId;
  readonly memberId: string;
  readonly tokenHash: Buffer;
  readonly stream: LiveStream;
}

/** The connections of one process, and what each of them hears. */
export function createHub({ database, clock, hear, onError, beatMs }: HubOptions): Hub {
  const connected = new Set<Connected>();
  const waiting = new Map<OrgId, Announcement[]>();
  let working: Promise<void> = Promise.resolve();
  let gathering: NodeJS.Timeout | null = null;
  let beating: NodeJS.Timeout | null = null;

  const listener = createListener({
    connect: () => database.connectDirectly(),
    onMessage: gather,
    onListening: () => {
      for (const { stream } of connected) stream.send({ topic: 'resync' });
    },
    onError,
  });

  function drop(gone: Iterable<Connected>): void {
    for (const one of gone) {
      connected.delete(one);
      one.stream.end();
    }
  }

  /** One thing after the other. Whoever is affected by what fails comes back by themselves, and asks for everything anew. */
  function queue(work: () => Promise<void>, affected: () => Iterable<Connected>): void {
    working = working.then(work).catch((error: unknown) => {
      onError(error);
      drop([...affected()]);
    });
  }

  function gather({ orgId, announcements }: Message): void {
    if (of(orgId).length === 0) return;
    waiting.set(orgId, [...(waiting.get(orgId) ?? []), ...announcements]);
    gathering ??= setTimeout(() => {
      gathering = null;
      const gathered = [...waiting];
      waiting.clear();
      for (const [org, said] of gathered)
        queue(
          () => tell(org, said),
          () => of(org),
        );
    }, gatherMs);
  }

  function of(orgId: OrgId): Connected[] {
    return [...connected].filter((one) => one.orgId === orgId);
  }

  /** Ends the streams whose session has ended or gone elsewhere; who is left, as they are now. */
  async function recheck(those: readonly Connected[]): Promise<ReadonlyMap<Connected, MemberActor>> {
    const actors = await findActors(
      database,
      those.map(({ tokenHash }) => tokenHash),
      clock.now(),
    );
    const left = new Map<Connected, MemberActor>();
    for (const one of those) {
      const actor = actors.get(one.tokenHash.toString('hex'));
      if (actor?.orgId === one.orgId && actor.memberId === one.memberId) left.set(one, actor);
      else drop([one]);
    }
    return left;
  }

  async function tell(orgId: OrgId, announcements: readonly Announcement[]): Promise<void> {
    const left = await recheck(of(orgId));
    const actors = [...new Map([...left.values()].map((actor) => [actor.memberId, actor])).values()];
    if (actors.length === 0) return;
    const heard = await database.transaction({ orgId, readOnly: true }, (tx) =>
      hear(tx, orgId, actors, announcements),
    );
    for (const { memberId, stream } of left.keys())
      for (const event of heard.get(memberId) ?? []) stream.send(event);
  }

  function beat(): void {
    if (connected.size === 0) return;
    listener.probe();
    queue(
      async () => {
        for (const { stream } of (await recheck([...connected])).keys()) stream.beat();
      },
      () => connected,
    );
  }

  return {
    open: (actor, tokenHash) => {
      const { orgId, memberId } = actor;
      if (of(orgId).filter((one) => one.memberId === memberId).length >= mostOfMember) {
        throw new AppError('too_many_requests', 'Live updates are open in many browsers already.', {
          retryAfterSeconds: 60,
        });
      }
      const one: Connected = { orgId, memberId, tokenHash, stream: createLiveStream() };
      connected.add(one);
      one.stream.body.once('close', () => connected.delete(one));
      listener.start();
      beating ??= setInterval(beat, beatMs).unref();
      if (listener.isListening()) one.stream.send({ topic: 'resync' });
      return one.stream;
    },
    close: async () => {
      if (beating !== null) clearInterval(beating);
      if (gathering !== null) clearTimeout(gathering);
      drop([...connected]);
      await listener.close();
      await working;
    },
  };
}
