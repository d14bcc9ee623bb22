import { jwtVerify, SignJWT } from 'jose';
import { AppError } from '#shared/problems.ts';

export type LinkPurpose = 'set_up' | 'invitation' | 'slots';

/** Makes and checks the tokens of one-time links. What a link is for stands in the database; the signature keeps guesses from reaching it. */
export interface Links {
  sign(link: { purpose: LinkPurpose; id: string; expiresAt: Date }): Promise<string>;
  /** The purpose of a genuine token. Throws `link_spent` for everything else, without saying what was wrong with it. */
  read(token: string, now: Date): Promise<LinkPurpose>;
  /** The address to pass on: the token stands in the fragment, which no server, proxy or log ever sees. */
  address(token: string, purpose: LinkPurpose): string;
}

/** The page on which a link is used. */
const pages: Readonly<Record<LinkPurpose, string>> = {
  set_up: '/link',
  invitation: '/link',
  slots: '/slots',
};

const issuer = 'evenhand';
const algorithm = 'HS256';

export function createLinks(options: { secretKey: string; publicUrl: string }): Links {
  const key = new TextEncoder().encode(options.secretKey);
  return {
    sign: ({ purpose, id, expiresAt }) =>
      new SignJWT({ purpose })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setJti(id)
        .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
        .sign(key),
    read: async (token, now) => {
      const purpose = await jwtVerify(token, key, { issuer, algorithms: [algorithm], currentDate: now }).then(
        ({ payload }) => payload.purpose,
        () => null,
      );
      if (purpose !== 'set_up' && purpose !== 'invitation' && purpose !== 'slots') throw linkSpent();
      return purpose;
    },
    address: (token, purpose) => `${options.publicUrl}${pages[purpose]}#${token}`,
  };
}

/** The one answer for a link that was used, replaced, revoked, too old or never ours. */
export function linkSpent(): AppError {
  return new AppError(
    'link_spent',
    'The link was used, replaced, taken back or is too old. Ask whoever sent it for a new one.',
  );
}
