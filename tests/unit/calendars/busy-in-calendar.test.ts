import { describe, expect, it } from 'vitest';
import { busyInCalendar } from '#server/calendars/busy-in-calendar.ts';
import { busyInThread } from '#server/calendars/busy-in-thread.ts';

const window = {
  from: new Date('2026-03-02T00:00:00Z'),
  until: new Date('2026-05-31T00:00:00Z'),
  timeZone: 'Europe/Lisbon',
};

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'];

/** When its owner is busy, in the few letters of `2026-03-02T10:00/11:00`. */
function busy(text: string, change: Partial<typeof window> = {}): string[] | string {
  const result = busyInCalendar(text, { ...window, ...change });
  if (result.kind === 'failed') return result.failure;
  return result.intervals.map(({ startsAt, endsAt }) => {
    const [one, other] = [startsAt.toISOString().slice(0, 16), endsAt.toISOString().slice(0, 16)];
    return one.slice(0, 10) === other.slice(0, 10) ? `${one}/${other.slice(11)}` : `${one}/${other}`;
  });
}
const busyWith = (...lines: string[]) => busy(calendar(...event(...lines)));

describe('an event', () => {
  it('is a busy time, on the clocks of its zone', () => {
    expect(busyWith('DTSTART:20260302T100000Z', 'DTEND:20260302T110000Z')).toEqual([
      '2026-03-02T10:00/11:00',
    ]);
    expect(
      busyWith(
        'DTSTART;TZID=America/New_York:20260302T100000',
        'DTEND;TZID=America/New_York:20260302T113000',
      ),
    ).toEqual(['2026-03-02T15:00/16:30']);
    expect(busyWith('DTSTART;TZID="Europe/Berlin":20260402T100000', 'DURATION:PT45M')).toEqual([
      '2026-04-02T08:00/08:45',
    ]);
    // Lisbon is an hour ahead of UTC from the last Sunday of March on: times without a zone are the owner's.
    expect(busyWith('DTSTART:20260402T100000', 'DTEND:20260402T110000')).toEqual(['2026-04-02T09:00/10:00']);
  });

  it('is read by the zone that the file defines, where its name is not one of the world', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Somewhere Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
      ...['TZOFFSETFROM:+0530', 'TZOFFSETTO:+0530', 'END:STANDARD', 'END:VTIMEZONE'],
    ];
    const times = ['DTSTART;TZID=Somewhere Standard Time:20260302T100000', 'DURATION:PT1H'];
    expect(busy(calendar(...zone, ...event(...times)))).toEqual(['2026-03-02T04:30/05:30']);
    expect(busyWith(...times)).toEqual(['2026-03-02T10:00/11:00']);
  });

  it('of whole days lasts from midnight to midnight where its owner is', () => {
    const day = (start: string, ...rest: string[]) => [`DTSTART;VALUE=DATE:${start}`, ...rest];
    expect(busyWith(...day('20260303'))).toEqual(['2026-03-03T00:00/2026-03-04T00:00']);
    expect(busyWith(...day('20260303', 'DTEND;VALUE=DATE:20260305'))).toEqual([
      '2026-03-03T00:00/2026-03-05T00:00',
    ]);
    // The day on which the clocks go forward has 23 hours.
    expect(busyWith(...day('20260329'))).toEqual(['2026-03-29T00:00/23:00']);
    expect(busy(calendar(...event(...day('20260303'))), { timeZone: 'America/New_York' })).toEqual([
      '2026-03-03T05:00/2026-03-04T05:00',
    ]);
  });

  it('counts for nothing where it is marked as free, cancelled, over, or one of our own interviews', () => {
    const times = ['DTSTART:20260302T100000Z', 'DTEND:20260302T110000Z'];
    expect(busyWith(...times, 'TRANSP:TRANSPARENT')).toEqual([]);
    expect(busyWith(...times, 'STATUS:CANCELLED')).toEqual([]);
    expect(busyWith(...times, 'TRANSP:OPAQUE', 'STATUS:TENTATIVE')).toEqual(['2026-03-02T10:00/11:00']);
    expect(busyWith('DTSTART:20260202T100000Z', 'DURATION:PT1H')).toEqual([]);
    expect(busyWith('DTSTART:20270202T100000Z', 'DURATION:PT1H')).toEqual([]);
    const uid = 'UID:019c9f6e-1111-7aaa-8bbb-000000000001@evenhand';
    expect(busy(calendar('BEGIN:VEVENT', uid, ...times, 'END:VEVENT'))).toEqual([]);
  });

  it('is cut to the span that is kept, and one with those it meets', () => {
    const text = calendar(
      ...event('DTSTART:20260301T200000Z', 'DTEND:20260302T030000Z'),
      ...event('DTSTART:20260302T020000Z', 'DTEND:20260302T040000Z'),
      ...event('DTSTART:20260302T040000Z', 'DTEND:20260302T050000Z'),
      ...event('DTSTART:20260530T200000Z', 'DTEND:21260530T200000Z'),
    );
    expect(busy(text)).toEqual(['2026-03-02T00:00/05:00', '2026-05-30T20:00/2026-05-31T00:00']);
  });

  it('has alarms with times of their own, and long lines', () => {
    const alarm = ['BEGIN:VALARM', 'DTSTART:20260302T120000Z', 'DURATION:PT15M', 'END:VALARM'];
    const long = ['SUMMARY:A title', ' that goes on', 'DTSTART:2026030', ' 2T100000Z', 'DURATION:PT1H'];
    expect(busyWith(...alarm, ...long)).toEqual(['2026-03-02T10:00/11:00']);
  });
});

