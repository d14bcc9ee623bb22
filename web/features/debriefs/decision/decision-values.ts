import { z } from 'zod';
import { type Debrief, DecisionOutcome, type decide, minRationaleLength } from '#shared/debriefs.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';

/** What the form holds; an empty outcome until a person chooses one. */
export const DecisionValues = z.object({
  outcome: z.union([DecisionOutcome, z.literal('')]),
  rationale: z.record(z.string(), z.string()),
  summary: z.string(),
  conditions: z.string(),
  /** The job that the candidate is to be considered for; read only where that is the outcome. */
  otherJob: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  /** What the numbers missed; asked only where the contract says so. */
  numbersMissed: z.string().default(''),
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
    otherJob: kept?.otherJob ?? null,
    numbersMissed: kept?.numbersMissed ?? '',
  };
}

/** What still keeps the decision from being recorded, by field; the same for every outcome. */
export function decisionErrors(values: DecisionValues, dimensions: Dimensions): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.outcome === '') errors.outcome = 'Choose one.';
  if (values.outcome === 'other_job' && values.otherJob === null) errors.otherJobId = 'Choose a job.';
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

/** Whether the composite does not bear out what was chosen; asked the same way whichever way that is. */
export function asksWhatNumbersMissed(
  { outcome }: Pick<DecisionValues, 'outcome'>,
  debrief: Pick<Debrief, 'asksWhatNumbersMissed'>,
): boolean {
  return debrief.asksWhatNumbersMissed.some((one) => one === outcome);
}

/** The contract's body; null while there is no outcome. */
export function decisionBody(
  values: DecisionValues,
  debrief: Pick<Debrief, 'matrix' | 'asksWhatNumbersMissed'>,
): z.input<(typeof decide)['body']> | null {
  if (values.outcome === '') return null;
  return {
    outcome: values.outcome,
    rationale: debrief.matrix.dimensions.map(({ id }) => ({
      dimensionId: id,
      text: (values.rationale[id] ?? '').trim(),
    })),
    summary: values.summary.trim(),
    conditions: values.conditions.trim(),
    ...(asksWhatNumbersMissed(values, debrief) ? { numbersMissed: values.numbersMissed.trim() } : {}),
    ...(values.outcome === 'other_job' && values.otherJob !== null ? { otherJobId: values.otherJob.id } : {}),
  };
}

/** What will be true once it is recorded. */
export function consequencesOf(values: DecisionValues, candidateName: string): readonly string[] {
  return [
    ...(values.outcome === ''
      ? []
      : [`${candidateName}: ${outcomes[values.outcome].word}. ${outcomes[values.outcome].about}`]),
    'The record stays: decision, reasons, your name, the time, and the cards and figures on this page.',
    'The approvers of this job are asked one after the other; with the last approval the decision is final.',
    'Nobody is told by this. Telling the candidate is for a person to do.',
  ];
}

/** "12 of at least 30 characters", then just how many. */
export function lengthWords(text: string, least: number): string {
  const length = text.trim().length;
  return length < least ? `${length} of at least ${least} characters` : `${length} characters`;
}
