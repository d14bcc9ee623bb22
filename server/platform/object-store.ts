import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '#shared/problems.ts';

/** Where S3-compatible storage is, and who we are there. */
export interface ObjectStoreSettings {
  /** Buckets are addressed by path below it, which every such storage understands. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Bytes under keys, in S3-compatible storage. Throws `unavailable` where it can't be reached or is late, and `internal`
 * (which is logged) where it refuses us.
 */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Throws `internal` where there is none, or one of more than `maxBytes`. */
  get(key: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Done as well where there is none. */
  delete(key: string): Promise<void>;
}

const defaultLimitMs = 20_000;

/**
 * Each request is signed (SigV4) with the digest of its body, and ends after `limitMs`, its body included. A redirect is
 * not followed: a signature is for one address.
 */
export function createObjectStore(settings: ObjectStoreSettings, limitMs = defaultLimitMs): ObjectStore {
  const { endpoint, bucket, ...signing } = settings;
  async function ask<Result>(
    { method, key, body, type }: { method: string; key: string; body?: Uint8Array; type?: string },
    read: (response: Response) => Promise<Result>,
  ): Promise<Result> {
    const signed = await new AwsV4Signer({
      ...signing,
      service: 's3',
      method,
      url: `${endpoint}/${bucket}/${key}`,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
    }).sign();
    try {
      const response = await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: AbortSignal.timeout(limitMs),
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      if (response.status >= 500 || response.status === 429) throw away();
      return await read(response);
    } catch (error) {
      throw error instanceof AppError ? error : away();
    }
  }
  return {
    put: (key, body, type) => ask({ method: 'PUT', key, body, type }, done),
    get: (key, maxBytes) =>
      ask({ method: 'GET', key }, async (response) => {
        if (!response.ok) throw refused(response);
        return readAtMost(response, maxBytes);
      }),
    delete: (key) =>
      ask({ method: 'DELETE', key }, (response) =>
        response.status === 404 ? discard(response) : done(response),
      ),
  };
}

async function done(response: Response): Promise<void> {
  await discard(response);
  if (!response.ok) throw refused(response);
}

/** A body that nobody reads would keep its connection. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel();
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > maxBytes)
      throw new AppError('internal', 'The file storage has a longer file than was put there.');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function away(): AppError {
  return new AppError(
    'unavailable',
    'The file storage can’t be reached. Nothing was changed; try again in a moment.',
    { retryAfterSeconds: 5 },
  );
}

/** Keys, bucket or rights are not as the settings say, or an object is missing: for whoever runs the server. */
function refused({ status }: Response): AppError {
  return new AppError(
    'internal',
    `The file storage refused the request (${status}). Nothing was changed. Whoever runs this server can look into it.`,
  );
}
