import { describe, expect, it } from 'vitest';
import { generateDemo } from '#prisma/demo/generate.ts';
import { demoInterviewers } from '#prisma/demo/interviewers.ts';
import type { DemoRows } from '#prisma/demo/rows.ts';
import { draftErrors, submissionErrors, unknownDimensions } from '#server/scorecards/rules.ts';
import { Kit } from '#shared/kit.ts';
import { checkKit } from '#shared/kit-check.ts';
import { CardContent } from '#shared/scorecards.ts';

const now = new Date('2026-11-24T10:07:00.000Z');
const full = generateDemo({ now, size: 'full' });
const small = generateDemo({ now, size: 'small' });
const submittedIn = ({ tables }: DemoRows): number =>
  tables.scorecards.filter(({ state }) => state === 'submitted').length;

/** Cards that should be in and are not. */
function lateIn({ tables }: DemoRows, at: Date): number {
  const seatOf = new Map(tables.seats.map((seat) => [seat.id, seat]));
  return tables.scorecards.filter(({ state, seat_id }) => {
    const seat = seatOf.get(seat_id);
    return state === 'draft' && seat !== undefined && seat.ended_at === null && seat.due_at <= at;
  }).length;
}

describe('the demo company', () => {
  it('is the same every time', () => {
    expect(generateDemo({ now, size: 'full' })).toEqual(full);
    expect(generateDemo({ now, size: 'small' })).toEqual(small);
  });

  it('has a year of interviews with more than 24 interviewers, 180 candidates and 900 submitted cards', () => {
    const authors = new Set(
      full.tables.scorecards.filter(({ state }) => state === 'submitted').map(({ member_id }) => member_id),
    );
    expect(authors.size).toBeGreaterThanOrEqual(24);
    expect(full.tables.candidates).toHaveLength(180);
    expect(submittedIn(full)).toBeGreaterThanOrEqual(900);
    const days = full.tables.interviews.map(
      ({ starts_at }) => (now.getTime() - starts_at.getTime()) / 86_400_000,
    );
    expect(Math.max(...days)).toBeGreaterThan(330);
    expect(Math.min(...days)).toBeLessThan(-2);
  });

  it('gives everybody an address of their own', () => {
    const emails = full.tables.candidates.map(({ email }) => email);
    expect(new Set(emails).size).toBe(180);
    expect(emails.filter((email) => !/^[a-z]+\.[a-z]+@candidates\.example$/.test(email))).toEqual([]);
  });

  it('has a small one for tests', () => {
    expect(small.people).toHaveLength(12);
    expect(small.tables.candidates).toHaveLength(12);
    expect(submittedIn(small)).toBeGreaterThanOrEqual(40);
    expect(lateIn(small, now)).toBeGreaterThan(0);
  });

  it('has loops and applications in every state, and late cards', () => {
    const { loops, applications, seats } = full.tables;
    expect(new Set(loops.map(({ state }) => state))).toEqual(
      new Set(['open', 'debrief', 'closed', 'cancelled']),
    );
    expect(new Set(applications.map(({ stage }) => stage))).toEqual(
      new Set(['applied', 'interviewing', 'debrief', 'decided', 'withdrawn']),
    );
    expect(lateIn(full, now)).toBeGreaterThanOrEqual(4);
    expect(new Set(seats.map(({ kind }) => kind))).toEqual(new Set(['interviewer', 'trainee', 'shadow']));
    expect(new Set(seats.map(({ end_kind }) => end_kind))).toEqual(new Set([null, 'given_up', 'cancelled']));
  });

  it.each([
    '2026-11-24T10:07:00.000Z',
    '2026-07-04T23:52:00.000Z',
    '2027-03-28T00:30:00.000Z',
    '2026-12-31T05:00:00.000Z',
  ])('holds together when it is made at %s', (moment) => {
    const at = new Date(moment);
    const rows = generateDemo({ now: at, size: 'full' });
    expect(submittedIn(rows)).toBeGreaterThanOrEqual(900);
    expect(lateIn(rows, at)).toBeGreaterThanOrEqual(2);
    expect(rows.history.filter((event) => event.at > at)).toEqual([]);
    const interviewOf = new Map(rows.tables.interviews.map((interview) => [interview.id, interview]));
    const seatOf = new Map(rows.tables.seats.map((seat) => [seat.id, seat]));
    const tooEarly = rows.tables.scorecards.filter(({ submitted_at, seat_id }) => {
      const interview = interviewOf.get(seatOf.get(seat_id)?.interview_id ?? '');
      return submitted_at !== null && interview !== undefined && submitted_at <= interview.starts_at;
    });
    expect(tooEarly).toEqual([]);
    expect(
      rows.tables.scorecards.filter(({ submitted_at }) => submitted_at !== null && submitted_at > at),
    ).toEqual([]);
    const isBackwards = rows.tables.applications.filter(({ applied_at, stage_at }) => stage_at < applied_at);
    expect(isBackwards).toEqual([]);
  });

  it('publishes kits that pass the check, the Lead in a second version with one new dimension', () => {
    for (const { kit } of full.tables.blueprint_versions) {
      expect(checkKit(Kit.parse(kit)).filter(({ severity }) => severity === 'must')).toEqual([]);
    }
    const second = full.tables.blueprint_versions.find(({ number }) => number === 2);
    const continuity = full.tables.version_dimensions
      .filter(({ version_id }) => version_id === second?.id)
      .map((dimension) => dimension.continuity);
    expect(continuity.filter((kind) => kind === 'unchanged')).toHaveLength(6);
    expect([...continuity].sort()).toEqual(expect.arrayContaining(['new', 'wording']));
  });

  it('has only interviewers who are there', () => {
    const names = new Set(full.people.map(({ name }) => name));
    expect(demoInterviewers.filter(({ name }) => !names.has(name))).toEqual([]);
  });
});

