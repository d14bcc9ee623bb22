import { plusMinutes } from './calendar.ts';
import type { CardStatus } from './cards.ts';
import { giveUpReasons } from './evidence/remarks.ts';
import type { Candidacy } from './make-candidates.ts';
import type { Making } from './making.ts';
import type { PlannedInterview, PlannedSeat } from './panels.ts';
import type { Row } from './rows.ts';

const minutesPerHour = 60;
/** As the product has it: a card is due a day after its interview ended. */
const minutesToScore = 24 * minutesPerHour;
const givenUpShare = 0.04;
const rooms = ['Alfama', 'Tejo', 'Estrela'];

/** When a loop ended before all was done, and why. */
export interface Ending {
  readonly at: Date;
  readonly reason: string;
}

export interface LoopSetting {
  readonly loop: Row<'loops'>;
  readonly candidacy: Candidacy;
  readonly ending: Ending | null;
  /** The names of all who hold or held a seat on the loop. */
  readonly onLoop: Set<string>;
}

/** A seat with its plan and what is on its card by now. */
export interface PlacedSeat {
  readonly row: Row<'seats'>;
  readonly seat: PlannedSeat;
  readonly status: CardStatus;
}

/** Writes an interview with its seats into the tables; the cards come after it. */
export function placeInterview(
  making: Making,
  setting: LoopSetting,
  interview: PlannedInterview,
): { row: Row<'interviews'>; seats: readonly PlacedSeat[] } {
  const { random } = making;
  const { loop, candidacy, ending } = setting;
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
  const gaveUp = candidacy.fate === 'decided' ? whoGaveUp(making, setting, interview) : null;
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

/** Now and then somebody asked first gave the seat up: anybody who runs such rounds and is not on the loop. */
function whoGaveUp(
  making: Making,
  { candidacy, onLoop }: LoopSetting,
  interview: PlannedInterview,
): PlannedSeat | null {
  const { job, story } = candidacy;
  if (story !== null || job.spec.panel !== undefined || !making.random.chance(givenUpShare)) return null;
  const able = making.interviewers.filter(
    ({ name, site, startDay, lead, head }) =>
      site === undefined &&
      startDay === undefined &&
      !onLoop.has(name) &&
      (job.spec.kit === 'lead' ? lead : head).includes(interview.round.key),
  );
  if (able.length === 0) return null;
  const interviewer = making.random.pick(able);
  onLoop.add(interviewer.name);
  return { interviewer, kind: 'interviewer', dimensions: interview.round.dimensions };
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
