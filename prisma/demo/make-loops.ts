import { plusMinutes } from './calendar.ts';
import { type CardWriter, createCardWriter } from './cards.ts';
import { cancellationReasons, withdrawalCodes, withdrawalReasons } from './evidence/remarks.ts';
import { recordLoop } from './loop-history.ts';
import { type Candidacy, openedAt } from './make-candidates.ts';
import type { Making } from './making.ts';
import { createPlanner, type PlannedInterview } from './panels.ts';
import { type Ending, placeInterview } from './place-interview.ts';
import type { Row } from './rows.ts';

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;

/** The loop of a story, for whoever looks for it. */
export type StoryLoops = Map<string, { loopId: string; candidateId: string }>;

/** Writes applications with their loops, interviews, seats and cards, in the order in which they began. */
export function makeLoops(making: Making, candidacies: readonly Candidacy[]): StoryLoops {
  const plan = createPlanner(making);
  const writeCard = createCardWriter(making);
  const told: StoryLoops = new Map();
  for (const candidacy of candidacies) {
    const interviews = candidacy.fate === 'applied' ? null : plan(candidacy);
    const loopId = makeLoop(making, writeCard, candidacy, interviews);
    if (candidacy.story !== null && loopId !== null) {
      told.set(candidacy.story.key, { loopId, candidateId: candidacy.candidate.id });
    }
  }
  return told;
}

function makeLoop(
  making: Making,
  writeCard: CardWriter,
  candidacy: Candidacy,
  planned: readonly PlannedInterview[] | null,
): string | null {
  const { candidate, job, fate } = candidacy;
  const opened = planned === null ? null : openedAt(making, candidacy);
  const appliedAt =
    candidacy.isTakenOver && opened !== null ? plusMinutes(opened, -2 * minutesPerDay) : candidate.created_at;
  const application: Row<'applications'> = {
    id: making.id(appliedAt),
    candidate_id: candidate.id,
    job_id: job.id,
    stage: 'applied',
    applied_at: appliedAt,
    stage_at: appliedAt,
    withdrawn_at: null,
    end_reason: null,
    end_note: null,
    ended_by: null,
  };
  if (planned === null || opened === null) {
    making.tables.applications.push(application);
    recordLoop(making, candidacy, application, null);
    return null;
  }
  const loop: Row<'loops'> = {
    id: making.id(opened),
    application_id: application.id,
    owner_id: job.recruiterId,
    state: stateOf(fate),
    created_at: opened,
  };
  const ending = endingOf(making, candidacy, planned);
  const ratings: number[] = [];
  let lastCardAt = opened;
  // Whoever gives up a seat takes none on this loop again, and none besides another one.
  const onLoop = new Set(planned.flatMap(({ seats }) => seats.map(({ interviewer }) => interviewer.name)));
  const parts = planned.map((interview) => {
    const placed = placeInterview(making, { loop, candidacy, ending, onLoop }, interview);
    const seats = placed.seats.map(({ row, seat, status }) => {
      const card = writeCard(
        { candidacy, interview, seat, seatId: row.id, loopId: loop.id, placedAt: opened },
        status,
      );
      if (seat.kind === 'interviewer') ratings.push(...card.ratings);
      if (status.kind === 'submitted' && status.at > lastCardAt) lastCardAt = status.at;
      return { row, status, card };
    });
    return { interview: placed.row, seats };
  });
  const stageAt = stageTimes(making, candidacy, opened, lastCardAt, ending);
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length);
  const ended: Row<'applications'> = {
    ...application,
    ...stageAt.application,
    ...(fate === 'withdrawn'
      ? {
          end_reason: withdrawalCodes[withdrawalReasons.indexOf(ending?.reason ?? '')] ?? 'not_said',
          end_note: '',
          ended_by: job.recruiterId,
        }
      : {}),
  };
  making.tables.applications.push(ended);
  making.tables.loops.push(loop);
  if (fate === 'decided') {
    making.outcomes.push({
      applicationId: application.id,
      loopId: loop.id,
      decidedAt: ended.stage_at,
      decision: candidacy.goesOn ? 'another_level' : mean >= 3.6 ? 'hire' : 'no_hire',
    });
  }
  recordLoop(making, candidacy, ended, { loop, parts, ending, debriefAt: stageAt.debriefAt });
  return loop.id;
}

function stateOf(fate: Candidacy['fate']): Row<'loops'>['state'] {
  if (fate === 'decided') return 'closed';
  if (fate === 'withdrawn' || fate === 'cancelled') return 'cancelled';
  return fate === 'debrief' ? 'debrief' : 'open';
}

/** Withdrawn and cancelled loops end before their second day. */
function endingOf(
  { random, calendar }: Making,
  { fate, firstDay }: Candidacy,
  planned: readonly PlannedInterview[],
): Ending | null {
  if (fate !== 'withdrawn' && fate !== 'cancelled') return null;
  const nextDay = calendar.at(firstDay + 1, 0);
  const starts = planned.map(({ startsAt }) => startsAt).filter((at) => at < nextDay);
  const lastOfFirstDay = new Date(Math.max(...starts.map((at) => at.getTime())));
  const at = plusMinutes(lastOfFirstDay, 4 * minutesPerHour + random.integer(0, 9 * minutesPerHour));
  return { at, reason: random.pick(fate === 'withdrawn' ? withdrawalReasons : cancellationReasons) };
}

function stageTimes(
  { random, calendar }: Making,
  { fate }: Candidacy,
  opened: Date,
  lastCardAt: Date,
  ending: Ending | null,
): { application: Pick<Row<'applications'>, 'stage' | 'stage_at' | 'withdrawn_at'>; debriefAt: Date | null } {
  const debriefAt = plusMinutes(lastCardAt, random.integer(20, 90));
  const past = (at: Date): Date => new Date(Math.min(at.getTime(), plusMinutes(calendar.now, -10).getTime()));
  switch (fate) {
    case 'decided': {
      const decidedAt = past(plusMinutes(debriefAt, random.integer(1, 4) * minutesPerDay));
      return { application: { stage: 'decided', stage_at: decidedAt, withdrawn_at: null }, debriefAt };
    }
    case 'debrief':
      return {
        application: { stage: 'debrief', stage_at: past(debriefAt), withdrawn_at: null },
        debriefAt: past(debriefAt),
      };
    case 'withdrawn': {
      const at = ending?.at ?? opened;
      return { application: { stage: 'withdrawn', stage_at: at, withdrawn_at: at }, debriefAt: null };
    }
    default:
      return {
        application: { stage: 'interviewing', stage_at: plusMinutes(opened, 15), withdrawn_at: null },
        debriefAt: null,
      };
  }
}
