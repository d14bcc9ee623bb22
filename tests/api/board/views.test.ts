import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type BoardView,
  changeBoardView,
  deleteBoardView,
  keepBoardView,
  listBoardViews,
  restoreBoardView,
} from '#shared/board.ts';
import { actionsOf } from '#tests/support/audit-entries.ts';
import { anySettings, keptView } from '#tests/support/board-samples.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Views');
});
afterAll(() => world.end());

const recruiter = (): Promise<Person> => createPerson(world, stage.orgId, ['recruiter']);
const viewsOf = async (person: Person): Promise<BoardView[]> =>
  (await person.call(listBoardViews)).body.items;
const namesOf = async (person: Person): Promise<string[]> => (await viewsOf(person)).map(({ name }) => name);
const change = (person: Person, { id, version }: BoardView, body: object) =>
  person.call(changeBoardView, { params: { viewId: id }, seen: version, body });
const remove = (person: Person, { id }: BoardView) =>
  person.call(deleteBoardView, { params: { viewId: id } });
const restore = (person: Person, { id }: BoardView) =>
  person.call(restoreBoardView, { params: { viewId: id } });

it('keeps a view under a name that is taken once, and shows it to nobody else', async () => {
  const [ana, bo] = [await recruiter(), await recruiter()];
  const view = await keptView(ana, { name: 'Late ones' });
  expect(await viewsOf(ana)).toEqual([
    { id: view.id, name: 'Late ones', settings: anySettings, isDefault: false, version: 1 },
  ]);
  expect(
    (await ana.call(keepBoardView, { body: { name: 'Late ones', settings: anySettings } })).body.code,
  ).toBe('already_exists');
  await keptView(bo, { name: 'Late ones' });
  for (const response of [
    await change(bo, view, { name: 'Mine' }),
    await remove(bo, view),
    await restore(bo, view),
  ])
    expect(response.status).toBe(404);
  expect(await actionsOf(world, view.id)).toEqual(['board_view.kept']);
});

it('opens the board with one view at most', async () => {
  const person = await recruiter();
  const [one, other] = [await keptView(person, { name: 'One' }), await keptView(person, { name: 'Other' })];
  await change(person, one, { isDefault: true });
  const changed = await change(person, other, { isDefault: true, name: 'Another' });
  expect(changed.body).toMatchObject({ isDefault: true, name: 'Another', version: 2 });
  expect((await viewsOf(person)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Another', true],
    ['One', false],
  ]);
  expect((await change(person, other, { name: 'Stale' })).status).toBe(412);
});

it('has a deleted view back as it was, unless its name is taken by then', async () => {
  const person = await recruiter();
  const kept = await keptView(person, { name: 'Mine' });
  const view: BoardView = (await change(person, kept, { isDefault: true })).body;
  expect((await remove(person, view)).status).toBe(200);
  expect(await namesOf(person)).toEqual([]);
  expect((await change(person, view, { name: 'Gone' })).status).toBe(404);
  const back = await restore(person, view);
  expect(back.body).toMatchObject({ name: 'Mine', isDefault: true });
  expect((await restore(person, view)).body.code).toBe('wrong_state');
  await remove(person, back.body);
  await keptView(person, { name: 'Mine' });
  expect((await restore(person, view)).body.code).toBe('already_exists');
});

it('keeps thirty, and names nobody of another organisation', async () => {
  const person = await recruiter();
  const foreign = await createStage(world, 'Elsewhere');
  for (const ownerId of [foreign.people.admin.memberId, world.platform.ids.next()]) {
    const body = { name: 'Theirs', settings: { ...anySettings, ownerId } };
    expect((await person.call(keepBoardView, { body })).status).toBe(404);
  }
  for (let n = 0; n < 30; n += 1) await keptView(person);
  const body = { name: 'One more', settings: anySettings };
  expect((await person.call(keepBoardView, { body })).body.code).toBe('rule_broken');
});
