import type * as board from '#shared/board.ts';
import { endLoops, keepBoardView, nudgeLoops } from '#shared/board.ts';
import { placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import { createPerson, type Person } from '#tests/support/world.ts';

export const anySettings: board.BoardSettings = {
  state: 'open',
  stage: null,
  jobId: null,
  ownerId: null,
  late: true,
  sort: 'late',
  hidden: ['owner'],
};

/** How many views each person has kept: names follow from it. */
const keptBy = new WeakMap<Person, number>();

export async function keptView(
  caller: Person,
  given: { name?: string; settings?: board.BoardSettings } = {},
): Promise<board.BoardView> {
  const kept = (keptBy.get(caller) ?? 0) + 1;
  keptBy.set(caller, kept);
  const { name = `View ${kept}`, settings = anySettings } = given;
  const response = await caller.call(keepBoardView, { body: { name, settings } });
  if (response.status !== 201) throw new Error(`no view: ${response.status} ${response.text}`);
  return response.body;
}

/** The id of a view of whoever it is, by SQL: the walk asks for everybody, also for who could not keep one. */
async function placeView({ world: { ownerSql, platform, clock } }: Stage, caller: Person): Promise<string> {
  const id = platform.ids.next();
  await ownerSql(
    `INSERT INTO board_views (org_id, id, member_id, name, settings, is_default, made_at)
     VALUES ($1, $2, $3, $6, $4, false, $5)`,
    [caller.orgId, id, caller.memberId, JSON.stringify(anySettings), clock.now(), `View ${id}`],
  );
  return id;
}

/** A loop with a card of somebody's that is due. */
export async function loopToNudge(stage: Stage, holder: Person = stage.people.interviewer): Promise<string> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  await placeSeat(stage.world, loop, holder);
  return loop.id;
}

export const boardSamples: SamplesOf<typeof board> = {
  listBoardViews: async (stage, caller) => {
    await placeView(stage, caller);
    return {};
  },
  keepBoardView: async (stage) => ({
    body: {
      name: 'Late ones',
      settings: {
        ...anySettings,
        jobId: (await placeLoop(stage.world, stage.people.admin)).jobId,
        ownerId: stage.people.recruiter.memberId,
      },
    },
  }),
  changeBoardView: async (stage, caller) => {
    const viewId = await placeView(stage, caller);
    const settings = { ...anySettings, ownerId: stage.people.recruiter.memberId };
    return {
      params: { viewId },
      seen: 1,
      body: { name: 'A newer name', settings, isDefault: true },
    };
  },
  deleteBoardView: async (stage, caller) => ({ params: { viewId: await placeView(stage, caller) } }),
  restoreBoardView: async (stage, caller) => {
    const viewId = await placeView(stage, caller);
    await stage.world.ownerSql('UPDATE board_views SET deleted_at = made_at WHERE id = $1', [viewId]);
    return { params: { viewId } };
  },
  nudgeLoops: async (stage) => ({ body: { loopIds: [await loopToNudge(stage)] } }),
  takeBackNudges: async (stage, caller) => {
    const nudged = await caller.call(nudgeLoops, { body: { loopIds: [await loopToNudge(stage)] } });
    return { params: { actId: nudged.body.actId ?? stage.world.platform.ids.next() } };
  },
  endLoops: async (stage) => ({
    body: { loopIds: [await loopToNudge(stage)], reason: 'not_said', note: '' },
  }),
  takeUpLoops: async (stage) => {
    const loopIds = [await loopToNudge(stage)];
    await stage.people.recruiter.call(endLoops, { body: { loopIds, reason: 'timing', note: '' } });
    return { body: { loopIds } };
  },
  assignOwners: async (stage) => {
    const owner = await createPerson(stage.world, stage.orgId, ['recruiter']);
    return {
      body: {
        changes: [
          { loopId: await loopToNudge(stage), ownerId: owner.memberId, from: stage.people.admin.memberId },
        ],
      },
    };
  },
};
