import { plusMinutes } from './calendar.ts';
import { fill } from './evidence/compose.ts';
import type { Fate } from './jobs.ts';
import type { PlacedJob } from './make-jobs.ts';
import type { Making } from './making.ts';
import { type Ability, drawAbility } from './model.ts';
import { candidateNotes, candidateZones, familyNames, givenNames } from './names.ts';
import type { Row } from './rows.ts';
import { demoStories, type Story } from './stories.ts';

const minutesPerDay = 24 * 60;

/** Somebody considered for a job: what becomes of it, and from when. */
export interface Candidacy {
  readonly candidate: Row<'candidates'>;
  readonly job: PlacedJob;
  readonly fate: Fate;
  readonly story: Story | null;
  /** The day of the first interview, or of the application where there is none yet. */
  readonly firstDay: number;
  readonly ability: Ability;
  /** Decided for this job, then considered for another. */
  readonly goesOn: boolean;
  /** Whether it follows on a decision for another job. */
  readonly isTakenOver: boolean;
}

/** All candidates of all jobs, by the day on which their interviews begin. */
export function makeCandidacies(making: Making, jobs: readonly PlacedJob[]): Candidacy[] {
  const random = making.random.fork('candidates');
  const names = createNames(making);
  const first = jobs.flatMap((job) => {
    const stories = demoStories.filter(
      ({ job: key, panel }) => key === job.spec.key && Object.values(panel).every(making.isThere),
    );
    return fatesOf(job).map((fate): Omit<Candidacy, 'goesOn'> => {
      const told = stories.findIndex((story) => story.fate === fate);
      const story = told < 0 ? null : (stories.splice(told, 1)[0] ?? null);
      const firstDay = firstDayOf(making, job, fate, story);
      const appliedDay = fate === 'applied' ? firstDay : firstDay - random.integer(8, 16);
      const createdAt = making.calendar.at(
        Math.max(appliedDay, job.spec.openedDay + 1),
        random.integer(7 * 60, 22 * 60),
      );
      const { name, email } = names();
      const candidate = {
        id: making.id(createdAt),
        name,
        email,
        phone: random.chance(0.4) ? `+351 900 ${random.integer(100, 999)} ${random.integer(100, 999)}` : null,
        time_zone: job.spec.zone === 'Asia/Singapore' ? job.spec.zone : random.pick(candidateZones),
        created_at: createdAt,
      };
      making.tables.candidates.push(candidate);
      if (random.chance(0.25)) {
        making.tables.candidate_notes.push({
          id: making.id(createdAt),
          candidate_id: candidate.id,
          author_id: job.recruiterId,
          text: fill(random.pick(candidateNotes), random),
          written_at: createdAt,
        });
      }
      const ability = drawAbility(random);
      return { candidate, job, fate, story, firstDay, ability, isTakenOver: false };
    });
  });
  return takeOver(making, first, jobs).sort((a, b) => a.firstDay - b.firstDay);
}

function fatesOf({ spec }: PlacedJob): Fate[] {
  return Object.entries(spec.fates).flatMap(([fate, count]) =>
    // The keys of the record are fates by its type; Object.entries forgets it.
    Array.from({ length: count }, () => fate as Fate),
  );
}

function firstDayOf({ random, calendar }: Making, job: PlacedJob, fate: Fate, story: Story | null): number {
  const [from, to] = job.spec.loopDays;
  switch (fate) {
    case 'decided':
    case 'withdrawn':
    case 'cancelled':
      return calendar.workingDay(random.integer(from, to));
    case 'debrief':
      return calendar.workingDay(random.integer(-11, -9), -1);
    case 'ready':
      return calendar.workingDay(-7, -1);
    case 'late':
      return calendar.workingDay(random.integer(-7, -5), -1);
    case 'today':
      return calendar.workingDay(-1, -1);
    case 'upcoming':
      return calendar.workingDay(story === null ? random.integer(1, 7) : 2);
    case 'applied':
      return -random.integer(1, 6);
  }
}

/** Some who were decided for a Head job are then considered for a Lead job, with nothing carried over. */
function takeOver(
  making: Making,
  first: readonly Omit<Candidacy, 'goesOn'>[],
  jobs: readonly PlacedJob[],
): Candidacy[] {
  const random = making.random.fork('another level');
  const could = random.shuffled(
    first.filter(({ job, fate, firstDay }) => {
      return job.spec.kit === 'head' && fate === 'decided' && firstDay < -75;
    }),
  );
  const goingOn = new Set<string>();
  const second: Candidacy[] = [];
  for (const job of jobs) {
    for (let n = 0; n < (job.spec.takenOver ?? 0); n += 1) {
      const before = could.pop();
      if (before === undefined) continue;
      goingOn.add(before.candidate.id);
      const firstDay = making.calendar.workingDay(before.firstDay + random.integer(24, 40));
      const general = before.ability.general;
      second.push({
        ...before,
        job,
        story: null,
        firstDay,
        ability: { ...drawAbility(random), general },
        goesOn: false,
        isTakenOver: true,
      });
    }
  }
  return [...first.map((one) => ({ ...one, goesOn: goingOn.has(one.candidate.id) })), ...second];
}

function createNames({ random }: Making): () => { name: string; email: string } {
  const own = random.fork('names');
  const taken = new Set<string>();
  const families = own.shuffled(familyNames);
  let n = 0;
  return () => {
    for (;;) {
      const name = `${own.pick(givenNames)} ${families[n % families.length]}`;
      n += 1;
      if (taken.has(name)) continue;
      taken.add(name);
      const local = name
        .normalize('NFKD')
        .replace(/[^A-Za-z ]/g, '')
        .toLowerCase()
        .replaceAll(' ', '.');
      return { name, email: `${local}@candidates.example` };
    }
  };
}

/** When the loop of a candidacy was opened: some days before its first interview, and after its application. */
export function openedAt(making: Making, { candidate, firstDay, isTakenOver }: Candidacy): Date {
  const wanted = making.calendar.at(firstDay - 4, 10 * 60 + making.random.integer(0, 360));
  const earliest = isTakenOver ? wanted : plusMinutes(candidate.created_at, minutesPerDay / 8);
  const latest = plusMinutes(making.calendar.now, -45);
  return new Date(Math.min(latest.getTime(), Math.max(wanted.getTime(), earliest.getTime())));
}
