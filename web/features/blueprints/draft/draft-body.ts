import { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';

/** What is on screen can't be stored as it is. */
export class UnsavableDraft extends Error {
  /** Where in the kit. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'UnsavableDraft';
    this.path = path;
  }
}

/**
 * What is sent: the kit without lines that were emptied, which hold nothing that could be lost. Throws UnsavableDraft
 * with the first place that the contract would refuse.
 */
export function draftBody({ kit, proposals }: Work): { kit: KitDraft; proposals: Proposal[] } {
  const filled = withoutEmptyLines(kit);
  const parsed = KitDraft.safeParse(filled);
  if (parsed.success) return { kit: filled, proposals: [...proposals] };
  const issue = parsed.error.issues[0];
  throw new UnsavableDraft(issue?.path.join('.') ?? '', issue?.message ?? 'is not complete');
}

function withoutEmptyLines(kit: KitDraft): KitDraft {
  const hasText = ({ text }: { readonly text: string }): boolean => text.trim() !== '';
  return {
    ...kit,
    responsibilities: kit.responsibilities.filter(hasText),
    deliverables: kit.deliverables.filter(hasText),
    background: kit.background.filter((line) => line.trim() !== ''),
    signals: kit.signals.filter(hasText),
    redFlags: kit.redFlags.filter(hasText),
    exercises: kit.exercises.map((exercise) => ({
      ...exercise,
      materials: exercise.materials.filter((line) => line.trim() !== ''),
      prompts: exercise.prompts.filter(hasText).map((prompt) => ({
        ...prompt,
        probes: prompt.probes.filter((line) => line.trim() !== ''),
      })),
    })),
  };
}
