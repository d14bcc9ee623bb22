import { describe, expect, it } from 'vitest';
import { checkLines, type KnownJob } from '#server/candidates/imports/check-lines.ts';
import { faultyCsv } from '#server/candidates/imports/faulty-csv.ts';
import type { ImportSettings } from '#server/candidates/imports/import-settings.ts';
import { JobId } from '#shared/primitives.ts';

const jobId = (n: number): JobId => JobId.parse(`018f0000-0000-7000-8000-00000000000${n}`);
const jobs: readonly KnownJob[] = [
  { id: jobId(1), title: 'Data Engineer', isOpen: true },
  { id: jobId(2), title: 'Old Job', isOpen: false },
  { id: jobId(3), title: 'Twice', isOpen: true },
  { id: jobId(4), title: 'twice', isOpen: true },
];
const columns = ['Name', 'E-mail', 'Phone', 'Job', 'Zone', 'Note'];
const settings: ImportSettings = {
  delimiter: ',',
  fields: ['name', 'email', 'phone', 'job', 'time_zone', 'note'],
  jobId: null,
  timeZone: 'Europe/Lisbon' as ImportSettings['timeZone'],
  fixes: [],
  leavesOutFaulty: false,
  faultyAtStart: null,
};
const check = (rows: readonly (readonly string[])[], changed: Partial<ImportSettings> = {}) =>
  checkLines(
    { columns, lines: rows.map((cells, n) => ({ line: n + 2, cells })) },
    { ...settings, ...changed },
    jobs,
  );
const faultsOf = (rows: readonly (readonly string[])[], changed: Partial<ImportSettings> = {}) =>
  check(rows, changed).flatMap(({ faults }) =>
    faults.map(({ line, column, message }) => [line, column, message]),
  );

describe('a line', () => {
  it('is a person in the form in which one is stored', () => {
    const [line] = check([['  Ada   L ', 'ADA@x.example', '+351 9', 'data  engineer', '', 'met']]);
    expect(line?.person).toMatchObject({
      name: 'Ada L',
      email: 'ada@x.example',
      phone: '+351 9',
      job: { id: jobId(1) },
      timeZone: 'Europe/Lisbon',
      note: 'met',
    });
  });

  it.each([
    ['no name', [''], 0, /no name/],
    ['a name that is none', ['+-'], 0, /no name/],
    ['a formula for a name', ['=cmd()'], 0, /formula/],
    ['a formula in a note', ['Ada', '', '', '', '', '=HYPERLINK("x")'], 5, /formula/],
    ['an address that is none', ['Ada', 'ada at x'], 1, /no e-mail/],
    ['a phone without a digit', ['Ada', '', 'none'], 2, /no phone/],
    ['an unknown job', ['Ada', '', '', 'Astronaut'], 3, /No job/],
    ['a closed job', ['Ada', '', '', 'Old job'], 3, /closed/],
    ['a job that two are called', ['Ada', '', '', 'Twice'], 3, /Several/],
    ['an unknown zone', ['Ada', '', '', '', 'Lisbon time'], 4, /time zone/],
    ['a note beyond the limit', ['Ada', '', '', '', '', 'x'.repeat(4001)], 5, /4000/],
    ['a cell too many', ['Ada', '', '', '', '', '', 'more'], null, /more cells/],
  ])('with %s names the cell and says so', (_, cells, column, words) => {
    const faults = faultsOf([cells]);
    expect(faults[0]?.slice(0, 2)).toEqual([2, column]);
    expect(faults[0]?.[2]).toMatch(words);
    expect(check([cells])[0]?.person).toBeNull();
  });

  it('that repeats an address, in any case, or a person without one, names the line before', () => {
    const rows = [['Ada', 'a@x.example'], ['Bo'], ['Ada B', 'A@X.example'], ['bo'], ['Bo', '', '77']];
    expect(faultsOf(rows)).toEqual([
      [4, 1, 'The same address as in line 2.'],
      [5, null, 'The same person as in line 3, and there is no address to tell them apart.'],
    ]);
  });

  it('is looked at again with what was put right, also where its cell was missing', () => {
    const fixes = [
      { line: 2, column: 1, value: 'ada@x.example' },
      { line: 2, column: 3, value: 'Data Engineer' },
    ];
    const [line] = check([['Ada', 'nowhere']], { fixes });
    expect(line?.person).toMatchObject({ email: 'ada@x.example', job: { id: jobId(1) } });
  });

  it('keeps several columns of notes apart by their titles', () => {
    const fields: ImportSettings['fields'] = ['name', 'email', 'note', null, null, 'note'];
    expect(check([['Ada', '', 'p', '', '', 'n']], { fields })[0]?.person?.note).toBe('Phone: p\nNote: n');
  });

  it('is for the job chosen for all where it names none', () => {
    const people = check([['Ada'], ['Bo', '', '', 'Data Engineer']], { jobId: jobId(3) });
    expect(people.map(({ person }) => person?.job?.id)).toEqual([jobId(3), jobId(1)]);
    expect(faultsOf([['Ada']], { jobId: jobId(2) })[0]?.[2]).toMatch(/closed by now/);
  });
});

it('faulty lines go out with their reasons, and nothing in them that a spreadsheet would run', () => {
  const lines = check([['=1+1', 'x', '+351', '', '', 'a "b", c'], ['Fine']]);
  expect(faultyCsv(columns, lines)).toBe(
    '\ufeffName,E-mail,Phone,Job,Zone,Note,Line in the file,What is wrong\r\n' +
      '\'=1+1,x,\'+351,,,"a ""b"", c",2,Name: This is a formula. E-mail: This is no e-mail address.\r\n',
  );
});
