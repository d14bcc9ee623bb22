import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainLink, genesisHash, hashLink } from '#server/audit/chain.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';

const link: ChainLink = {
  orgId: '0195c000-0000-7000-8000-000000000001',
  seq: 1,
  at: '2026-03-02T09:00:00.000Z',
  actorId: null,
  action: 'org.set_up',
  subjectType: 'org',
  subjectId: '0195c000-0000-7000-8000-000000000001',
  data: '{}',
  previousHash: genesisHash,
};

describe('hashLink', () => {
  it('keeps the format: a change of it needs a new version in front', () => {
    expect(hashLink(link).toString('hex')).toBe(
      '94d17ed20f5e54e10aa70e86e3a72c1c9bed84c858b70e913b204571e2038c10',
    );
  });

  it('differs in each field, and where text moves from one field into the next', () => {
    const changed: Partial<ChainLink>[] = [
      { orgId: '0195c000-0000-7000-8000-000000000002' },
      { seq: 2 },
      { at: '2026-03-02T09:00:00.001Z' },
      { actorId: link.orgId },
      { action: 'org.set_u', subjectType: 'porg' },
      { action: 'org.set_uporg', subjectType: '' },
      { subjectId: '' },
      { data: '{"a":1}' },
      { previousHash: Buffer.alloc(32, 1) },
    ];
    const hashes = [link, ...changed.map((change) => ({ ...link, ...change }))].map((each) =>
      hashLink(each).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('canonicalJson', () => {
  // fast-check's values are JSON by construction; the type is only wider.
  const json = fc.jsonValue() as fc.Arbitrary<Parameters<typeof canonicalJson>[0]>;

  it('means what JSON means', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same text whatever order the keys came in, and has no space outside texts', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      );
    };
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(shuffled(value) as typeof value)).toBe(canonicalJson(value));
      }),
    );
    expect(canonicalJson({ b: [1, { d: 'x y', c: null }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":null,"d":"x y"}]}',
    );
  });
});
