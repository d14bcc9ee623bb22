import { type Moment, quote } from '#server/packets/document/blocks.ts';
import type { PacketBlock } from '#shared/packet-document.ts';
import type { SubmittedCard } from '#shared/scorecards.ts';

/** What was said of a card since its submission, and who typed it in where that was not its author. */
export type CardLater = Pick<SubmittedCard, 'seatId' | 'amendments' | 'questions' | 'typedBy'>;

interface Score {
  readonly seatId: string;
  readonly dimensionId: string;
  readonly author: string;
}

/** Amendments of a score and questions about it, under the score, which stays as it was submitted. */
export function laterBlocks(later: readonly CardLater[], score: Score, moment: Moment): PacketBlock[] {
  const card = later.find(({ seatId }) => seatId === score.seatId);
  if (card === undefined) return [];
  const { author, dimensionId } = score;
  return [
    ...card.amendments
      .filter((amendment) => amendment.dimensionId === dimensionId)
      .map(({ rating, notAssessedReason, evidence, reason, isBeforeReveal, amendedAt }) =>
        quote(
          `${author} amended it: ${rating ?? 'not assessed'}`,
          `${moment(amendedAt)}, ${isBeforeReveal ? 'before colleagues’ cards could be seen' : 'after colleagues’ cards could be seen, and so beside the figures'}`,
          [`Reason: ${reason}`, notAssessedReason ?? '', evidence].filter((part) => part !== '').join('\n'),
        ),
      ),
    ...card.questions
      .filter((question) => question.dimensionId === dimensionId)
      .flatMap(({ text, askedBy, askedAt, answer }) => [
        quote(`${askedBy.name} asked ${author}`, moment(askedAt), text),
        ...(answer === null
          ? []
          : [quote(`${author} answered; the score stays`, moment(answer.answeredAt), answer.text)]),
      ]),
  ];
}

/** "Ana Costa", or "Ana Costa (on paper, typed in by Bo Lind)". */
export function authorWords(later: readonly CardLater[], seatId: string, name: string): string {
  const typedBy = later.find((card) => card.seatId === seatId)?.typedBy ?? null;
  return typedBy === null ? name : `${name} (on paper, typed in by ${typedBy.name})`;
}