describe('a series', () => {
  const weekly = ['DTSTART;TZID=Europe/Lisbon:20260105T090000', 'DTEND;TZID=Europe/Lisbon:20260105T093000'];

  it('keeps its hour when the clocks change, and ends with its last', () => {
    expect(busyWith(...weekly, 'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260406T080000Z')).toEqual([
      ...['2026-03-02T09:00/09:30', '2026-03-09T09:00/09:30', '2026-03-16T09:00/09:30'],
      ...['2026-03-23T09:00/09:30', '2026-03-30T08:00/08:30', '2026-04-06T08:00/08:30'],
    ]);
    expect(busyWith(...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20260302')).toEqual(['2026-03-02T09:00/09:30']);
    expect(busyWith(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=9')).toEqual(['2026-03-02T09:00/09:30']);
  });

  it('leaves out its exceptions, in whatever zone they are said, and has extra dates', () => {
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=12';
    const exceptions = [
      'EXDATE;TZID=Europe/Lisbon:20260302T090000',
      'EXDATE:20260309T090000Z,20260101T000000Z',
      'EXDATE;VALUE=DATE:20260316',
      'RDATE;TZID=Europe/Lisbon:20260303T140000',
    ];
    expect(busyWith(...weekly, rule, ...exceptions)).toEqual([
      '2026-03-03T14:00/14:30',
      '2026-03-23T09:00/09:30',
    ]);
  });

  it('has an occurrence that was moved where it is now, and not one that was called off', () => {
    const text = calendar(
      ...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=12'),
      ...event(
        'RECURRENCE-ID;TZID=Europe/Lisbon:20260302T090000',
        'DTSTART:20260302T150000Z',
        'DURATION:PT30M',
      ),
      ...event('RECURRENCE-ID:20260309T090000Z', 'DTSTART:20260309T090000Z', 'STATUS:CANCELLED'),
      ...event(
        'RECURRENCE-ID:20260316T090000Z',
        'DTSTART:20260316T090000Z',
        'DURATION:PT1H',
        'TRANSP:TRANSPARENT',
      ),
    );
    expect(busy(text)).toEqual(['2026-03-02T15:00/15:30', '2026-03-23T09:00/09:30']);
  });

  it('of whole days has an exception too', () => {
    expect(
      busyWith('DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260303'),
    ).toEqual(['2026-03-02T00:00/2026-03-03T00:00', '2026-03-04T00:00/2026-03-05T00:00']);
  });
});

describe('what means us no good', () => {
  const good = event('DTSTART:20260302T100000Z', 'DURATION:PT1H');

  it.each([
    '',
    '<!doctype html><title>Sign in</title>',
    '{"error":"no"}',
    'x'.repeat(10_000),
    'END:VCALENDAR',
  ])('is no calendar: %#', (text) => expect(busy(text)).toBe('no_calendar'));

  it.each([
    ['a date that is none', 'DTSTART:20269999T999999'],
    ['a beginning that is none', 'DTSTART:tomorrow'],
    ['a rule that is none', 'RRULE:FREQ=NEVER'],
    ['an end before the beginning', 'DTEND:20260101T000000Z'],
    ['a length without end', 'DURATION:P99999999999999999W'],
    ['a line without a value', 'DTSTART'],
    ['a zone that is a trap', 'DTSTART;TZID=__proto__:20260303T100000'],
    ['letters that are none', 'DTSTART:\u0000\uFFFF'],
  ])('costs nothing but itself: %s', (_, line) => {
    const broken = ['BEGIN:VEVENT', 'UID:two', line, 'END:VEVENT'];
    const found = busy(calendar('garbage', ...broken, 'END:VTODO', ...good));
    expect(found).toContain('2026-03-02T10:00/11:00');
  });

  it('ends with the steps that a calendar has: a rule for every second, and one of an age', () => {
    const since = (rule: string) => busyWith('DTSTART:19700101T000000Z', 'DURATION:PT1S', rule);
    expect(since('RRULE:FREQ=SECONDLY')).toEqual([]);
    expect(since('RRULE:FREQ=MINUTELY;INTERVAL=1')).toEqual([]);
    expect(since('RRULE:FREQ=HOURLY')).toBe('too_large');
  });

  it('ends with the steps that a calendar has, however many series they are for', () => {
    const many = Array.from({ length: 40 }, () => event('DTSTART:20000101T000000Z', 'RRULE:FREQ=DAILY'));
    expect(busy(calendar(...many.flat()))).toBe('too_large');
  });

  it('is not kept where it is more than anybody does', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => {
      const start = new Date(window.from.getTime() + n * 20 * 60_000)
        .toISOString()
        .replace(/[-:]|\.000/g, '');
      return event(`DTSTART:${start}`, 'DURATION:PT10M');
    });
    expect(busy(calendar(...many.slice(1).flat()))).toHaveLength(5_000);
    expect(busy(calendar(...many.flat()))).toBe('too_large');
  });

  it('is ended with its thread where it would go on for ever', async () => {
    const text = calendar(
      ...event('DTSTART:20260302T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    );
    expect(await busyInThread({ text, window }, 2_000)).toEqual({ kind: 'failed', failure: 'too_large' });
    expect(await busyInThread({ text: calendar(...good), window }, 30_000)).toEqual({
      kind: 'busy',
      intervals: [{ startsAt: new Date('2026-03-02T10:00:00Z'), endsAt: new Date('2026-03-02T11:00:00Z') }],
    });
  });
});
