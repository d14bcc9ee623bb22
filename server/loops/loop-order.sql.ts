import type { LoopSort } from '#shared/loop-list.ts';
import type { LoopState } from '#shared/loops.ts';

/** A run of loops in one order. The parts of an order follow each other, and no loop is in two of them. */
export interface OrderPart {
  /** Where its loops come from, in their order: `l` is the loop. */
  readonly from: string;
  /** What the order goes by, beside the id. */
  readonly sortAt: string;
  /** Whether a loop belongs to it, from behind $17 (the time) and $9 (the id) on. */
  readonly where: string;
  /** By time and id upwards, or by id alone, the newest first. */
  readonly isByTime: boolean;
}

/** Whether the reader $2 owes a card on the loop `l`, as `isSealed` says it. */
export const isReaderSealed = `EXISTS (
             SELECT FROM seats own
               JOIN scorecards owed ON owed.org_id = own.org_id AND owed.seat_id = own.id
              WHERE own.org_id = l.org_id AND own.loop_id = l.id AND own.member_id = $2 AND own.ended_at IS NULL
                AND owed.state = 'draft')`;

const newestFirst = {
  from: 'loops l',
  sortAt: 'NULL::timestamptz',
  isByTime: false,
} as const;

const behindId = '($9::uuid IS NULL OR l.id < $9)';

/** From behind the time and id of the last one; the first comparison is what an index is entered by. */
const behindTime = (column: string): string =>
  `($9::uuid IS NULL OR ${column} >= $17 AND (${column} > $17 OR l.id > $9))`;

const comesNext = (interview: string): string =>
  `${interview}.cancelled_at IS NULL AND ${interview}.starts_at > $4`;

/** The counting cards that are late, by loop: few beside all that were ever written. Gathered once, from the cards, never loop by loop. */
const behindhand = `
  SELECT s.loop_id, min(s.due_at) AS due_at
    FROM (SELECT card.org_id, card.seat_id FROM scorecards card
           WHERE card.org_id = $1 AND card.state = 'draft' OFFSET 0) AS owed
   CROSS JOIN LATERAL (
     SELECT x.loop_id, x.due_at FROM seats x
      WHERE x.org_id = owed.org_id AND x.id = owed.seat_id AND x.ended_at IS NULL AND x.kind = 'interviewer'
        AND x.due_at <= $4 OFFSET 0) AS s
   GROUP BY s.loop_id
  OFFSET 0`;

/**
 * The parts of each order of the board, one after the other. Joins are made as they are written, so each begins with the
 * index that has its order, or with the few rows that it is about.
 */
export function partsOf(query: {
  readonly sort: LoopSort;
  readonly state?: LoopState | undefined;
}): readonly OrderPart[] {
  switch (query.sort) {
    case 'newest':
      return [{ ...newestFirst, where: behindId }];
    case 'stage':
      return [
        {
          from: isUnderWay(query.state)
            ? `(SELECT going.* FROM loops going WHERE going.org_id = $1 AND going.state = $10 OFFSET 0) AS l
               CROSS JOIN LATERAL (
                 SELECT theirs.* FROM applications theirs
                  WHERE theirs.org_id = l.org_id AND theirs.id = l.application_id OFFSET 0) AS moved`
            : 'applications moved JOIN loops l ON l.org_id = moved.org_id AND l.application_id = moved.id',
          sortAt: 'moved.stage_at',
          where: `moved.org_id = $1 AND ${behindTime('moved.stage_at')}`,
          isByTime: true,
        },
      ];
    case 'next':
      return [
        {
          from: 'interviews coming JOIN loops l ON l.org_id = coming.org_id AND l.id = coming.loop_id',
          sortAt: 'coming.starts_at',
          where: `coming.org_id = $1 AND ${comesNext('coming')} AND NOT EXISTS (
             SELECT FROM interviews sooner
              WHERE sooner.org_id = coming.org_id AND sooner.loop_id = coming.loop_id AND ${comesNext('sooner')}
                AND (sooner.starts_at, sooner.id) < (coming.starts_at, coming.id))
           AND ${behindTime('coming.starts_at')}`,
          isByTime: true,
        },
        {
          ...newestFirst,
          where: `${behindId} AND NOT EXISTS (
             SELECT FROM interviews coming
              WHERE coming.org_id = l.org_id AND coming.loop_id = l.id AND ${comesNext('coming')})`,
        },
      ];
    case 'late':
      return [
        {
          from: `(${behindhand}) AS behindhand
               CROSS JOIN LATERAL (
                 SELECT theirs.* FROM loops theirs
                  WHERE theirs.org_id = $1 AND theirs.id = behindhand.loop_id OFFSET 0) AS l`,
          sortAt: 'behindhand.due_at',
          where: `NOT ${isReaderSealed} AND ${behindTime('behindhand.due_at')}`,
          isByTime: true,
        },
        {
          ...newestFirst,
          where: `${behindId} AND (${isReaderSealed} OR l.id NOT IN (SELECT loop_id FROM (${behindhand}) AS behindhand))`,
        },
      ];
  }
}

/** Loops under way are few: they are looked up first and put in order, instead of looked for among all there were. */
function isUnderWay(state: LoopState | undefined): boolean {
  return state === 'open' || state === 'debrief';
}
