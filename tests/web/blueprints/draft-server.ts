import type { Draft } from '#shared/blueprints.ts';
import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import { aBlueprint, aDraft, blueprintId, draftPath } from '#tests/web/blueprints/samples.ts';
import { type FakeServer, fakeServer, json, refuse } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';

/** A server with a blueprint and its first draft, for a hiring manager who is signed in. */
export function draftServer(): FakeServer {
  const server = fakeServer();
  server.on('GET', '/api/v1/session', () => json(signedInAs(aMember(1, { roles: ['hiring_manager'] }))));
  server.on('GET', `/api/v1/blueprints/${blueprintId}`, () =>
    json(aBlueprint([{ number: 1, isPublished: false }])),
  );
  serveDraft(server, aDraft());
  return server;
}

/** The draft as the server holds it: refuses a version that is not the newest, and counts up. */
export function serveDraft(server: FakeServer, first: Draft): void {
  let now = first;
  server.on('GET', draftPath, () => json(now));
  server.on('PUT', draftPath, ({ headers, body }) => {
    if (headers.get('if-match') !== `"v${now.version}"`) return refuse('stale_version');
    now = { ...now, ...(body as object), version: now.version + 1 };
    return json(now);
  });
}

interface Saved {
  readonly kit: KitDraft;
  readonly proposals: Proposal[];
}

/** Every draft that was sent to be saved, in order. */
export function savesTo(server: FakeServer): Saved[] {
  return server.sent.filter(({ method }) => method === 'PUT').map(({ body }) => body as Saved);
}

export function openDraft(at: string): void {
  renderApp(`/blueprints/${blueprintId}/draft?at=${at}`);
}
