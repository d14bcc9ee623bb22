import type { Response } from 'supertest';
import { z } from 'zod';
import { listAuditEntries } from '#shared/audit.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { mostRecent } from '#shared/search.ts';
import { pdfText } from '#tests/support/pdf-text.ts';
import { samples } from '#tests/support/samples.ts';
import { isWalkerSealed, type Scene } from '#tests/support/seal-scene.ts';
import { replaceAt, type Stop, stops, textPaths } from '#tests/support/walk.ts';
import type { CallInput } from '#tests/support/world.ts';

/** What the walker was told, without what differs between any two requests. */
export interface Heard {
  readonly what: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Whether the walker still owed the card afterwards; if not, the request itself ended the seal. */
  readonly isSealed: boolean;
}

/** What differs between two worlds that were asked the same: what was asked, and where the two answers part. */
export function differences(
  one: readonly Heard[],
  other: readonly Heard[],
): { what: string; answers: [string, string] }[] {
  if (one.length !== other.length)
    throw new Error(`one world gave ${one.length} answers, the other ${other.length}`);
  return one.flatMap((heard, n) => {
    const same = other[n];
    if (same?.what !== heard.what)
      throw new Error(`one world was asked ${heard.what}, the other ${same?.what}`);
    if (!heard.isSealed && !same.isSealed) return [];
    const [left, right] = [JSON.stringify(heard), JSON.stringify(same)];
    const at = Math.max(0, [...left].findIndex((letter, k) => letter !== right[k]) - 60);
    return left === right
      ? []
      : [{ what: heard.what, answers: [left.slice(at, at + 200), right.slice(at, at + 200)] }];
  });
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What stands for each parameter on the sealed loop: colleagues' things first, the walker's own last. */
function targets(scene: Scene): Readonly<Record<string, readonly string[]>> {
  const { loop, seat, colleagues, stage, walker } = scene;
  const loops = scene.elsewhere === null ? [loop] : [loop, scene.elsewhere];
  return {
    seatId: [...colleagues.map(({ id }) => id), seat.id],
    interviewId: [...new Set([...colleagues.map(({ interviewId }) => interviewId), seat.interviewId])],
    loopId: loops.map(({ id }) => id),
    otherLoopId: [loop.id],
    jobId: loops.map(({ jobId }) => jobId),
    candidateId: [loop.candidateId],
    applicationId: loops.map(({ applicationId }) => applicationId),
    blueprintId: [loop.blueprintId],
    number: ['1'],
    sampleKey: ['lead-distinct-does-it'],
    memberId: [...colleagues.map(({ holder }) => holder.memberId), walker.memberId],
    ownerId: [stage.people.admin.memberId],
    actorId: colleagues.map(({ holder }) => holder.memberId),
    subjectId: [...colleagues.map(({ id }) => id), loop.id, loop.candidateId],
    invitationId: [stage.invitation.id],
    roundId: loop.roundIds.slice(0, 1),
    debriefId: scene.debriefId === null ? [] : [scene.debriefId],
    packetId: scene.packetId === null ? [] : [scene.packetId],
    questionId: scene.questionId === null ? [] : [scene.questionId],
    mailId: scene.mailIds,
    requestId: scene.requestIds,
    noteId: scene.noteIds,
    mergeId: scene.mergeIds,
    templateId: [],
    conflictId: [],
    offerId: [loop.id],
    // Views and reminders are their maker's alone: there are none on the loop.
    viewId: [loop.id],
    actId: [loop.id],
    importId: [loop.id],
    token: [scene.feedToken],
  };
}

function targetsOf(scene: Scene, key: string): readonly string[] {
  const found = targets(scene)[key];
  if (found === undefined) throw new Error(`say in seal-walk.ts which ${key} the sealed loop has`);
  return found;
}

/** Every choice of the path's parameters on the sealed loop; an endpoint without any has one. */
function paramsOf(scene: Scene, { path }: Endpoint): Record<string, string>[] {
  const keys = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
  return keys.reduce<Record<string, string>[]>(
    (choices, key) =>
      choices.flatMap((choice) => targetsOf(scene, key).map((value) => ({ ...choice, [key]: value }))),
    [{}],
  );
}

/** The loop and all who stand around it, as somebody's device remembers that they opened them. */
function recentOf(scene: Scene): string {
  const { loop, colleagues } = scene;
  return [
    `candidate.${loop.candidateId}`,
    ...targetsOf(scene, 'loopId').map((id) => `loop.${id}`),
    `job.${loop.jobId}`,
    ...colleagues.map(({ holder }) => `person.${holder.memberId}`),
  ]
    .slice(0, mostRecent)
    .join();
}

/** A time that is past, one that nobody has, and the one of the interview to come, where the scene has one. */
function timesOf({ stage }: Scene): string[] {
  return [-60, 30, 1440].map((minutes) =>
    new Date(stage.world.clock.now().getTime() + minutes * 60_000).toISOString(),
  );
}

/** Every filter a list offers, one at a time: each option of a choice, each id of the loop, the candidate's name. */
function queriesOf(scene: Scene, { query }: Endpoint): Record<string, unknown>[] {
  if (!(query instanceof z.ZodObject)) return [{}];
  const found: Record<string, unknown>[] = [{}];
  for (const [key, schema] of Object.entries(query.shape)) {
    const text = JSON.stringify(z.toJSONSchema(schema as z.ZodType, { io: 'input' }));
    const options = text.match(/"enum":(\[[^\]]*\])/)?.[1];
    if (options !== undefined)
      for (const value of JSON.parse(options) as string[]) found.push({ [key]: value });
    else if (/Id$/.test(key)) for (const value of targetsOf(scene, key)) found.push({ [key]: value });
    else if (key === 'search')
      for (const value of ['Carla', 'Cand', 'Ana', 'zq']) found.push({ [key]: value });
    else if (key === 'action')
      for (const value of ['scorecard.saved', 'scorecard.submitted', 'seat.ended'])
        found.push({ [key]: value });
    else if (key === 'limit') found.push({ limit: 1 }, { limit: 3 });
    else if (key === 'recent')
      found.push({ recent: recentOf(scene) }, { recent: recentOf(scene), kind: 'loop', state: 'open' });
    else if (key === 'startsAt') for (const startsAt of timesOf(scene)) found.push({ startsAt });
    else if (key === 'minutes') found.push({ minutes: 30 });
    else if (key !== 'after') throw new Error(`say in seal-walk.ts how to ask a list for ${key}`);
  }
  return found;
}

