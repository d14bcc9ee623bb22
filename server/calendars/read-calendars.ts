import type { BusyResult } from '#server/calendars/busy-in-calendar.ts';
import type { BusyThreadData } from '#server/calendars/busy-thread.ts';
import { busyWindow, mayKeepRead, nextReadAt } from '#server/calendars/rules.ts';
import {
  noteFailure,
  noteUnchanged,
  type Source,
  storeBusy,
  takeDueSources,
} from '#server/calendars/sources.sql.ts';
import { type Background, runBackgroundWork } from '#server/platform/background-work.ts';
import type { Database } from '#server/platform/database.ts';
import { FetchError, type FetchPublic } from '#server/platform/public-fetch.ts';
import type { CalendarFailure } from '#shared/calendars.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface CalendarDeps extends Background {
  /** As the role of background work, which sees in which organisations an address is due. */
  readonly jobs: Database;
  readonly fetchPublic: FetchPublic;
  readonly readBusy: (data: BusyThreadData) => Promise<BusyResult>;
}

/** What a fetch may cost. */
export const calendarLimits = { limitMs: 10_000, maxBytes: 5 * 1024 * 1024 } as const;
/** As many hosts are asked at once; one that takes its time keeps none but these waiting. */
const atOnce = 8;
/** A run ends well before its job counts as lost, however slow every host is; what is left is due at the next. */
const mostRounds = 20;

/** Reads the calendars that are due in every organisation. Returns how many. Run as often as you like, by as many as you like. */
export async function readCalendars(deps: CalendarDeps): Promise<number> {
  let read = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await deps.jobs.call<{ orgId: OrgId }>(
      'SELECT org_id AS "orgId" FROM calendar_sources WHERE due_at <= $1 GROUP BY org_id ORDER BY min(due_at) LIMIT $2',
      [deps.clock.now(), atOnce],
    );
    if (due.length === 0) break;
    const share = Math.max(1, Math.floor(atOnce / due.length));
    const taken = await Promise.all(
      due.map(async ({ orgId }) => {
        const next = nextReadAt(deps.clock.now(), 0);
        const sources = await runBackgroundWork(deps, orgId, (ctx) =>
          takeDueSources(ctx, orgId, share, next),
        );
        return sources.map((source) => ({ orgId, source }));
      }),
    );
    const reading = taken.flat();
    await Promise.all(reading.map(({ orgId, source }) => readOne(deps, orgId, source)));
    read += reading.length;
  }
  return read;
}

type Outcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly failure: CalendarFailure }
  | {
      readonly kind: 'read';
      readonly store: Parameters<typeof storeBusy>[3];
      readonly said: Parameters<typeof storeBusy>[4];
    };

async function readOne(deps: CalendarDeps, orgId: OrgId, source: Source): Promise<void> {
  if (source.deactivatedAt !== null) return;
  const outcome = await outcomeOf(deps, source);
  await runBackgroundWork(deps, orgId, async (ctx) => {
    if (outcome.kind === 'unchanged') await noteUnchanged(ctx, orgId, source.id);
    if (outcome.kind === 'read') await storeBusy(ctx, orgId, source.id, outcome.store, outcome.said);
    if (outcome.kind !== 'failed') return;
    const tries = source.tries + 1;
    const dueAt = nextReadAt(ctx.clock.now(), tries);
    await noteFailure(ctx, orgId, source.id, { failure: outcome.failure, tries, dueAt });
  });
}

async function outcomeOf({ fetchPublic, readBusy, clock }: CalendarDeps, source: Source): Promise<Outcome> {
  try {
    const { status, headers, body } = await fetchPublic(source.address, {
      accept: 'text/calendar',
      ...conditionsOf(source, clock.now()),
    });
    if (status === 304) return { kind: 'unchanged' };
    if (status !== 200) return { kind: 'failed', failure: status >= 500 ? 'unreachable' : 'refused' };
    const found = await readBusy({
      text: new TextDecoder().decode(body),
      window: { ...busyWindow(clock.now()), timeZone: source.timeZone },
    });
    if (found.kind === 'failed') return found;
    const said = { etag: shortOf(headers.etag), lastModified: shortOf(headers['last-modified']) };
    return { kind: 'read', store: found.intervals, said };
  } catch (error) {
    if (error instanceof FetchError) return { kind: 'failed', failure: error.problem };
    throw error;
  }
}

function conditionsOf({ readAt, etag, lastModified }: Source, now: Date): Record<string, string> {
  if (!mayKeepRead(readAt, now)) return {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

/** A header as it can be kept and said again; null for one that is not worth it. */
function shortOf(header: string | undefined): string | null {
  return header !== undefined && /^[\x20-\x7e]{1,200}$/.test(header) ? header : null;
}
