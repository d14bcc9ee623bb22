import { z } from 'zod';
import type { OwnerSql } from '#tests/support/large-company.ts';
import type { ListRead, ListSubjects } from '#tests/support/list-reads.ts';

const Page = z.object({ next: z.string().nullish() });

/** Signs in over HTTP, once for each. */
export interface ListReader {
  /** Turns the pages that come before it, and says what then reads the list once, or fails. */
  prepare(read: ListRead): Promise<() => Promise<void>>;
}

/**
 * @param origin where the app listens, and what it takes for its own address
 * @param signIns as the demo company has them
 */
export function createListReader(
  address: string,
  origin: string,
  signIns: readonly { readonly role: string; readonly email: string; readonly password: string }[],
): ListReader {
  const cookies = new Map<string, Promise<string>>();
  const get = async (url: string, cookie: string): Promise<string> => {
    const reply = await fetch(`${address}${url}`, { headers: { cookie } });
    const text = await reply.text();
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${text}`);
    return text;
  };
  const signIn = async (role: string): Promise<string> => {
    const who = signIns.find((one) => one.role === role);
    const reply = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: who?.email, password: who?.password }),
    });
    if (!reply.ok) throw new Error(`${role} can't sign in: ${await reply.text()}`);
    return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  return {
    async prepare({ as, url, after = 0 }) {
      const signedIn = cookies.get(as) ?? signIn(as);
      cookies.set(as, signedIn);
      const cookie = await signedIn;
      let place = '';
      for (let turned = 0; turned < after; turned += 1) {
        const { next } = Page.parse(
          JSON.parse(await get(url.replace(/limit=\d+/, 'limit=200') + place, cookie)),
        );
        if (next == null) throw new Error(`${url} has no more than ${turned + 1} pages`);
        place = `&after=${encodeURIComponent(next)}`;
      }
      return async () => {
        await get(url + place, cookie);
      };
    },
  };
}

/** Which jobs and people of a large company its lists are asked for. */
export async function findListSubjects(sql: OwnerSql): Promise<ListSubjects> {
  const [found] = await sql<ListSubjects>(
    `SELECT (SELECT id FROM jobs WHERE title = 'Opening 0000') AS "hugeJob",
            (SELECT id FROM jobs WHERE title LIKE 'Opening %' ORDER BY title DESC LIMIT 1) AS "smallJob",
            (SELECT owner_id FROM loops GROUP BY owner_id ORDER BY count(*) DESC LIMIT 1) AS "ownerId",
            (SELECT member_id FROM seats GROUP BY member_id ORDER BY count(*) DESC LIMIT 1) AS "actorId"`,
  );
  if (found === undefined) throw new Error('there is no large company');
  return found;
}
