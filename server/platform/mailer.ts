import nodemailer from 'nodemailer';

export interface OutgoingMail {
  /** Stays the same over all tries, so that one that was sent twice can be told. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null;
}

/** Sends mails one at a time through a mail server. */
export interface Mailer {
  /** Throws what the mail server, or the way to it, answered. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;

/** @param options.smtpUrl such as smtps://user:password@host:465; @param options.from an address */
export function createMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transport = nodemailer.createTransport(
    {
      url: options.smtpUrl,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
    },
    { from: { name: 'Evenhand', address: options.from } },
  );
  const host = options.from.split('@').at(-1) ?? 'localhost';
  return {
    send: async ({ id, to, subject, text, calendar }) => {
      await transport.sendMail({
        messageId: `<${id}@${host}>`,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'auto-submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(calendar === null ? {} : { icalEvent: { ...calendar, filename: 'interview.ics' } }),
      });
    },
    close: () => transport.close(),
  };
}
