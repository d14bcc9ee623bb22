import { appendEntries } from '#server/audit/append-entries.ts';
import { sendMails } from '#server/notifications/send-mails.ts';
import { openDatabase } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';

/**
 * What the worker runs for mails, in a process that is there to be killed: works off what is due at the given time, over
 * and over or once.
 */
const [now = '', until = ''] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = '', JOBS_DATABASE_URL: jobsUrl = '' } = process.env;
const database = openDatabase({ url: databaseUrl, maxConnections: 2 });
const jobs = openDatabase({ url: jobsUrl, maxConnections: 1 });
process.stdout.write('ready\n');
do {
  await sendMails({
    database,
    jobs,
    clock: { now: () => new Date(now) },
    ids: systemIds,
    appendAudit: appendEntries,
    mailer: null,
    publicUrl: 'https://evenhand.example',
    from: 'no-reply@evenhand.example',
  });
} while (until === 'endless');
await Promise.all([database.close(), jobs.close()]);
