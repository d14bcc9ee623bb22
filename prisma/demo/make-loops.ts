import { plusMinutes } from './calendar.ts';
import { type CardStatus, type CardWriter, createCardWriter } from './cards.ts';
import { cancellationReasons, giveUpReasons, withdrawalReasons } from './evidence/remarks.ts';
import { recordLoop } from './loop-history.ts';
import { type Candidacy, openedAt } from './make-candidates.ts';
import type { Making } from './making.ts';
import { createPlanner, type PlannedInterview, type PlannedSeat } from './panels.ts';
import type { Row } from './rows.ts';

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;
/** As the product has it: a card is due a day after its interview ended. */
const minutesToScore = minutesPerDay;
const givenUpShare = 0.04;
const rooms = ['Alfama', 'Tejo', 'Estrela'];

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

/** When a loop ended before all was done, and why. */
interface Ending {
  readonly at: Date;
  readonly reason: string;
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
  const parts = planned.map((interview) => {
    const placed = placeInterview(making, loop, candidacy, interview, ending);
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
  const ended: Row<'applications'> = { ...application, ...stageAt.application };
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

interface PlacedSeat {
  readonly row: Row<'seats'>;
  readonly seat: PlannedSeat;
  readonly status: CardStatus;
}

function placeInterview(
  making: Making,
  loop: Row<'loops'>,
  candidacy: Candidacy,
  interview: PlannedInterview,
  ending: Ending | null,
): { row: Row<'interviews'>; seats: readonly PlacedSeat[] } {
  const { random } = making;
  const { round, startsAt } = interview;
  const { job } = candidacy;
  const idsOf = (keys: readonly string[]): string[] =>
    keys.map((key) => job.version.dimensionIds.get(key) ?? '');
  const isCancelled = ending !== null && startsAt > ending.at;
  const isInRoom = job.spec.zone === 'Europe/Lisbon' && random.chance(0.2);
  const row: Row<'interviews'> = {
    id: making.id(loop.created_at),
    loop_id: loop.id,
    name: round.name,
    exercise_key: round.exercise,
    dimension_ids: idsOf(round.dimensions),
    starts_at: startsAt,
    minutes: round.minutes,
    time_zone: job.spec.zone,
    video_url: isInRoom
      ? null
      : `https://meet.harbour.example/${random.integer(0x10000000, 0xffffffff).toString(16)}`,
    room: isInRoom ? random.pick(rooms) : null,
    cancelled_at: isCancelled ? ending.at : null,
    cancel_reason: isCancelled ? ending.reason : null,
  };
  making.tables.interviews.push(row);
  const dueAt = plusMinutes(startsAt, round.minutes + minutesToScore);
  const place = (
    seat: PlannedSeat,
    status: CardStatus,
    end: Pick<Row<'seats'>, 'end_kind' | 'ended_at' | 'end_reason'>,
  ): PlacedSeat => {
    const seatRow: Row<'seats'> = {
      id: making.id(loop.created_at),
      loop_id: loop.id,
      interview_id: row.id,
      member_id: making.person(seat.interviewer.name).memberId,
      kind: seat.kind,
      dimension_ids: idsOf(seat.dimensions),
      due_at: dueAt,
      ...end,
    };
    making.tables.seats.push(seatRow);
    return { row: seatRow, seat, status };
  };
  const seats = interview.seats.map((seat) => {
    const status = statusOf(making, candidacy, interview, seat, ending);
    const isOver = ending !== null && status.kind !== 'submitted';
    return place(seat, status, {
      ended_at: isOver ? ending.at : null,
      end_kind: isOver ? 'cancelled' : null,
      end_reason: isOver ? ending.reason : null,
    });
  });
  const gaveUp = candidacy.fate === 'decided' ? whoGaveUp(making, candidacy, interview) : null;
  if (gaveUp !== null) {
    seats.push(
      place(
        gaveUp,
        { kind: 'empty' },
        {
          ended_at: plusMinutes(startsAt, -random.integer(3, 30) * minutesPerHour),
          end_kind: 'given_up',
          end_reason: random.pick(giveUpReasons),
        },
      ),
    );
  }
  return { row, seats };
}

/** Somebody of the small site or without rounds of this kind never stands in here: that would join the network. */
function whoGaveUp(
  making: Making,
  { job, story }: Candidacy,
  interview: PlannedInterview,
): PlannedSeat | null {
  if (story !== null || job.spec.panel !== undefined || !making.random.chance(givenUpShare)) return null;
  const seated = new Set(interview.seats.map(({ interviewer }) => interviewer.name));
  const able = making.interviewers.filter(
    (one) =>
      one.site === undefined &&
      one.startDay === undefined &&
      one.name !== 'Priya Raman' &&
      one[job.spec.kit].includes(interview.round.key) &&
      !seated.has(one.name),
  );
  if (able.length === 0) return null;
  return {
    interviewer: making.random.pick(able),
    kind: 'interviewer',
    dimensions: interview.round.dimensions,
  };
}

function statusOf(
  { random, calendar }: Making,
  { fate, story }: Candidacy,
  interview: PlannedInterview,
  { interviewer, kind }: PlannedSeat,
  ending: Ending | null,
): CardStatus {
  const { startsAt, round } = interview;
  const hours = Math.min(60, interviewer.hours * Math.exp(0.8 * random.normal()));
  const endsAt = plusMinutes(startsAt, round.minutes);
  const wanted = plusMinutes(endsAt, Math.max(6, Math.round(hours * minutesPerHour)));
  const latest = plusMinutes(calendar.now, -20);
  if (startsAt >= calendar.now) return { kind: 'empty' };
  if (ending !== null) {
    return wanted < ending.at && startsAt < ending.at ? { kind: 'submitted', at: wanted } : { kind: 'empty' };
  }
  const isMissing =
    story?.missing?.includes(round.key) ??
    (fate === 'late' &&
      kind === 'interviewer' &&
      plusMinutes(endsAt, minutesToScore) < calendar.now &&
      random.chance(0.3));
  if (isMissing) return story !== null || random.chance(0.5) ? { kind: 'begun' } : { kind: 'empty' };
  const mustBeIn = fate === 'decided' || fate === 'debrief' || fate === 'ready';
  if (wanted <= latest) return { kind: 'submitted', at: wanted };
  if (mustBeIn) return { kind: 'submitted', at: latest };
  // The seal is shown on this one, so the colleagues' cards are in.
  if (story?.key === 'sealed' && endsAt < latest) {
    return {
      kind: 'submitted',
      at: new Date(Math.max(plusMinutes(endsAt, 10).getTime(), latest.getTime() - 60_000)),
    };
  }
  return random.chance(0.5) ? { kind: 'begun' } : { kind: 'empty' };
}
