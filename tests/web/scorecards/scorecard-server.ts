import type { Scorecard } from '#shared/scorecards.ts';
import { aCard, seatId } from '#tests/web/support/cards.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';

export const path = `/api/v1/seats/${seatId}/scorecard`;
export const me = aMember(1, { name: 'Ana Costa' });

export interface CardServer extends FakeServer {
  /** What the server holds. */
  card: Scorecard;
  /** Bodies of the saves that came, with the version they were over. */
  saves(): { readonly over: string | null; readonly body: unknown }[];
}

/** A server that keeps one card, and refuses what is stale. */
export function cardServer(given: Parameters<typeof aCard>[0] = {}): CardServer {
  const fake = fakeServer();
  const server: CardServer = {
    ...fake,
    card: aCard(given),
    saves: () =>
      fake.sent
        .filter(({ method }) => method === 'PUT')
        .map(({ headers, body }) => ({ over: headers.get('if-match'), body })),
  };
  fake.on('GET', '/api/v1/session', () => json(signedInAs(me)));
  fake.on('GET', path, () => json(server.card));
  fake.on('GET', `/api/v1/seats/${seatId}/cover-requests`, () =>
    json({ toCover: [], asked: [], askable: [] }),
  );
  fake.on('PUT', path, ({ headers, body }) => {
    if (headers.get('if-match') !== `"v${server.card.version}"`) return refuse('stale_version');
    const version = server.card.version + 1;
    server.card = aCard({ ...server.card, content: body, version });
    return json({ version, changedAt: '2026-01-05T14:02:00Z' });
  });
  return server;
}