/** The body of a sample with the loop's own rounds and dimensions in place of the sample's. */
function aimed(scene: Scene, body: unknown): unknown {
  const { dimensions } = scene.seat;
  return textPaths(body)
    .filter(({ text }) => uuidForm.test(text))
    .reduce((changed, { path }) => {
      const key = String(path.findLast((part) => typeof part === 'string'));
      const n = path.findLast((part) => typeof part === 'number') ?? 0;
      if (key === 'roundId') return replaceAt(changed, path, scene.loop.roundIds[0]);
      if (/^loopIds?$/.test(key)) return replaceAt(changed, path, scene.loop.id);
      if (/^dimensionIds?$/.test(key))
        return replaceAt(changed, path, dimensions[Number(n) % dimensions.length]?.id);
      return changed;
    }, body);
}

/** What can be read in a reply, also where it is a PDF: its bytes are packed, and would hide what stands in it. */
function textOf(response: Response): string {
  return Buffer.isBuffer(response.body) ? pdfText(response.body) : response.text;
}

const everyRequestsOwn = new Set(['x-request-id', 'date', 'connection', 'keep-alive']);

async function hear(
  scene: Scene,
  { name, endpoint }: Stop,
  input: CallInput,
): Promise<Heard & { body: unknown }> {
  scene.begin();
  const response: Response = await scene.walker.call(endpoint, input);
  return {
    what: `${name} ${JSON.stringify(input)}`,
    status: response.status,
    headers: Object.fromEntries(
      Object.entries(response.headers as Record<string, string>)
        .filter(([key]) => !everyRequestsOwn.has(key))
        .map(([key, value]) => [key, String(value).replace(/'nonce-[0-9a-f]+'/g, "'nonce'")]),
    ),
    text: textOf(response).replaceAll(String(response.headers['x-request-id']), 'this request'),
    isSealed: endpoint.changesNothing || (await isWalkerSealed(scene)),
    body: response.body,
  };
}

/** What a request takes along: the body of its sample, aimed at the sealed loop, where it takes one. */
async function bodyOf(scene: Scene, { name, endpoint }: Stop): Promise<{ body?: unknown }> {
  const make = samples.get(name);
  if (make === undefined) throw new Error(`tests/support/samples.ts has no sample for ${name}`);
  if (!endpoint.takesBody) return {};
  scene.begin();
  const { body } = await make(scene.stage, scene.walker);
  return body === undefined ? {} : { body: aimed(scene, body) };
}

/**
 * Asks everything that can be asked without changing anything, about the sealed loop and all around it; of the endpoints
 * named only, where they are.
 */
export async function hearReads(scene: Scene, names?: readonly string[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const stop of stops.filter(({ endpoint }) => endpoint.changesNothing)) {
    if (names?.includes(stop.name) === false) continue;
    const body = await bodyOf(scene, stop);
    for (const params of paramsOf(scene, stop.endpoint)) {
      for (const query of queriesOf(scene, stop.endpoint)) {
        for (let pages = 0, after: unknown; pages < 4; pages += 1) {
          const asked = typeof after === 'string' ? { ...query, after } : query;
          const answer = await hear(scene, stop, { params, query: asked, ...body });
          heard.push(answer);
          after = (answer.body as { next?: unknown } | null)?.next;
          if (typeof after !== 'string') break;
        }
      }
    }
  }
  return heard;
}

/** What a write may have moved: asked after each. */
const watched = new Set(['getLoop', 'listLoops', 'listLoopScorecards', 'listMyInterviews', 'getCandidate']);

/** Tries a write on everything of the sealed loop, on each version, until it ends the seal; then looks around. */
export async function hearWrite(scene: Scene, stop: Stop): Promise<Heard[]> {
  const heard: Heard[] = [];
  const body = await bodyOf(scene, stop);
  const versions = stop.endpoint.versioned ? [{ seen: 99 }, { seen: 1 }, { seen: 2 }] : [{}];
  for (const params of paramsOf(scene, stop.endpoint)) {
    for (const version of versions) {
      const answer = await hear(scene, stop, { params, ...body, ...version });
      heard.push(answer);
      if (!answer.isSealed) return heard;
    }
  }
  for (const look of stops.filter(
    ({ name, endpoint }) => watched.has(name) || endpoint === listAuditEntries,
  )) {
    for (const params of paramsOf(scene, look.endpoint)) heard.push(await hear(scene, look, { params }));
  }
  return heard;
}
