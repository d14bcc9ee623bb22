import pg from 'pg';
import { createMailer } from '#server/platform/mailer.ts';

/**
 * What the worker of mails must not be, in a process that is there to be killed: it says that a mail is sent before it
 * sends it, or claims and marks a batch in the one transaction in which it sends it.
 */
const [manner = ''] = process.argv.slice(2);
const { OWNER_URL: ownerUrl = '', SMTP_URL: smtpUrl = '' } = process.env;
const atOnce = 20;
const subject = 'A card is owed';

const owner = new pg.Client({ connectionString: ownerUrl });
const mailer = createMailer({ smtpUrl, from: 'no-reply@evenhand.example' });
await owner.connect();
process.stdout.write('ready\n');
for (;;) {
  await owner.query('BEGIN');
  const { rows } = await owner.query<{ id: string; email: string }>(
    `UPDATE mails x SET state = 'sent', ended_at = due_at, to_address = m.email, subject = $3, text = $3
       FROM notifications n JOIN members m USING (org_id)
      WHERE m.id = n.member_id AND n.org_id = x.org_id AND n.id = x.notification_id
        AND x.id IN (SELECT id FROM mails WHERE ended_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT $1)
     RETURNING x.id, m.email`,
    [atOnce, new Date(), subject],
  );
  if (manner === 'marks first') await owner.query('COMMIT');
  for (const { id, email } of rows)
    await mailer.send({ id, to: email, subject, text: subject, calendar: null });
  if (manner === 'marks last') await owner.query('COMMIT');
  if (rows.length === 0) break;
}
mailer.close();
await owner.end();