describe('its cards', () => {
  const evidence = full.tables.scores.filter(({ rating }) => rating !== null).map((score) => score.evidence);

  it('read as if they were written one by one', () => {
    const times = new Map<string, number>();
    for (const text of evidence) times.set(text, (times.get(text) ?? 0) + 1);
    console.log(
      `${evidence.length} texts, ${times.size} distinct, the commonest ${Math.max(...times.values())} x`,
    );
    expect(times.size / evidence.length).toBeGreaterThan(0.98);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
  });

  it('are of the length that interviewers write, without a placeholder left', () => {
    const lengths = evidence.map((text) => text.length);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(120);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(400);
    const texts = [
      ...evidence,
      ...full.tables.scorecards.flatMap(({ notes, red_flags }) => [
        notes,
        ...red_flags.map((flag) => flag.evidence),
      ]),
      ...full.tables.scores.map(({ not_assessed_reason }) => not_assessed_reason ?? ''),
      ...full.tables.candidate_notes.map(({ text }) => text),
    ];
    expect(texts.filter((text) => /[{}|]|undefined|\s{2,}/.test(text.replaceAll('\n', ' ')))).toEqual([]);
  });

  it('say nothing of who a candidate is apart from the work', () => {
    const personal =
      /\b(?:he|she|his|hers|him|her|himself|herself|young|old man|accent|pregnan\w*|married|religio\w*|disab\w*|maternity|paternity|nationality|gender|ethnic\w*)\b/i;
    expect(evidence.filter((text) => personal.test(text))).toEqual([]);
  });

  it('could have been saved and submitted through the product', () => {
    const { tables } = full;
    const scoresOf = new Map<string, (typeof tables.scores)[number][]>();
    for (const score of tables.scores) {
      scoresOf.set(score.scorecard_id, [...(scoresOf.get(score.scorecard_id) ?? []), score]);
    }
    const seatOf = new Map(tables.seats.map((seat) => [seat.id, seat]));
    const kits = tables.blueprint_versions.map(({ kit }) => kit);
    const redFlags = new Map(
      kits.flatMap((kit) => kit.redFlags.map(({ key, text }) => [key, text] as const)),
    );
    const signals = kits.flatMap((kit) => kit.signals.map(({ key }) => key));
    const errors = tables.scorecards.flatMap((card) => {
      const dimensionIds = seatOf.get(card.seat_id)?.dimension_ids ?? [];
      const content = CardContent.parse({
        notes: card.notes,
        recommendation: card.recommendation,
        signals: card.signals,
        redFlags: card.red_flags,
        scores: (scoresOf.get(card.id) ?? []).map((score) => ({
          dimensionId: score.dimension_id,
          rating: score.rating,
          notAssessedReason: score.not_assessed_reason,
          evidence: score.evidence,
        })),
      });
      const vocabulary = { dimensionIds, signals, redFlags: [...redFlags.keys()] };
      const named = dimensionIds.map((id) => ({ id, name: id }));
      return [
        ...unknownDimensions(content, vocabulary),
        ...draftErrors(content, vocabulary),
        ...(card.state === 'submitted' ? submissionErrors(content, named, redFlags) : []),
      ];
    });
    expect(errors).toEqual([]);
  });

  it('belong to nobody who gave up a seat on the same loop', () => {
    const { seats } = full.tables;
    const gaveUp = seats.filter(({ end_kind }) => end_kind === 'given_up');
    expect(gaveUp.length).toBeGreaterThan(5);
    const others = gaveUp.filter((seat) =>
      seats.some((one) => one !== seat && one.loop_id === seat.loop_id && one.member_id === seat.member_id),
    );
    expect(others).toEqual([]);
  });

  it('give one interviewer one rating of a candidate on a dimension', () => {
    const { tables } = full;
    const candidateOf = new Map(tables.applications.map(({ id, candidate_id }) => [id, candidate_id]));
    const loopCandidate = new Map(
      tables.loops.map(({ id, application_id }) => [id, candidateOf.get(application_id)]),
    );
    const cardOf = new Map(tables.scorecards.map((card) => [card.id, card]));
    const places = tables.scores.map(({ scorecard_id, dimension_id }) => {
      const card = cardOf.get(scorecard_id);
      return `${loopCandidate.get(card?.loop_id ?? '')} ${card?.member_id} ${dimension_id}`;
    });
    expect(new Set(places).size).toBe(places.length);
  });
});

