import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#shared/audit.ts';
import { decide, getDebrief, settleIssue } from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import type { Role } from '#shared/roles.ts';
import { answerApproval, castVote, closeVoting, recuseFromVote, reopenDebrief } from '#shared/votes.ts';
import { decisionOn } from '#tests/factories/debrief.ts';
import { differences, type Heard } from '#tests/support/seal-walk.ts';
import { createSides, type Side as SideOf } from '#tests/support/two-worlds.ts';
import type { VoteScene } from '#tests/support/vote-scene.ts';

const load = async () => ({ scenes: await import('#tests/support/vote-scene.ts') });
type Side = SideOf<Awaited<ReturnType<typeof load>>>;

let sides: readonly [Side, Side];
beforeAll(async () => {
  sides = await createSides(load);
});
afterAll(async () => {
  for (const { world } of sides) await world.end();
});

/** Names what gave a vote away, and never repeats what it was. */
const leaks = (heard: readonly Heard[]): string[] =>
  heard
    .filter(
      ({ text, headers }) =>
        sides[0].scenes.voteCanary.test(text) || sides[0].scenes.voteCanary.test(JSON.stringify(headers)),
    )
    .map(({ what }) => what);

/** What can be tried on a debrief whose votes are sealed without opening them; each with what it takes. */
async function hearWrites(scene: VoteScene): Promise<Heard[]> {
  const params = { debriefId: scene.debriefId };
  const { body: debrief } = await scene.stage.people.admin.call(getDebrief, { params });
  const seen: number = debrief.version;
  const tries: readonly [Endpoint, object][] = [
    [settleIssue, { body: { dimensionId: debrief.matrix.dimensions[0].id, note: 'zq or not: it stands.' } }],
    [decide, { seen, body: decisionOn(debrief) }],
    [answerApproval, { seen, body: { verdict: 'approved', note: '' } }],
    [reopenDebrief, { seen, body: { reason: 'There is something new.' } }],
    [castVote, { body: { choice: 'hold', reason: 'Not sure.' } }],
    [castVote, { body: { choice: 'hire', reason: 'Sure by now.' } }],
    [recuseFromVote, { body: { reason: 'I know the candidate.' } }],
    [castVote, { body: { choice: 'hire', reason: 'After all.' } }],
  ];
  const heard: Heard[] = [];
  for (const [endpoint, input] of tries) {
    scene.begin();
    const { status, text, headers } = await scene.walker.call(endpoint, { params, ...input });
    const id = String(headers['x-request-id']);
    heard.push({
      what: `${endpoint.method} ${endpoint.path} ${JSON.stringify(input)}`,
      status,
      headers: { etag: String(headers.etag) },
      text: text.replaceAll(id, 'this request'),
      isSealed: true,
    });
  }
  return heard;
}

const walkers: readonly (readonly Role[])[] = [
  ['committee_member'],
  ['auditor'],
  ['recruiter', 'approver'],
  ['admin', 'auditor', 'committee_member', 'hiring_manager', 'approver'],
];

describe.each(walkers.map((roles) => ({ roles, name: roles.join(' + ') })))(
  'before the votes are open, as $name,',
  ({ roles }) => {
    let scenes: readonly [VoteScene, VoteScene];
    let heard: readonly [Heard[], Heard[]];
    beforeAll(async () => {
      const [one, other] = await Promise.all(sides.map((side) => side.scenes.createVoteScene(side, roles)));
      if (one === undefined || other === undefined) throw new Error('no scene');
      scenes = [one, other];
      const listen = async (side: Side, scene: VoteScene): Promise<Heard[]> => [
        ...(await hearWrites(scene)),
        // After the tries: with the entries and versions that they left.
        ...(await side.walks.hearReads(scene)),
      ];
      heard = await Promise.all([listen(sides[0], one), listen(sides[1], other)]);
    }, 240_000);

    it('reads who has voted, and nothing that anybody wrote with their vote', async () => {
      expect(heard[0].filter(({ status }) => status === 200).length).toBeGreaterThan(20);
      expect(heard.flatMap(leaks)).toEqual([]);
      for (const scene of scenes) {
        const { body } = await scene.walker.call(getDebrief, { params: { debriefId: scene.debriefId } });
        expect(body.voting).toMatchObject({ state: 'sealed', votes: [], revealedAt: null });
        expect(body.voting.in).toBeGreaterThanOrEqual(2);
      }
    });

    it('reads the same to the byte, whatever the others vote', () => {
      expect(differences(...heard)).toEqual([]);
    });
  },
);

describe('the reveal', () => {
  it('opens to everybody what was kept from them, the trail included', async () => {
    for (const side of sides) {
      const scene = await side.scenes.createVoteScene(side, ['admin', 'auditor']);
      const params = { debriefId: scene.debriefId };
      const entriesBefore = await scene.walker.call(listAuditEntries, { query: { action: 'vote.cast' } });
      expect(entriesBefore.body.items.map(({ data }: { data: object }) => data)).toEqual(
        Array(4).fill({ isLate: false }),
      );
      expect((await scene.chair.call(closeVoting, { params })).status).toBe(200);
      const { text, body } = await scene.walker.call(getDebrief, { params });
      expect(side.scenes.voteCanary.test(text)).toBe(true);
      expect(body.voting.votes.map(({ person }: { person: { name: string } }) => person.name)).toEqual([
        'Ana',
        'Bo',
      ]);
      // Cy stepped back: what they had voted stays with them.
      expect(text).not.toContain('of Cy');
      const [revealed] = (await scene.walker.call(listAuditEntries, { query: { action: 'votes.revealed' } }))
        .body.items;
      expect(revealed.data.votes).toHaveLength(2);
    }
  });

  it('and no line of the log ever held a vote', () => {
    for (const { world, scenes } of sides) {
      expect(world.log.length).toBeGreaterThan(100);
      expect(world.log.filter((line) => scenes.voteCanary.test(line))).toEqual([]);
    }
  });
});
