import type { PersonRow } from '#prisma/demo/rows.ts';
import type { MemberCtx } from '#server/context.ts';
import { answerApproval } from '#server/debriefs/approval/answer-approval.ts';
import { reopenDebrief } from '#server/debriefs/approval/reopen-debrief.ts';
import { decide } from '#server/debriefs/decide.ts';
import type { openDebrief } from '#server/debriefs/open-debrief.ts';
import { castVote } from '#server/debriefs/voting/cast-vote.ts';
import { recuseFromVote } from '#server/debriefs/voting/recuse-from-vote.ts';
import { DebriefId, DimensionId } from '#shared/primitives.ts';
import type { VoteChoice } from '#shared/voting.ts';

type Opened = Awaited<ReturnType<typeof openDebrief>>;

/** Does something as this person, a moment after what was done before. */
export type Act = <Result>(memberId: string, work: (ctx: MemberCtx) => Promise<Result>) => Promise<Result>;

/** An open debrief of the demo company, with what its people do there through the product's own commands. */
export interface DebriefMeeting {
  /** How many are asked for a vote; the first one chairs. */
  readonly voters: number;
  /** The voter at this place, from the end where it is negative; with the others, or against them. */
  vote(place: number, side: 'same' | 'other'): Promise<void>;
  stepBack(place: number, reason: string): Promise<void>;
  /** The chair records what most voted for. */
  decide(): Promise<void>;
  /** The approver whose turn it is answers. */
  answer(verdict: 'approved' | 'returned', note: string): Promise<void>;
  approveAll(): Promise<void>;
  reopen(reason: string): Promise<void>;
}

export function createMeeting(opened: Opened, chair: PersonRow, act: Act): DebriefMeeting {
  const debriefId = DebriefId.parse(opened.id);
  const isMet = opened.mustHaves.every(({ state }) => state === 'met');
  const { voters } = opened.voting;
  let now = opened;
  const voterAt = (place: number): string => voters.at(place)?.person.id ?? '';
  const answer: DebriefMeeting['answer'] = async (verdict, note) => {
    const asked = now.approvals.find(({ state }) => state === 'asked')?.approver.id ?? '';
    now = await act(asked, (ctx) => answerApproval(ctx, debriefId, now.version, { verdict, note }));
  };
  return {
    voters: voters.length,
    vote: async (place, side) => {
      now = await act(voterAt(place), (ctx) => castVote(ctx, debriefId, voteOf(isMet, side)));
    },
    stepBack: async (place, reason) => {
      now = await act(voterAt(place), (ctx) => recuseFromVote(ctx, debriefId, reason));
    },
    decide: async () => {
      now = await act(chair.memberId, (ctx) => decide(ctx, debriefId, now.version, decisionOn(now, isMet)));
    },
    answer,
    approveAll: async () => {
      while (now.state === 'decided') await answer('approved', '');
    },
    reopen: async (reason) => {
      now = await act(chair.memberId, (ctx) => reopenDebrief(ctx, debriefId, now.version, reason));
    },
  };
}

function voteOf(isMet: boolean, side: 'same' | 'other'): { choice: VoteChoice; reason: string } {
  if (side === 'other') {
    return { choice: 'hold', reason: 'One more conversation on the open point, then I would decide.' };
  }
  return isMet
    ? { choice: 'hire', reason: 'The must-haves are met with examples of the candidate’s own.' }
    : { choice: 'no_hire', reason: 'A must-have is not met, and the evidence on it is clear.' };
}

/** What a hiring team of the demo company wrote: by dimension, from what the cards of this candidate say. */
function decisionOn(debrief: Opened, isMet: boolean): Parameters<typeof decide>[3] {
  const stateOf = (id: string): string =>
    debrief.mustHaves.find(({ dimensionId }) => dimensionId === id)?.state ?? '';
  return {
    outcome: isMet ? 'hire' : 'no_hire',
    rationale: debrief.figures.dimensions.map(({ dimensionId, name, raw, bar }) => ({
      dimensionId: DimensionId.parse(dimensionId),
      text:
        raw === null
          ? `${name} was not assessed in this loop; the team weighed that as an open point.`
          : raw >= bar
            ? `${name}: the examples were the candidate's own and held up under follow-up questions.`
            : stateOf(dimensionId) === 'disputed'
              ? `${name}: the panel saw it differently; the written evidence settled it below the bar.`
              : `${name}: the evidence stayed general, and the follow-ups did not change that.`,
    })),
    summary: isMet
      ? 'Every must-have is met with evidence from more than one interview, and the open points are ones we can coach.'
      : 'A must-have is not met, and the panel does not see it changing within the first half year.',
    conditions: isMet ? 'References from two former peers before the offer goes out.' : '',
  };
}
