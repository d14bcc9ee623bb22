import { z } from 'zod';
import { EndReason } from '#shared/candidate-endings.ts';
import { ApplicationStage } from '#shared/candidates.ts';
import { endpoint } from '#shared/endpoint.ts';
import { LoopSort } from '#shared/loop-list.ts';
import { LoopState } from '#shared/loops.ts';
import { Done, Instant, JobId, LoopId, MemberId, Name, Version } from '#shared/primitives.ts';

const readers = ['admin', 'recruiter', 'hiring_manager', 'auditor'] as const;
const planners = ['admin', 'recruiter'] as const;

export const BoardViewId = z.uuid().brand<'BoardViewId'>();
export type BoardViewId = z.infer<typeof BoardViewId>;
export const NudgeActId = z.uuid().brand<'NudgeActId'>();
export type NudgeActId = z.infer<typeof NudgeActId>;

/** Columns that may be left out; the candidate always stands there. */
export const BoardColumn = z.enum(['job', 'stage', 'state', 'cards', 'next', 'days', 'owner']);
export type BoardColumn = z.infer<typeof BoardColumn>;

/** What a kept view says of the board. Never a search: that would be a candidate's name, kept where nobody looks for it. */
const settings = {
  state: LoopState.nullable(),
  stage: ApplicationStage.nullable(),
  jobId: JobId.nullable(),
  ownerId: MemberId.nullable(),
  late: z.boolean(),
  sort: LoopSort,
  hidden: z.array(BoardColumn).max(BoardColumn.options.length),
};
export type BoardSettings = z.infer<z.ZodObject<typeof settings>>;

export const BoardView = z.object({
  id: BoardViewId,
  name: z.string(),
  settings: z.object(settings),
  /** What the board opens with. */
  isDefault: z.boolean(),
  version: Version,
});
export type BoardView = z.infer<typeof BoardView>;

const viewName = Name.max(60);
const viewParams = z.strictObject({ viewId: BoardViewId });

export const listBoardViews = endpoint({
  method: 'GET',
  path: '/api/v1/my/board-views',
  tag: 'Board',
  summary: 'The views of the board that the reader keeps, by name',
  access: readers,
  reply: z.object({ items: z.array(BoardView) }),
});

export const keepBoardView = endpoint({
  method: 'POST',
  path: '/api/v1/my/board-views',
  tag: 'Board',
  summary: 'Keep a view of the board under a name',
  access: readers,
  status: 201,
  body: z.strictObject({ name: viewName, settings: z.strictObject(settings) }),
  reply: BoardView,
  problems: ['already_exists', 'not_found', 'rule_broken'],
});

export const changeBoardView = endpoint({
  method: 'PATCH',
  path: '/api/v1/my/board-views/:viewId',
  tag: 'Board',
  summary: 'Rename a view, let it show something else, or open the board with it',
  access: readers,
  versioned: true,
  params: viewParams,
  body: z
    .strictObject({ name: viewName, settings: z.strictObject(settings), isDefault: z.boolean() })
    .partial(),
  reply: BoardView,
  problems: ['already_exists'],
});

export const deleteBoardView = endpoint({
  method: 'DELETE',
  path: '/api/v1/my/board-views/:viewId',
  tag: 'Board',
  summary: 'Delete a view; it can be had back',
  access: readers,
  params: viewParams,
  reply: Done,
});

export const restoreBoardView = endpoint({
  method: 'POST',
  path: '/api/v1/my/board-views/:viewId/restoration',
  tag: 'Board',
  summary: 'Have a deleted view back',
  access: readers,
  params: viewParams,
  reply: BoardView,
  problems: ['already_exists', 'rule_broken', 'wrong_state'],
});

const mostAtOnce = 100;

function areDifferent(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

const manyLoops = z.array(LoopId).min(1).max(mostAtOnce).refine(areDifferent, 'names a loop twice');

/**
 * What became of one loop. `sealed`: the reader owes a card on it, so that who else does is not theirs to know, and
 * nobody was told anything.
 */
export const NudgeOutcome = z.enum(['nudged', 'nothing_owed', 'nudged_today', 'sealed', 'over']);
export type NudgeOutcome = z.infer<typeof NudgeOutcome>;

export const nudgeLoops = endpoint({
  method: 'POST',
  path: '/api/v1/board/nudges',
  tag: 'Board',
  summary: 'Remind whoever owes a card that is due on these loops, once per card and day',
  access: planners,
  status: 201,
  body: z.strictObject({ loopIds: manyLoops }),
  reply: z.object({
    actId: NudgeActId,
    /** Until then it can be taken back. */
    goesAt: Instant,
    results: z.array(z.object({ loopId: LoopId, outcome: NudgeOutcome, people: z.int() })),
  }),
  problems: ['not_found'],
});

export const takeBackNudges = endpoint({
  method: 'POST',
  path: '/api/v1/board/nudges/:actId/taking-back',
  tag: 'Board',
  summary: 'Take one’s own reminders back before they go',
  access: planners,
  params: z.strictObject({ actId: NudgeActId }),
  reply: Done,
  problems: ['wrong_state'],
});

export const OwnerOutcome = z.enum(['changed', 'unchanged', 'changed_since']);
export type OwnerOutcome = z.infer<typeof OwnerOutcome>;

export const assignOwners = endpoint({
  method: 'POST',
  path: '/api/v1/board/owners',
  tag: 'Board',
  summary: 'Give loops to other owners; with `from`, only those that are this person’s still',
  access: planners,
  body: z.strictObject({
    changes: z
      .array(z.strictObject({ loopId: LoopId, ownerId: MemberId, from: MemberId.optional() }))
      .min(1)
      .max(mostAtOnce)
      .refine((changes) => areDifferent(changes.map(({ loopId }) => loopId)), 'names a loop twice'),
  }),
  reply: z.object({
    results: z.array(
      z.object({
        loopId: LoopId,
        outcome: OwnerOutcome,
        /** Whose it was before. */
        ownerBefore: MemberId,
      }),
    ),
  }),
  problems: ['not_found', 'rule_broken'],
});

export const endLoops = endpoint({
  method: 'POST',
  path: '/api/v1/board/endings',
  tag: 'Board',
  summary:
    'Move the candidates of loops under way out of the running, for one reason that somebody gives; all or none of them',
  access: planners,
  body: z.strictObject({ loopIds: manyLoops, reason: EndReason, note: z.string().max(1000) }),
  reply: z.object({ loopIds: z.array(LoopId) }),
  problems: ['not_found', 'rule_broken', 'wrong_state'],
});

export const takeUpLoops = endpoint({
  method: 'POST',
  path: '/api/v1/board/reopenings',
  tag: 'Board',
  summary:
    'Move the candidates of ended loops back to where they were in the running; all or none of them. Cancelled interviews stay cancelled',
  access: planners,
  body: z.strictObject({ loopIds: manyLoops }),
  reply: z.object({ loopIds: z.array(LoopId) }),
  problems: ['already_exists', 'not_found', 'rule_broken', 'wrong_state'],
});
