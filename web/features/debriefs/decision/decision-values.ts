import { z } from 'zod';
import { type Debrief, DecisionOutcome, type decide, minRationaleLength } from '#shared/debriefs.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';

/** What the form holds; an empty outcome until a person chooses one. */
export const DecisionValues = z.object({
  outcome: z.union([DecisionOutcome, z.literal('')]),
  rationale: z.record(z.string(), z.string()),
  summary: z.string(),
  conditions: z.string(),
});
export type DecisionValues = z.infer<typeof DecisionValues>;

export const shortestSummary = 30;

type Dimensions = Debrief['matrix']['dimensions'];

/** Nothing is chosen and nothing is written, whatever the figures say; what was kept on the device comes back. */
export function startValues(dimensions: Dimensions, kept: DecisionValues | null): DecisionValues {
  return {
    outcome: kept?.outcome ?? '',
    rationale: Object.fromEntries(dimensions.map(({ id }) => [id, kept?.rationale[id] ?? ''])),
    summary: kept?.summary ?? '',
    conditions: kept?.conditions ?? '',
  };
}

/** What still keeps the decision from being recorded, by field; the same for every outcome. */
export function decisionErrors(values: DecisionValues, dimensions: Dimensions): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.outcome === '') errors.outcome = 'Choose one.';
  for (const { id } of dimensions) {
    if ((values.rationale[id] ?? '').trim().length < minRationaleLength) {
      errors[`rationale.${id}`] = `At least ${minRationaleLength} characters, the same for every dimension.`;
    }
  }
  if (values.summary.trim().length < shortestSummary) {
    errors.summary = `At least ${shortestSummary} characters.`;
  }
  return errors;
}

/** The contract's body; null while there is no outcome. */
export function decisionBody(
  values: DecisionValues,
  dimensions: Dimensions,
): z.input<(typeof decide)['body']> | null {
  if (values.outcome === '') return null;
  return {
    outcome: values.outcome,
    rationale: dimensions.map(({ id }) => ({ dimensionId: id, text: (values.rationale[id] ?? '').trim() })),
    summary: values.summary.trim(),
    conditions: values.conditions.trim(),
  };
}

/** What will be true once it is recorded. */
export function consequencesOf(values: DecisionValues, candidateName: string): readonly string[] {
  return [
    ...(values.outcome === ''
      ? []
      : [`${candidateName}: ${outcomes[values.outcome].word}. ${outcomes[values.outcome].about}`]),
    'The record is final: decision, reasons, your name, the time, and the cards and figures on this page.',
    'The loop closes, and its cards count towards the figures of later debriefs.',
    'Nobody is told by this. Telling the candidate is for a person to do.',
  ];
}

/** "12 of at least 30 characters", then just how many. */
export function lengthWords(text: string, least: number): string {
  const length = text.trim().length;
  return length < least ? `${length} of at least ${least} characters` : `${length} characters`;
}
