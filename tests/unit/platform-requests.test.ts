import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageOf } from '#server/platform/cursor.ts';
import { idempotencyKeyFrom, requestHash } from '#server/platform/idempotency.ts';
import { etagOf, versionFrom } from '#server/platform/if-match.ts';
import { postgresErrorOf, refuseOn } from '#server/platform/postgres-error.ts';
import { assertStorable } from '#server/platform/request-text.ts';
import { assertSameOrigin } from '#server/platform/same-origin.ts';
import { cookieName, hashToken } from '#server/platform/session-cookie.ts';
import { AppError } from '#shared/problems.ts';

/** The code with which something is refused; null where it is not. */
function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('a cursor', () => {
  const shape = z.tuple([z.string(), z.int()]);
  const storable = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));

  it('comes back as it was given', () => {
    fc.assert(
      fc.property(storable, fc.integer(), (text, number) => {
        const cursor = encodeCursor([text, number]);
        expect(cursor).toMatch(/^[\w-]*$/);
        expect(decodeCursor(shape, cursor)).toEqual([text, number]);
      }),
    );
    expect(decodeCursor(shape, undefined)).toBeNull();
  });

  it('is refused, and nothing worse, whatever else it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(codeOf(() => decodeCursor(shape, text))).toBe('invalid_request');
      }),
    );
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const odd of [['a'], ['a', 1, 2], ['a\0', 1], ['a', '1'], { 0: 'a', 1: 1 }, null, 'a'])
      expect(codeOf(() => decodeCursor(shape, encode(odd)))).toBe('invalid_request');
  });

  it('leads through every page of a list, each row once', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 12 }), (length, limit) => {
        const rows = Array.from({ length }, (_, n) => n);
        const seen: number[] = [];
        let next: string | null = null;
        do {
          const after: number = decodeCursor(z.tuple([z.int()]), next ?? undefined)?.[0] ?? -1;
          const found = rows.filter((row) => row > after).slice(0, limit + 1);
          const page = pageOf(
            found,
            limit,
            (row) => [row],
            (row) => row,
          );
          seen.push(...page.items);
          next = page.next;
        } while (next !== null);
        expect(seen).toEqual(rows);
      }),
    );
  });
});

describe('If-Match', () => {
  it('reads back the version of an ETag', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (version) => {
        expect(versionFrom(etagOf(version))).toBe(version);
      }),
    );
  });

  it('asks for a version, and takes nothing but one strong tag', () => {
    expect(codeOf(() => versionFrom(undefined))).toBe('version_required');
    for (const odd of [
      '',
      '*',
      'v1',
      '"1"',
      '"v0"',
      '"v01"',
      'W/"v1"',
      '"v1" ',
      '"v1", "v2"',
      '"v1234567890"',
      '"v1.5"',
    ])
      expect(
        codeOf(() => versionFrom(odd)),
        odd,
      ).toBe('invalid_request');
  });
});

describe('Idempotency-Key', () => {
  it('is up to 255 visible characters', () => {
    expect(idempotencyKeyFrom(undefined)).toBeNull();
    expect(idempotencyKeyFrom('a-key_1')).toBe('a-key_1');
    expect(idempotencyKeyFrom('x'.repeat(255))).toHaveLength(255);
    for (const odd of ['', 'x'.repeat(256), 'a b', 'tab\t', 'ü', ['a', 'b']])
      expect(codeOf(() => idempotencyKeyFrom(odd))).toBe('invalid_request');
  });

  it('belongs to one method, address and body', () => {
    const hashes = [
      requestHash('POST', '/a', { x: 1 }),
      requestHash('PUT', '/a', { x: 1 }),
      requestHash('POST', '/b', { x: 1 }),
      requestHash('POST', '/a', { x: 2 }),
      requestHash('POST', '/a', undefined),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(requestHash('POST', '/a', undefined)).toEqual(requestHash('POST', '/a', null));
  });
});

describe('assertStorable', () => {
  it('takes every well-formed text without NUL, and refuses every other', () => {
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
        const isSound = Buffer.from(text, 'utf8').toString('utf8') === text && !text.includes('\0');
        expect(codeOf(() => assertStorable({ deep: [{ text }] }))).toBe(isSound ? null : 'invalid_text');
        expect(codeOf(() => assertStorable({ [`key ${text}`]: 1 }))).toBe(isSound ? null : 'invalid_text');
      }),
    );
  });

  it('names where the text stands', () => {
    expect(() => assertStorable({ kpis: [{ name: 'fine' }, { name: 'a\0' }] })).toThrow('kpis.1.name');
  });

  it('refuses keys that reach a prototype, and takes texts that name one', () => {
    expect(codeOf(() => assertStorable(JSON.parse('{"a":{"__proto__":1}}')))).toBe('invalid_request');
    expect(codeOf(() => assertStorable({ constructor: 1 }))).toBe('invalid_request');
    expect(codeOf(() => assertStorable({ name: '__proto__' }))).toBeNull();
  });

  it('takes 32 levels and 10,000 items, and no more', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(codeOf(() => assertStorable(nested(32)))).toBeNull();
    expect(codeOf(() => assertStorable(nested(33)))).toBe('too_large');
    expect(codeOf(() => assertStorable(Array.from({ length: 10_000 }, () => 1)))).toBeNull();
    expect(codeOf(() => assertStorable(Array.from({ length: 10_001 }, () => 1)))).toBe('too_large');
  });
});

