import type { CardToWrite } from '#server/scorecards/own-card.sql.ts';
import { draftErrors, submissionErrors, unknownDimensions } from '#server/scorecards/rules.ts';
import { AppError, type FieldError } from '#shared/problems.ts';
import type { CardContent } from '#shared/scorecards.ts';

/**
 * Refuses what a card of this seat can't hold: `not_found` for dimensions that the seat does not have, `rule_broken` for
 * keys that its kit does not have and for anything twice.
 */
export function assertFits(card: CardToWrite, content: CardContent): void {
  const keys = new Set(card.dimensions.map(({ key }) => key));
  const vocabulary = {
    dimensionIds: card.dimensions.map(({ id }) => id),
    signals: card.kitSignals.filter(({ dimension }) => keys.has(dimension)).map(({ key }) => key),
    redFlags: card.kitRedFlags.map(({ key }) => key),
  };
  const unknown = unknownDimensions(content, vocabulary);
  if (unknown.length > 0) {
    throw new AppError('not_found', 'A score is on a dimension that this seat does not have.', {
      errors: unknown,
    });
  }
  const errors = draftErrors(content, vocabulary);
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'Nothing was saved. See the fields named.', { errors });
  }
}

/** What is missing before this content can be the seat's submitted card. */
export function lacksOf(card: CardToWrite, content: CardContent): FieldError[] {
  const texts = new Map(card.kitRedFlags.map(({ key, text }) => [key, text]));
  return submissionErrors(content, card.dimensions, texts);
}
