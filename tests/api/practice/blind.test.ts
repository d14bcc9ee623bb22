import { afterAll, describe, expect, it } from 'vitest';
import { leadDataEngineerSamples } from '#server/practice/library/lead-data-engineer.ts';
import { listAuditEntries } from '#shared/audit.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import {
  getPractice,
  getPracticeSample,
  listPractice,
  listQualifications,
  scorePracticeSample,
} from '#shared/practice.ts';
import { publishBlueprint } from '#tests/factories/blueprint.ts';
import { createSeededIds } from '#tests/support/seeded-ids.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

const worlds: World[] = [];
afterAll(async () => {
  for (const world of worlds) await world.end();
});

interface Told {
  readonly what: string;
  readonly status: number;
  readonly text: string;
}

/** The samples that colleagues have scored; the reader has scored the last of them. */
const scored = leadDataEngineerSamples.slice(0, 4);
const [, , , own] = scored;

async function score(person: Person, blueprintId: string, key: string, rating: number): Promise<void> {
  const sample = leadDataEngineerSamples.find((found) => found.key === key);
  const body = { scores: (sample?.scores ?? []).map(({ dimension }) => ({ dimension, rating })) };
  const response = await person.call(scorePracticeSample, {
    params: { blueprintId, sampleKey: key },
    body,
  });
  if (response.status !== 201) throw new Error(`not scored: ${response.text}`);
}

/** Everything that tells of practice, asked as somebody who holds every place, with what they have not scored. */
async function tell(given: number): Promise<{ told: Told[]; afterwards: string }> {
  const ids = createSeededIds('blind');
  let step = 0;
  const begin = (): void => {
    step += 1;
    ids.begin(step);
  };
  begin();
  const world = await createWorld({ ids });
  worlds.push(world);
  const orgId = await createOrg(world);
  const reader = await createPerson(world, orgId, ['admin', 'interviewer', 'auditor']);
  const blueprintId = await publishBlueprint(reader);
  for (const sample of scored) {
    for (let n = 0; n < 4; n += 1) {
      begin();
      const colleague = await createPerson(world, orgId, ['interviewer']);
      await score(colleague, blueprintId, sample.key, sample === own ? 3 : given);
    }
  }
  begin();
  await score(reader, blueprintId, own?.key ?? '', 2);

  const blind = leadDataEngineerSamples.filter((sample) => sample !== own);
  const asked: [Endpoint, object][] = [
    [listPractice, {}],
    [getPractice, { params: { blueprintId } }],
    [listQualifications, { params: { blueprintId } }],
    [listAuditEntries, {}],
    ...[own, ...blind].map((sample): [Endpoint, object] => [
      getPracticeSample,
      { params: { blueprintId, sampleKey: sample?.key } },
    ]),
  ];
  const told: Told[] = [];
  for (const [endpoint, input] of asked) {
    begin();
    const { status, text, headers } = await reader.call(endpoint, input);
    told.push({
      what: `${endpoint.path} ${JSON.stringify(input)}`,
      status,
      text: text.replaceAll(String(headers['x-request-id']), ''),
    });
  }
  begin();
  const [first] = scored;
  await score(reader, blueprintId, first?.key ?? '', 4);
  const params = { blueprintId, sampleKey: first?.key ?? '' };
  return { told, afterwards: (await reader.call(getPracticeSample, { params })).text };
}

describe('somebody who has not scored a sample', () => {
  it('is told the same to the byte whatever colleagues gave it, and afterwards what they gave', async () => {
    const [low, high] = [await tell(1), await tell(5)];
    expect(low.told.length).toBe(10);
    expect(low.told.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    for (const [n, { what, text }] of low.told.entries()) expect(high.told[n], what).toMatchObject({ text });
    expect(low.afterwards).not.toBe(high.afterwards);
  });

  it('reads no word of the reference, in no reply', async () => {
    const { told } = await tell(2);
    for (const { scores } of leadDataEngineerSamples.filter((sample) => sample !== own))
      for (const { reason } of scores)
        expect(told.filter(({ text }) => text.includes(reason)).map(({ what }) => what)).toEqual([]);
    const seen = told.filter(({ text }) => text.includes(own?.scores[0]?.reason ?? '-'));
    expect(seen.map(({ what }) => what)).toHaveLength(1);
  });
});
