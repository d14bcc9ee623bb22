/** What a narrow screen shows one of at a time, in this order. */
export const cardParts = ['guide', 'notes', 'score'] as const;
export type CardPart = (typeof cardParts)[number];
