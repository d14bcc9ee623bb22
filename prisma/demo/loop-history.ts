import { plusMinutes } from './calendar.ts';
import type { CardStatus, WrittenCard } from './cards.ts';
import type { Candidacy } from './make-candidates.ts';
import type { Making } from './making.ts';
import type { Row } from './rows.ts';

/** A loop as it came to be, with what the audit trail says of its parts. */
export interface LoopRecord {
  readonly loop: Row<'loops'>;
  readonly parts: readonly {
    readonly interview: Row<'interviews'>;
    readonly seats: readonly {
      readonly row: Row<'seats'>;
      readonly status: CardStatus;
      readonly card: WrittenCard;
    }[];
  }[];
  readonly ending: { readonly at: Date; readonly reason: string } | null;
  readonly debriefAt: Date | null;
}

/** Notes what happened to an application and its loop, in the words the product's commands use for it. */
export function recordLoop(
  making: Making,
  { candidate, job, isTakenOver }: Candidacy,
  application: Row<'applications'>,
  record: LoopRecord | null,
): void {
  const recruiter = { actorId: job.recruiterId };
  if (!isTakenOver) {
    making.happened({
      at: candidate.created_at,
      ...recruiter,
      action: 'candidate.created',
      subjectType: 'candidate',
      subjectId: candidate.id,
      data: { despiteDuplicate: false },
      text: { name: candidate.name, email: candidate.email },
    });
  }
  making.happened({
    at: application.applied_at,
    ...recruiter,
    action: 'application.created',
    subjectType: 'application',
    subjectId: application.id,
    data: { candidateId: candidate.id, jobId: job.id },
  });
  if (record === null) return;
  const { loop, debriefAt, ending } = record;
  making.happened({
    at: loop.created_at,
    ...recruiter,
    action: 'loop.started',
    subjectType: 'loop',
    subjectId: loop.id,
    data: { loopId: loop.id, applicationId: application.id, ownerId: loop.owner_id },
  });
  const changeStage = (at: Date, actorId: string, before: string, stage: string): void =>
    making.happened({
      at,
      actorId,
      action: 'application.stage_changed',
      subjectType: 'application',
      subjectId: application.id,
      data: { before, stage },
    });
  const planned = plusMinutes(loop.created_at, 15);
  changeStage(planned, job.recruiterId, 'applied', 'interviewing');
  recordInterviews(making, record, job.recruiterId, planned);
  if (ending !== null) recordEnding(making, record, ending, job.recruiterId);
  if (application.stage === 'withdrawn') {
    changeStage(application.stage_at, job.recruiterId, 'interviewing', 'withdrawn');
  }
  if (debriefAt !== null) changeStage(debriefAt, job.recruiterId, 'interviewing', 'debrief');
  if (application.stage === 'decided') {
    changeStage(application.stage_at, job.hiringManagerId, 'debrief', 'decided');
  }
}

function recordInterviews(making: Making, record: LoopRecord, actorId: string, at: Date): void {
  const loopId = record.loop.id;
  for (const { interview, seats } of record.parts) {
    making.happened({
      at,
      actorId,
      action: 'interview.scheduled',
      subjectType: 'interview',
      subjectId: interview.id,
      data: {
        loopId,
        exerciseKey: interview.exercise_key,
        startsAt: interview.starts_at.toISOString(),
        minutes: interview.minutes,
        timeZone: interview.time_zone,
      },
    });
    for (const { row, status, card } of seats) {
      making.happened({
        at,
        actorId,
        action: 'seat.added',
        subjectType: 'seat',
        subjectId: row.id,
        data: {
          loopId,
          interviewId: interview.id,
          memberId: row.member_id,
          kind: row.kind,
          dimensionIds: row.dimension_ids,
        },
      });
      if (row.end_kind === 'given_up' && row.ended_at !== null) {
        making.happened({
          at: new Date(Math.max(row.ended_at.getTime(), at.getTime())),
          actorId: row.member_id,
          action: 'seat.ended',
          subjectType: 'seat',
          subjectId: row.id,
          data: { loopId, interviewId: interview.id, kind: 'given_up', isByHolder: true },
          text: { reason: row.end_reason ?? '' },
        });
      }
      if (status.kind === 'submitted') {
        making.happened({
          at: status.at,
          actorId: row.member_id,
          action: 'scorecard.submitted',
          subjectType: 'scorecard',
          subjectId: row.id,
          // How much was scored, and nothing of what.
          data: {
            loopId,
            interviewId: interview.id,
            rated: card.ratings.length,
            notAssessed: card.notAssessed,
            version: card.version,
          },
        });
      }
    }
  }
}

function recordEnding(
  making: Making,
  { loop, parts }: LoopRecord,
  { at, reason }: { at: Date; reason: string },
  actorId: string,
): void {
  const data = { loopId: loop.id };
  making.happened({
    at,
    actorId,
    action: 'loop.cancelled',
    subjectType: 'loop',
    subjectId: loop.id,
    data,
    text: { reason },
  });
  for (const { interview, seats } of parts) {
    if (interview.cancelled_at !== null) {
      making.happened({
        at,
        actorId,
        action: 'interview.cancelled',
        subjectType: 'interview',
        subjectId: interview.id,
        data,
      });
    }
    for (const { row } of seats.filter((seat) => seat.row.end_kind === 'cancelled')) {
      making.happened({
        at,
        actorId,
        action: 'seat.ended',
        subjectType: 'seat',
        subjectId: row.id,
        data: { ...data, interviewId: interview.id, kind: 'cancelled' },
      });
    }
  }
}
