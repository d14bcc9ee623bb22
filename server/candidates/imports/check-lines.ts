import { createHash } from 'node:crypto';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import type { Table, TableLine } from '#server/candidates/imports/parse-table.ts';
import { storedEmail } from '#server/candidates/rules.ts';
import type { ImportFault, ImportField } from '#shared/candidate-imports.ts';
import { Email, type JobId, Name, TimeZone } from '#shared/primitives.ts';

export interface ImportedPerson {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly job: { readonly id: JobId; readonly title: string } | null;
  readonly timeZone: string;
  readonly note: string;
  /** By which the same line is known when it comes again without an address. */
  readonly contentKey: Buffer;
}

export interface CheckedLine extends TableLine {
  /** Null where something is wrong with the line. */
  readonly person: ImportedPerson | null;
  readonly faults: readonly ImportFault[];
}

export interface KnownJob {
  readonly id: JobId;
  readonly title: string;
  readonly isOpen: boolean;
}

type Blame = (field: ImportField | null, message: string) => void;

const longestPhone = 60;
const longestNote = 4000;
/** What a spreadsheet would run as a formula, and no name, number, job or note begins with. */
const formula = /^[=@\t]/;

/** Every line of a table as a person, or with all that is wrong with it. Pure: the same in a preview and when it is written. */
export function checkLines(
  { columns, lines }: Table,
  settings: ImportSettings,
  jobs: readonly KnownJob[],
): CheckedLine[] {
  const fixes = new Map(settings.fixes.map(({ line, column, value }) => [`${line} ${column}`, value.trim()]));
  const jobsByTitle = new Map<string, KnownJob[]>();
  for (const job of jobs) {
    const title = folded(job.title);
    jobsByTitle.set(title, [...(jobsByTitle.get(title) ?? []), job]);
  }
  const zones = new Map<string, boolean>();
  const seen = { email: new Map<string, number>(), person: new Map<string, number>() };
  const isZone = (zone: string): boolean => {
    const known = zones.get(zone) ?? TimeZone.safeParse(zone).success;
    zones.set(zone, known);
    return known;
  };

  return lines.map(({ line, cells: given }): CheckedLine => {
    const cells = given.map((cell, column) => fixes.get(`${line} ${column}`) ?? cell);
    for (let column = cells.length; column < columns.length; column += 1)
      cells.push(fixes.get(`${line} ${column}`) ?? '');
    const faults: ImportFault[] = [];
    const columnOf = (field: ImportField): number => settings.fields.indexOf(field);
    const cellOf = (field: ImportField): string => cells[columnOf(field)] ?? '';
    const blame: Blame = (field, message) => {
      const column = field === null ? -1 : columnOf(field);
      // One reason for a cell is enough to look at it.
      if (column >= 0 && faults.some((fault) => fault.column === column)) return;
      faults.push({ line, column: column < 0 ? null : column, value: cells[column] ?? '', message });
    };

    if (cells.length > columns.length)
      blame(null, `There are more cells than the ${columns.length} columns.`);
    for (const [column, field] of settings.fields.entries()) {
      if (field === null || field === 'email' || !formula.test(cells[column] ?? '')) continue;
      faults.push({ line, column, value: cells[column] ?? '', message: 'This is a formula.' });
    }
    const name = nameOf(cellOf, settings, blame);
    const email = storedEmail(cellOf('email') || null);
    if (email !== null && !Email.safeParse(email).success) blame('email', 'This is no e-mail address.');
    const phone = cellOf('phone') || null;
    if (phone !== null && (phone.length > longestPhone || !/\d/.test(phone)))
      blame('phone', 'This is no phone number.');
    const timeZone = cellOf('time_zone') || settings.timeZone;
    if (!isZone(timeZone)) blame('time_zone', 'No time zone is called so. Write it as in Europe/Lisbon.');
    const job = jobOf(cellOf('job'), settings, jobs, jobsByTitle, blame);
    const note = noteOf(cells, columns, settings);
    if (note.length > longestNote) blame('note', `A note may have ${longestNote} characters.`);

    const contentKey = contentKeyOf(name, phone, note);
    const earlier = email === null ? seen.person.get(contentKey.toString('hex')) : seen.email.get(email);
    if (earlier !== undefined && faults.length === 0) {
      if (email !== null) blame('email', `The same address as in line ${earlier}.`);
      else blame(null, `The same person as in line ${earlier}, and there is no address to tell them apart.`);
    }
    if (faults.length > 0) return { line, cells, person: null, faults };
    if (email === null) seen.person.set(contentKey.toString('hex'), line);
    else seen.email.set(email, line);
    return { line, cells, person: { name, email, phone, job, timeZone, note, contentKey }, faults };
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function nameOf(cellOf: (field: ImportField) => string, { fields }: ImportSettings, blame: Blame): string {
  const isWhole = fields.includes('name');
  const parts = isWhole ? [cellOf('name')] : [cellOf('first_name'), cellOf('last_name')];
  const field = isWhole ? 'name' : fields.includes('last_name') ? 'last_name' : 'first_name';
  const name = parts.join(' ').replace(/\s+/g, ' ').trim();
  if (name === '') blame(field, 'There is no name.');
  else if (name.length > 200) blame(field, 'A name may have 200 characters.');
  else if (!Name.safeParse(name).success || !/\p{L}/u.test(name) || /^[+-]/.test(name))
    blame(field, 'This is no name.');
  return name;
}

function jobOf(
  title: string,
  { jobId }: ImportSettings,
  jobs: readonly KnownJob[],
  byTitle: ReadonlyMap<string, readonly KnownJob[]>,
  blame: Blame,
): ImportedPerson['job'] {
  if (title === '') {
    const chosen = jobs.find(({ id }) => id === jobId);
    if (chosen !== undefined && !chosen.isOpen) blame(null, 'The job chosen for all is closed by now.');
    return chosen === undefined ? null : { id: chosen.id, title: chosen.title };
  }
  const named = byTitle.get(folded(title)) ?? [];
  const open = named.filter(({ isOpen }) => isOpen);
  const [job] = open;
  if (named.length === 0) blame('job', 'No job is called so.');
  else if (job === undefined) blame('job', 'This job is closed.');
  else if (open.length > 1)
    blame('job', 'Several open jobs are called so. Leave the cell empty and choose one for all.');
  return job === undefined ? null : { id: job.id, title: job.title };
}

/** What all columns of notes say; with several of them, each under its title. */
function noteOf(cells: readonly string[], columns: readonly string[], { fields }: ImportSettings): string {
  const said = fields.flatMap((field, n) =>
    field === 'note' && cells[n] ? [{ title: columns[n], text: cells[n] }] : [],
  );
  const isOne = fields.filter((field) => field === 'note').length === 1;
  return said.map(({ title, text }) => (isOne ? text : `${title}: ${text}`)).join('\n');
}

/** The person and not the job: the same table for another job brings nobody a second time. */
function contentKeyOf(name: string, phone: string | null, note: string): Buffer {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^0+/, '');
  return createHash('sha256')
    .update(JSON.stringify([folded(name), digits, note]))
    .digest();
}