describe.each([
  ['full', full],
  ['small', small],
] as const)('the moments of the %s one', (_, { people, tables, moments }) => {
  const memberId = (name: string): string | undefined =>
    people.find((person) => person.name === name)?.memberId;
  const cardsOn = (loopId: string) => tables.scorecards.filter(({ loop_id }) => loop_id === loopId);

  it("has a loop on which Daniel Achterberg's card is begun and a colleague's is in", () => {
    const cards = cardsOn(moments.sealedLoopId);
    const own = cards.find(({ member_id }) => member_id === memberId('Daniel Achterberg'));
    expect(own?.state).toBe('draft');
    expect(tables.scores.filter(({ scorecard_id }) => scorecard_id === own?.id).length).toBe(4);
    expect(cards.find(({ member_id }) => member_id === memberId('Elif Yildiz'))?.state).toBe('submitted');
    const seat = tables.seats.find(({ id }) => id === own?.seat_id);
    const interview = tables.interviews.find(({ id }) => id === seat?.interview_id);
    expect(interview?.starts_at.getTime()).toBeLessThan(now.getTime());
    expect(seat?.due_at.getTime()).toBeGreaterThan(now.getTime());
  });

  it('has a loop ready for its debrief, with must-haves on both sides of the bar and gaps of two', () => {
    const cards = cardsOn(moments.disputedLoopId);
    expect(cards).toHaveLength(6);
    expect(cards.filter(({ state }) => state === 'draft')).toEqual([]);
    expect(tables.loops.find(({ id }) => id === moments.disputedLoopId)?.state).toBe('open');
    const ids = new Set(cards.map(({ id }) => id));
    const disputed = tables.version_dimensions.filter(({ dimension_id, bar, is_must_have }) => {
      const ratings = tables.scores
        .filter((score) => ids.has(score.scorecard_id) && score.dimension_id === dimension_id)
        .flatMap(({ rating }) => rating ?? []);
      const [low, high] = [Math.min(...ratings), Math.max(...ratings)];
      return is_must_have && low < bar && high >= bar && high - low >= 2;
    });
    expect(new Set(disputed.map(({ key }) => key))).toEqual(
      new Set(['sql-and-modeling', 'reliability-mindset']),
    );
  });
});