describe('assertSameOrigin', () => {
  const allowed = ['https://evenhand.example'];

  it.each([
    [{ origin: 'https://evenhand.example' }, null],
    [{ origin: 'https://evenhand.example', 'sec-fetch-site': 'cross-site' }, null],
    [{ 'sec-fetch-site': 'same-origin' }, null],
    [{}, 'cross_site'],
    [{ origin: '' }, 'cross_site'],
    [{ origin: 'null' }, 'cross_site'],
    [{ origin: 'http://evenhand.example' }, 'cross_site'],
    [{ origin: 'https://evenhand.example.evil.example' }, 'cross_site'],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 'cross_site'],
    [{ 'sec-fetch-site': 'same-site' }, 'cross_site'],
    [{ 'sec-fetch-site': 'none' }, 'cross_site'],
    [{ 'sec-fetch-site': ['same-origin', 'cross-site'] }, 'cross_site'],
  ])('answers %j with %s', (headers, code) => {
    expect(codeOf(() => assertSameOrigin(headers, allowed))).toBe(code);
  });
});

describe('the session cookie', () => {
  it('has the name that browsers bind to the host on https, and another on plain http', () => {
    expect(cookieName({ url: 'https://evenhand.example', secure: true })).toBe('__Host-evenhand');
    expect(cookieName({ url: 'http://localhost:3000', secure: false })).toBe('evenhand-localhost');
    expect(hashToken('token')).toHaveLength(32);
  });
});

describe('postgresErrorOf', () => {
  const unique = { code: '23505', constraint: 'members_pkey' };

  it('reads the driver, and both shapes in which Prisma wraps it', () => {
    expect(postgresErrorOf(Object.assign(new Error('x'), unique))).toEqual(unique);
    const wrapped = {
      originalCode: '23505',
      originalMessage: 'duplicate key value violates unique constraint "members_pkey"',
      kind: 'UniqueConstraintViolation',
    };
    const inMeta = Object.assign(new Error('x'), {
      code: 'P2002',
      meta: { modelName: 'Member', driverAdapterError: { name: 'DriverAdapterError', cause: wrapped } },
    });
    const inCause = Object.assign(new Error('x', { cause: wrapped }), { name: 'DriverAdapterError' });
    expect(postgresErrorOf(inMeta)).toEqual(unique);
    expect(postgresErrorOf(inCause)).toEqual(unique);
  });

  it('says nothing where Postgres had no part in it', () => {
    for (const other of [
      null,
      undefined,
      'text',
      new Error('x'),
      { code: 'P2025' },
      { code: 'ECONNREFUSED' },
      { code: 7 },
    ])
      expect(postgresErrorOf(other)).toBeNull();
    const endless: { cause?: unknown } = {};
    endless.cause = endless;
    expect(postgresErrorOf(endless)).toBeNull();
  });

  it('turns the one constraint that is named into a refusal, and lets every other failure be one', async () => {
    const failing = (error: unknown) =>
      refuseOn('members_pkey', 'already_exists', 'There is one.', () => Promise.reject(error));
    await expect(failing(unique)).rejects.toMatchObject({ code: 'already_exists', message: 'There is one.' });
    const other = Object.assign(new Error('x'), { code: '23505', constraint: 'another' });
    await expect(failing(other)).rejects.toBe(other);
    await expect(refuseOn('members_pkey', 'already_exists', '', async () => 7)).resolves.toBe(7);
  });
});
