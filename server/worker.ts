import { z } from 'zod';
import { appendEntries } from '#server/audit/append-entries.ts';
import { busyInThread } from '#server/calendars/busy-in-thread.ts';
import { calendarLimits, readCalendars } from '#server/calendars/read-calendars.ts';
import { fitInThread } from '#server/calibration/fit-in-thread.ts';
import { type RefitDeps, refitFamily } from '#server/calibration/refit-family.ts';
import { sweepFamilies } from '#server/calibration/sweep-families.ts';
import { runImport } from '#server/candidates/imports/run-import.ts';
import { sendMails } from '#server/notifications/send-mails.ts';
import { systemClock } from '#server/platform/clock.ts';
import { assertBoundByRowSecurity, type Database, openDatabase } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { createMailer } from '#server/platform/mailer.ts';
import { createObjectStore, type ObjectStoreSettings } from '#server/platform/object-store.ts';
import { createPublicFetch } from '#server/platform/public-fetch.ts';
import { startQueueWorker } from '#server/platform/queue-worker.ts';
import { removeObjects } from '#server/platform/remove-objects.ts';
import { OrgId } from '#shared/primitives.ts';

export interface WorkerOptions {
  /** As the app: each job works in its organisation's own transaction, bound by row-level security. */
  readonly databaseUrl: string;
  /** As the role of background work: the queue, and what is due in whatever organisation. */
  readonly jobsDatabaseUrl: string;
  readonly onError: (error: unknown) => void;
  /** Where people reach the product: what mails lead to. */
  readonly publicUrl: string;
  /** The mail server; null keeps mails, for admins to read. */
  readonly smtpUrl: string | null;
  /** The address that mails come from; null: one at the product's own host. */
  readonly mailFrom: string | null;
  /** S3-compatible storage that files may be kept in; null: none, and what is to be deleted there waits. */
  readonly objectStore: ObjectStoreSettings | null;
  /** How long a fit may take before it is given up, in ms. */
  readonly fitLimitMs?: number;
}

export interface RunningWorker {
  /** Gives back what is under way and ends. */
  close(): Promise<void>;
}

const defaultFitLimitMs = 5 * 60_000;
const sweepEverySeconds = 60;
const mailEverySeconds = 20;
const calendarsEverySeconds = 60;
const removeEverySeconds = 60;
const calendarLimitMs = 10_000;
const ImportData = z.object({ orgId: OrgId, importId: z.uuid() });
const RefitData = z.object({ orgId: OrgId, blueprintId: z.uuid() });

/** Works off the background jobs until it is closed. As many of these may run as you like, beside or apart from the API. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const database = openDatabase({ url: options.databaseUrl, maxConnections: 4 });
  const jobs = openDatabase({ url: options.jobsDatabaseUrl, maxConnections: 1 });
  const closeDatabases = async (): Promise<void> => {
    await Promise.all([database.close(), jobs.close()]);
  };
  try {
    await assertBoundByRowSecurity(database);
    await assertSeesEveryOrg(jobs);
    const closing = new AbortController();
    const deps: RefitDeps = {
      database,
      clock: systemClock,
      ids: systemIds,
      appendAudit: appendEntries,
      fit: (ratings, onProgress) =>
        fitInThread(ratings, {
          limitMs: options.fitLimitMs ?? defaultFitLimitMs,
          signal: closing.signal,
          onProgress,
          onError: options.onError,
        }),
    };
    const from = options.mailFrom ?? `no-reply@${new URL(options.publicUrl).hostname}`;
    const mailer = options.smtpUrl === null ? null : createMailer({ smtpUrl: options.smtpUrl, from });
    const objectStore = options.objectStore && createObjectStore(options.objectStore);
    const fetchPublic = createPublicFetch(calendarLimits);
    const queue = await startQueueWorker({
      jobsDatabaseUrl: options.jobsDatabaseUrl,
      handlers: {
        'calibration.sweep': async () => {
          await sweepFamilies({ ...deps, jobs });
        },
        'calibration.refit': async (data) => {
          await refitFamily(deps, RefitData.parse(data));
        },
        'candidates.import': async (data) => {
          await runImport(deps, ImportData.parse(data));
        },
        'calendars.read': async () => {
          await readCalendars({
            ...deps,
            jobs,
            fetchPublic,
            readBusy: (data) => busyInThread(data, calendarLimitMs),
          });
        },
        'files.remove': async () => {
          if (objectStore !== null) await removeObjects({ ...deps, jobs, objectStore });
        },
        'notifications.mail': async () => {
          await sendMails({ ...deps, jobs, mailer, publicUrl: options.publicUrl, from });
        },
      },
      repeated: [
        { queue: 'calibration.sweep', everySeconds: sweepEverySeconds },
        { queue: 'notifications.mail', everySeconds: mailEverySeconds },
        { queue: 'calendars.read', everySeconds: calendarsEverySeconds },
        { queue: 'files.remove', everySeconds: removeEverySeconds },
      ],
      onError: (error) => {
        if (!closing.signal.aborted) options.onError(error);
      },
    });
    return {
      close: async () => {
        closing.abort(new Error('the worker is closing'));
        await queue.close();
        mailer?.close();
        await closeDatabases();
      },
    };
  } catch (error) {
    await closeDatabases();
    throw error;
  }
}

/** A role that row-level security binds would find nothing to do, for ever and in silence. */
async function assertSeesEveryOrg(jobs: Database): Promise<void> {
  const [role] = await jobs.call<{ name: string; sees: boolean }>(
    'SELECT rolname AS name, rolbypassrls OR rolsuper AS sees FROM pg_roles WHERE rolname = current_user',
  );
  if (role?.sees === true) return;
  throw new Error(
    `The role ${role?.name} of JOBS_DATABASE_URL is bound by row-level security and would find no work. ` +
      'Use evenhand_jobs there, or give the role BYPASSRLS.',
  );
}
