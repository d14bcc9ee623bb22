import type { Calendar } from './calendar.ts';
import type { DemoInterviewer } from './interviewers.ts';
import type { Random } from './random.ts';
import type { DemoEvent, DemoOutcome, DemoTables, PersonRow } from './rows.ts';

/** What the parts of the generator share: chance, the calendar, the people, and the rows so far. */
export interface Making {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly tables: DemoTables;
  readonly interviewers: readonly DemoInterviewer[];
  readonly outcomes: DemoOutcome[];
  /** Throws for a name that nobody of this demo has. */
  readonly person: (name: string) => PersonRow;
  readonly isThere: (name: string) => boolean;
  readonly id: (at: Date) => string;
  readonly happened: (event: DemoEvent) => void;
}

export function emptyTables(): DemoTables {
  return {
    blueprints: [],
    blueprint_versions: [],
    dimensions: [],
    version_dimensions: [],
    jobs: [],
    job_rounds: [],
    candidates: [],
    candidate_notes: [],
    applications: [],
    loops: [],
    interviews: [],
    seats: [],
    scorecards: [],
    scores: [],
  };
}
