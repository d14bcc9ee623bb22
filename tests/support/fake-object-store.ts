import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ObjectStoreSettings } from '#server/platform/object-store.ts';

/** As much of S3 as the product uses, in memory. A request whose signature (SigV4) is not right is refused. */
export interface FakeObjectStore {
  readonly settings: ObjectStoreSettings;
  readonly objects: Map<string, { readonly type: string; bytes: Buffer }>;
  /** What was asked for, as `PUT key`; refused ones as well. */
  readonly asked: string[];
  /** What it does with requests from now on: `silent` never answers. */
  behave(as: 'well' | 'failing' | 'silent'): void;
  close(): Promise<void>;
}

export async function startFakeObjectStore(): Promise<FakeObjectStore> {
  const objects: FakeObjectStore['objects'] = new Map();
  const asked: string[] = [];
  let behaviour: 'well' | 'failing' | 'silent' = 'well';
  const signing = { region: 'eu-test-1', accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret of tests/+=' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const key = (request.url ?? '').replace(/^\/files-of-tests\//, '');
    asked.push(`${request.method} ${key}`);
    if (behaviour === 'silent') return;
    if (behaviour === 'failing') return response.writeHead(503).end();
    if (!isSigned(request, body, signing)) return response.writeHead(403).end('<Error/>');
    const found = objects.get(key);
    switch (request.method) {
      case 'PUT':
        objects.set(key, { type: request.headers['content-type'] ?? '', bytes: body });
        return response.writeHead(200).end();
      case 'DELETE':
        objects.delete(key);
        return response.writeHead(204).end();
      default:
        return found === undefined
          ? response.writeHead(404).end('<Error/>')
          : response.writeHead(200, { 'content-type': found.type }).end(found.bytes);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, it always has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket: 'files-of-tests', ...signing },
    objects,
    asked,
    behave: (as) => {
      behaviour = as;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');
const hmac = (key: string | Buffer, value: string): Buffer =>
  createHmac('sha256', key).update(value).digest();

/** "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)", Amazon S3 API reference. */
function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { region, accessKeyId, secretAccessKey }: Omit<ObjectStoreSettings, 'endpoint' | 'bucket'>,
): boolean {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  const [, credential = '', names = '', signature] = given ?? [];
  const at = String(request.headers['x-amz-date']);
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const digest = String(request.headers['x-amz-content-sha256']);
  const signs = ['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) =>
    names.split(';').includes(name),
  );
  if (credential !== `${accessKeyId}/${scope}` || digest !== sha256(body) || !signs) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const [path, query = ''] = (request.url ?? '').split('?');
  const canonical = [request.method, path, query, headers.join(''), names, digest].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString('hex') === signature;
}
