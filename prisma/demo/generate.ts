import { createCalendar } from './calendar.ts';
import { uuidAt } from './ids.ts';
import { demoInterviewers, smallDemoExtra } from './interviewers.ts';
import { demoJobs, smallDemoJobs } from './jobs.ts';
import { makeBlueprints } from './make-blueprints.ts';
import { makeCandidacies } from './make-candidates.ts';
import { makeJob } from './make-jobs.ts';
import { makeLoops, type StoryLoops } from './make-loops.ts';
import { emptyTables, type Making } from './making.ts';
import { demoCompany, demoEmail, demoPeople } from './people.ts';
import { createRandom } from './random.ts';
import type { DemoEvent, DemoMoments, DemoRows, PersonRow } from './rows.ts';

export type DemoSize = 'full' | 'small';

const seed = 'harbour analytics';
const foundedDay = -400;

/**
 * The rows of the demo company, the same for the same moment: nothing but `now` goes in. What is today, late and still
 * to come is counted from it.
 */
export function generateDemo({ now, size }: { now: Date; size: DemoSize }): DemoRows {
  const random = createRandom(`${seed} ${size}`);
  const calendar = createCalendar(now, demoCompany.timeZone);
  const ids = random.fork('ids');
  const id = (at: Date): string => uuidAt(at, ids);
  const people = makePeople(size, (day) => calendar.at(day, 9 * 60), id);
  const byName = new Map(people.map((person) => [person.name, person]));
  const events: DemoEvent[] = [];
  const making: Making = {
    random,
    calendar,
    tables: emptyTables(),
    interviewers: demoInterviewers.filter(({ name }) => byName.has(name)),
    outcomes: [],
    person: (name) => {
      const found = byName.get(name);
      if (found === undefined) throw new Error(`${name} is not at this demo company`);
      return found;
    },
    isThere: (name) => byName.has(name),
    id,
    happened: (event) => events.push(event),
  };
  const isFull = size === 'full';
  const versions = makeBlueprints(
    making,
    isFull ? { first: -380, second: -60 } : { first: -90, second: null },
  );
  const jobs = (isFull ? demoJobs : smallDemoJobs).map((spec) => makeJob(making, spec, versions[spec.kit]));
  const told = makeLoops(making, makeCandidacies(making, jobs));
  return {
    createdAt: calendar.at(foundedDay, 8 * 60),
    people,
    tables: making.tables,
    outcomes: making.outcomes,
    history: events
      .map((event, order) => ({ event, order }))
      .sort((a, b) => a.event.at.getTime() - b.event.at.getTime() || a.order - b.order)
      .map(({ event }) => event),
    moments: momentsOf(told, jobs[0]?.id ?? ''),
  };
}

function makePeople(size: DemoSize, morningOf: (day: number) => Date, id: (at: Date) => string): PersonRow[] {
  const startDays = new Map(demoInterviewers.map(({ name, startDay }) => [name, startDay]));
  return demoPeople
    .filter(({ name, shownAs }) => size === 'full' || shownAs !== undefined || smallDemoExtra.includes(name))
    .map((person) => {
      const startDay = startDays.get(person.name);
      const joinedAt = morningOf(startDay === undefined ? foundedDay : startDay - 60);
      const { name, roles, timeZone } = person;
      const email = demoEmail(person);
      return { accountId: id(joinedAt), memberId: id(joinedAt), name, email, roles, timeZone, joinedAt };
    });
}

function momentsOf(told: StoryLoops, jobId: string): DemoMoments {
  const [low, high, elsewhere] = [told.get('low-panel'), told.get('high-panel'), told.get('elsewhere')];
  return {
    sealedLoopId: told.get('sealed')?.loopId ?? '',
    disputedLoopId: told.get('disputed')?.loopId ?? '',
    apart:
      low === undefined || high === undefined
        ? null
        : { candidateIds: [low.candidateId, high.candidateId], jobId },
    notComparable: elsewhere === undefined ? null : { candidateId: elsewhere.candidateId },
  };
}
