import { plusMinutes } from './calendar.ts';
import type { DemoInterviewer } from './interviewers.ts';
import type { Candidacy } from './make-candidates.ts';
import type { PlacedRound } from './make-jobs.ts';
import type { Making } from './making.ts';

export interface PlannedInterview {
  readonly round: PlacedRound;
  readonly startsAt: Date;
  readonly seats: readonly PlannedSeat[];
}

export interface PlannedSeat {
  readonly interviewer: DemoInterviewer;
  readonly kind: 'interviewer' | 'trainee' | 'shadow';
  /** By key. */
  readonly dimensions: readonly string[];
}

/** Plans the interviews of a candidacy: who, when, and who watches. */
export type Planner = (candidacy: Candidacy) => PlannedInterview[];

/** Minutes after midnight at which interviews start, in the zone of the job. */
const slots = [9 * 60, 10 * 60 + 30, 12 * 60, 13 * 60 + 45, 15 * 60 + 15, 16 * 60 + 45, 18 * 60];
/** Nobody is asked outside these hours of their own day. */
const [earliest, latest] = [7 * 60 + 30, 20 * 60];
const roundsPerDay = 2;
const trainingDays = 42;
const trainingSeats = 9;

export function createPlanner(making: Making): Planner {
  const random = making.random.fork('panels');
  const busy = new Map<string, (readonly [from: number, to: number])[]>();
  const trained = new Map<string, number>();

  const isFree = (name: string, from: Date, minutes: number): boolean => {
    const to = plusMinutes(from, minutes).getTime();
    return !(busy.get(name) ?? []).some(([a, b]) => a < to && from.getTime() < b);
  };
  const occupy = (name: string, from: Date, minutes: number): void => {
    const times = busy.get(name) ?? [];
    times.push([from.getTime(), plusMinutes(from, minutes).getTime()]);
    busy.set(name, times);
  };
  const isAwake = (name: string, at: Date): boolean => {
    const minute = making.calendar.minuteOfDay(at, making.person(name).timeZone);
    return minute >= earliest && minute <= latest;
  };

  /** A different person for each place, by depth-first search over shuffled choices. */
  const seatPeople = (candidacy: Candidacy, places: readonly PlacedRound[]): DemoInterviewer[] => {
    const { job, story, firstDay } = candidacy;
    const fixed = { ...job.spec.panel, ...story?.panel };
    const reserved = new Set(Object.values(fixed));
    const choices = places.map((round) => {
      const name = fixed[round.key];
      const able = making.interviewers.filter((one) =>
        name !== undefined
          ? one.name === name
          : one.site === undefined &&
            !reserved.has(one.name) &&
            one[job.spec.kit].includes(round.key) &&
            firstDay >= (one.startDay ?? Number.NEGATIVE_INFINITY),
      );
      return weightedOrder(able);
    });
    const order = choices
      .map((_, n) => n)
      .sort((a, b) => (choices[a] ?? []).length - (choices[b] ?? []).length);
    const chosen: DemoInterviewer[] = [];
    const search = (depth: number): boolean => {
      const place = order[depth];
      if (place === undefined) return true;
      for (const one of choices[place] ?? []) {
        if (job.spec.panel === undefined && story?.isWholePanel !== true && chosen.includes(one)) continue;
        chosen[place] = one;
        if (search(depth + 1)) return true;
        delete chosen[place];
      }
      return false;
    };
    if (!search(0)) throw new Error(`no panel for ${candidacy.job.spec.key}`);
    return chosen;
  };
  const weightedOrder = (able: readonly DemoInterviewer[]): DemoInterviewer[] => {
    const left = [...able];
    const ordered: DemoInterviewer[] = [];
    while (left.length > 0) {
      const next = random.weighted(left, ({ load = 1 }) => load);
      ordered.push(next);
      left.splice(left.indexOf(next), 1);
    }
    return ordered;
  };

  const startOf = (candidacy: Candidacy, round: PlacedRound, day: number, names: readonly string[]): Date => {
    const { job, story, candidate } = candidacy;
    const when = story?.when?.[round.key];
    if (when !== undefined && 'minutesFromNow' in when) {
      return making.calendar.soon(when.minutesFromNow, 'Europe/Amsterdam');
    }
    if (when !== undefined) {
      const towards = when.day < 0 ? -1 : 1;
      return making.calendar.at(making.calendar.workingDay(when.day, towards), when.minute);
    }
    const times = random.shuffled(slots).map((minute) => making.calendar.at(day, minute, job.spec.zone));
    const fits = (at: Date): boolean =>
      [candidate.id, ...names].every((name) => isFree(name, at, round.minutes));
    return (
      times.find((at) => fits(at) && names.every((name) => isAwake(name, at))) ??
      times.find(fits) ??
      times.find((at) => isFree(candidate.id, at, round.minutes)) ??
      making.calendar.at(day, 8 * 60, job.spec.zone)
    );
  };

  const watchersOf = ({ job }: Candidacy, round: PlacedRound, day: number): DemoInterviewer[] =>
    making.interviewers
      .filter(({ name, lead, startDay }) => {
        if (startDay === undefined || job.spec.kit !== 'lead' || job.spec.panel !== undefined) return false;
        const isTraining = day < startDay && day >= startDay - trainingDays;
        return isTraining && lead.includes(round.key) && (trained.get(name) ?? 0) < trainingSeats;
      })
      .slice(0, 1);

  return (candidacy) => {
    const { job, story, firstDay, candidate, fate } = candidacy;
    const rounds = job.rounds.filter(({ key }) => story?.isWholePanel !== true || key in story.panel);
    const places = rounds.flatMap((round) => Array.from({ length: round.interviewers }, () => round));
    const people = seatPeople(candidacy, places);
    const scoredBy = new Map<string, Set<string>>();
    const hasWatched = new Set<string>();
    return rounds.map((round, n) => {
      const day = dayOf(making, fate, firstDay, n, rounds.length);
      const panel = people.filter((_, place) => places[place] === round);
      const names = panel.map(({ name }) => name);
      const startsAt = startOf(candidacy, round, day, names);
      const watchers = watchersOf(candidacy, round, day).filter(
        ({ name }) => !names.includes(name) && !hasWatched.has(name),
      );
      for (const { name } of watchers) hasWatched.add(name);
      for (const name of [candidate.id, ...names, ...watchers.map((one) => one.name)]) {
        occupy(name, startsAt, round.minutes);
      }
      const seats = panel.map((interviewer): PlannedSeat => {
        // Nobody scores a dimension of one candidate twice.
        const scored = scoredBy.get(interviewer.name) ?? new Set();
        const dimensions = round.dimensions.filter((key) => !scored.has(key));
        scoredBy.set(interviewer.name, new Set([...scored, ...dimensions]));
        return { interviewer, kind: 'interviewer', dimensions };
      });
      const watching = watchers.map((interviewer): PlannedSeat => {
        const times = (trained.get(interviewer.name) ?? 0) + 1;
        trained.set(interviewer.name, times);
        return { interviewer, kind: times <= 4 ? 'shadow' : 'trainee', dimensions: round.dimensions };
      });
      return { round, startsAt, seats: [...seats, ...watching] };
    });
  };
}

/** Two rounds a day on working days; what goes on today is around it, and a late loop has its last round ahead. */
function dayOf({ calendar }: Making, fate: string, firstDay: number, n: number, rounds: number): number {
  const step = Math.floor(n / roundsPerDay);
  if (fate === 'today') return step === 1 ? 0 : calendar.workingDay(step === 0 ? -1 : 1, step === 0 ? -1 : 1);
  if (fate === 'late' && n === rounds - 1) return calendar.workingDay(2);
  let day = calendar.workingDay(firstDay, fate === 'upcoming' ? 1 : -1);
  for (let k = 0; k < step; k += 1) day = calendar.workingDay(day + 1);
  return day;
}
