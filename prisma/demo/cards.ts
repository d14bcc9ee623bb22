import { plusMinutes } from './calendar.ts';
import { createEvidenceWriter, fill } from './evidence/compose.ts';
import { notAssessedReasons, notesByRound, redFlagEvidence } from './evidence/remarks.ts';
import { usualCardSd } from './interviewers.ts';
import type { Candidacy } from './make-candidates.ts';
import type { Making } from './making.ts';
import { drawRating } from './model.ts';
import type { PlannedInterview, PlannedSeat } from './panels.ts';
import type { Row } from './rows.ts';

export interface CardPlace {
  readonly candidacy: Candidacy;
  readonly interview: PlannedInterview;
  readonly seat: PlannedSeat;
  readonly seatId: string;
  readonly loopId: string;
  readonly placedAt: Date;
}

/** What is on a card by now: nothing, a beginning, or all of it and when it was submitted. */
export type CardStatus =
  | { readonly kind: 'empty' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'submitted'; readonly at: Date };

type Score = Row<'scores'>;
type Content = Pick<Row<'scorecards'>, 'notes' | 'recommendation' | 'signals' | 'red_flags'>;

/** What others need to know of a card that was written. */
export interface WrittenCard {
  readonly ratings: readonly number[];
  readonly notAssessed: number;
  readonly version: number;
}

/** Writes one card with its scores into the tables. */
export type CardWriter = (place: CardPlace, status: CardStatus) => WrittenCard;

const notAssessedShare = 0.05;
const notesShare = 0.65;

export function createCardWriter(making: Making): CardWriter {
  const random = making.random.fork('cards');
  const writeEvidence = createEvidenceWriter(random.fork('evidence'));

  const scoresOf = (place: CardPlace, cardId: string): Score[] => {
    const { candidacy, interview, seat } = place;
    const { kit, dimensionIds } = candidacy.job.version;
    const given = seat.kind === 'interviewer' ? candidacy.story?.scores?.[interview.round.key] : undefined;
    const card = (seat.interviewer.cardSd ?? usualCardSd) * random.normal();
    return seat.dimensions.map((key): Score => {
      const position = kit.dimensions.findIndex((dimension) => dimension.key === key);
      const base = { scorecard_id: cardId, dimension_id: dimensionIds.get(key) ?? '' };
      const drawn = drawRating(random, candidacy.job.spec.kit, candidacy.ability, position, {
        severity: seat.interviewer.severity,
        card,
      });
      const isLeftOut = seat.dimensions.length > 1 && random.chance(notAssessedShare);
      if (given === undefined && isLeftOut) {
        const reason = fill(random.pick(notAssessedReasons), random);
        return { ...base, rating: null, not_assessed_reason: reason, evidence: '' };
      }
      const rating = given?.[key] ?? drawn;
      const round = interview.round.key;
      const evidence = writeEvidence({
        kit: candidacy.job.spec.kit,
        round,
        dimension: key,
        level: rating,
        loopId: place.loopId,
      });
      return { ...base, rating, not_assessed_reason: null, evidence };
    });
  };

  const contentOf = (place: CardPlace, scores: readonly Score[]): Content => {
    const { kit } = place.candidacy.job.version;
    const ratingOf = new Map(place.seat.dimensions.map((key, n) => [key, scores[n]?.rating ?? null]));
    const mean = meanOf(scores);
    const signals = kit.signals
      .filter(({ dimension, leaning }) => random.chance(signalChance(ratingOf.get(dimension), leaning)))
      .map(({ key }) => key);
    const redFlags = kit.redFlags.filter(({ dimension }) => {
      const rating = dimension === null ? Math.round(mean) + 1 : ratingOf.get(dimension);
      return random.chance(rating === 1 ? 0.4 : rating === 2 ? 0.06 : 0);
    });
    const felt = mean + 0.3 * random.normal();
    return {
      notes: random.chance(notesShare) ? notesOf(place) : '',
      recommendation: felt < 2.15 ? 'strong_no' : felt < 3.1 ? 'no' : felt < 4.1 ? 'yes' : 'strong_yes',
      signals,
      red_flags: redFlags.slice(0, 1).map(({ key }) => ({
        key,
        evidence: fill(random.pick(redFlagEvidence[key] ?? []), random),
      })),
    };
  };

  const notesOf = ({ interview }: CardPlace): string => {
    const lines = notesByRound[interview.round.key] ?? [];
    const isTaken = lines.map(() => random.chance(0.6));
    return lines
      .filter((_, n) => isTaken[n])
      .map((line) => `- ${fill(line, random)}`)
      .join('\n');
  };

  /** A draft broken off in the middle of a sentence: the first dimensions are done, one is begun. */
  const begunScores = (scores: readonly Score[]): Score[] => {
    const done = Math.max(1, Math.ceil(scores.length / 2));
    return scores.map((score, n) => {
      if (n < done) return score;
      const beginning = n === done ? score.evidence.slice(0, Math.floor(score.evidence.length * 0.45)) : '';
      return { ...score, rating: null, not_assessed_reason: null, evidence: beginning };
    });
  };

  return (place, status) => {
    const id = making.id(place.placedAt);
    const base = {
      id,
      seat_id: place.seatId,
      loop_id: place.loopId,
      member_id: making.person(place.seat.interviewer.name).memberId,
    };
    const { scorecards, scores } = making.tables;
    const nothing = { notes: '', recommendation: null, signals: [], red_flags: [] };
    if (status.kind === 'empty') {
      const changed_at = place.placedAt;
      scorecards.push({ ...base, ...nothing, state: 'draft', changed_at, submitted_at: null, version: 1 });
      return { ratings: [], notAssessed: 0, version: 1 };
    }
    const complete = scoresOf(place, id);
    const content = contentOf(place, complete);
    const saves = random.integer(3, 24);
    if (status.kind === 'begun') {
      const endsAt = plusMinutes(place.interview.startsAt, place.interview.round.minutes);
      const changed_at = new Date(
        Math.min(plusMinutes(endsAt, 9).getTime(), plusMinutes(making.calendar.now, -2).getTime()),
      );
      const notes = content.notes === '' ? notesOf(place) : content.notes;
      const draft = { ...base, ...nothing, notes, signals: content.signals.slice(0, 1) };
      scorecards.push({ ...draft, state: 'draft', changed_at, submitted_at: null, version: saves });
      scores.push(...begunScores(complete));
      return { ratings: [], notAssessed: 0, version: saves };
    }
    const changed_at = plusMinutes(status.at, -1);
    const submitted = { state: 'submitted', changed_at, submitted_at: status.at, version: saves } as const;
    scorecards.push({ ...base, ...content, ...submitted });
    scores.push(...complete);
    const ratings = complete.flatMap(({ rating }) => rating ?? []);
    return { ratings, notAssessed: complete.length - ratings.length, version: saves };
  };
}

function meanOf(scores: readonly Score[]): number {
  const ratings = scores.flatMap(({ rating }) => rating ?? []);
  return ratings.length === 0 ? 3 : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
}

function signalChance(rating: number | null | undefined, leaning: 'strong' | 'weak'): number {
  if (rating === null || rating === undefined) return 0;
  if (leaning === 'strong') return rating >= 4 ? 0.45 : rating === 3 ? 0.12 : 0;
  return rating <= 2 ? 0.5 : rating === 3 ? 0.08 : 0;
}
