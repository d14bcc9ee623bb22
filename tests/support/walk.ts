import { randomUUID } from 'node:crypto';
import supertest, { type Response } from 'supertest';
import { contracts } from '#shared/contracts.ts';
import { addressOf, type Endpoint } from '#shared/endpoint.ts';
import { Role } from '#shared/roles.ts';
import { type Sample, type Stage, samples } from '#tests/support/samples.ts';
import {
  type CallInput,
  callApi,
  createPerson,
  keptConnections,
  type Person,
  testOrigin,
  type World,
} from '#tests/support/world.ts';

/** A stop of a walk over all contracts. */
export interface Stop {
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** A stream's answer never ends: tests/security/live-updates.test.ts walks it. */
export const stops: readonly Stop[] = [...contracts]
  .map(([name, endpoint]) => ({ name, endpoint }))
  .filter(({ endpoint }) => endpoint.stream === null);
export const writes: readonly Stop[] = stops.filter(({ endpoint }) => !endpoint.changesNothing);

/** Whether someone with this role may call the endpoint at all. */
export function mayCall({ access }: Endpoint, role: Role): boolean {
  return typeof access === 'string' || access.includes(role);
}

/** A request of a stop as one who may send it; `cookie` is undefined where nobody needs to be signed in. */
export interface Ready {
  readonly caller: Person;
  readonly cookie: string | undefined;
  readonly sample: Sample;
}

/** A fresh person who may call the endpoint, and a fresh request for them. Tries so far are forgotten. */
export async function ready(stage: Stage, { name, endpoint }: Stop, role?: Role): Promise<Ready> {
  const makeSample = samples.get(name);
  if (makeSample === undefined) throw new Error(`tests/support/samples.ts has no sample for ${name}`);
  const first = Role.options.find((option) => mayCall(endpoint, option)) ?? 'admin';
  const caller = await createPerson(stage.world, stage.orgId, [role ?? first]);
  const sample = await makeSample(stage, caller);
  await stage.world.ownerSql('DELETE FROM sign_in_throttles');
  return { caller, cookie: endpoint.access === 'anyone' ? undefined : caller.cookie, sample };
}

/** One request per endpoint for all the ways in which it is refused: as long as nothing serves it, it stays fresh. */
export function keepReady(stage: () => Stage): (stop: Stop) => Promise<Ready> {
  const made = new Map<string, Promise<Ready>>();
  return (stop) => {
    const request = made.get(stop.name) ?? ready(stage(), stop);
    made.set(stop.name, request);
    return request;
  };
}

/** Sends a ready request, changed in whatever a walk changes. */
export function send(
  world: World,
  { endpoint }: Stop,
  { sample, cookie }: Pick<Ready, 'sample' | 'cookie'>,
  change: CallInput = {},
): Promise<Response> {
  const { refused: _, ...input } = sample;
  return callApi(world, endpoint, { ...input, ...change }, cookie);
}

/** Sends a body as it stands, with headers as they stand. */
export function sendRaw(
  world: World,
  { endpoint }: Stop,
  { sample, cookie }: Pick<Ready, 'sample' | 'cookie'>,
  raw: { body?: string | Buffer; headers?: Record<string, string>; address?: string },
): Promise<Response> {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const address = raw.address ?? addressOf(endpoint, sample.params, sample.query);
  let request = supertest(world.app.server)[method](address).agent(keptConnections);
  const headers: Record<string, string> = {
    origin: testOrigin,
    ...(cookie === undefined ? {} : { cookie }),
    ...(sample.seen === undefined ? {} : { 'if-match': `"v${sample.seen}"` }),
    ...raw.headers,
  };
  for (const [key, value] of Object.entries(headers)) if (value !== '') request = request.set(key, value);
  // superagent would choose a content type of its own for a text.
  return raw.body === undefined ? request.then((response) => response) : request.send(raw.body);
}

/** A sample's body as it stands in a request, with the header that goes with it. */
export function rawOf(
  { endpoint }: Stop,
  { body }: Sample,
): { headers: Record<string, string>; body?: string | Buffer } {
  if (body === undefined) return { headers: {} };
  if (endpoint.takes === null)
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return {
    headers: { 'content-type': endpoint.takes },
    body: Buffer.from(body as Uint8Array),
  };
}

/** A reply in the shape of its contract: of a file, its name and bytes. */
export function replyIn({ endpoint }: Stop, response: Response): unknown {
  if (endpoint.file === null || response.type !== endpoint.file) return response.body;
  const name = /^attachment; filename="([^"]*)"$/.exec(String(response.headers['content-disposition']))?.[1];
  return { name, bytes: new Uint8Array(response.body as Buffer) };
}

/** The status of a request that is served as far as this world lets it be. */
export function expectedStatus({ endpoint }: Stop, { sample }: Ready): number {
  return sample.refused ?? endpoint.status;
}

type Path = readonly (string | number)[];

/** The paths of every string in a value, however deep. */
export function textPaths(value: unknown, path: Path = []): { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textPaths(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The value with something else at the path; the rest is shared. */
export function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, n) => (n === key ? replaceAt(item, rest, replacement) : item));
  const fields = { ...(value as Record<string, unknown>) };
  fields[key] = replaceAt(fields[key], rest, replacement);
  return fields;
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where ids stand in a sample: in `params`, `query` and `body`, nested lists included. */
export function idPaths(sample: Sample): Path[] {
  const { params, query, body } = sample;
  return textPaths({ params, query, body })
    .filter(({ text }) => uuidForm.test(text))
    .map(({ path }) => path);
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? (current as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

export const randomId = (): string => randomUUID();

/** A reply's body without what differs between any two requests. */
export function bodyOf(response: Response): unknown {
  if (typeof response.body !== 'object' || response.body === null) return response.body;
  const { requestId: _, ...rest } = response.body as Record<string, unknown>;
  return rest;
}
