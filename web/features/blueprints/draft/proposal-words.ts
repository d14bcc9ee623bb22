import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import { nameOf } from '#web/features/blueprints/kit/kit-words.ts';
import { sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';
import { list, number } from '#web/ui/format.ts';

/** What accepting does, in a sentence or in the text that would be taken in. */
export function proposalWords(kit: KitDraft, proposal: Proposal): string {
  switch (proposal.kind) {
    case 'mapping':
      return `${nameOf(kit.exercises, proposal.exercise)} shows it.`;
    case 'trace':
      return sourceText(kit, proposal.source);
    case 'must_have':
      return proposal.text;
    case 'anchor':
      return `${proposal.level}: ${proposal.text}`;
    case 'prompt':
      return proposal.text;
    case 'signal':
      return kit.signals.find(({ key }) => key === proposal.signal)?.text ?? proposal.because;
    case 'exercise':
      return `${proposal.name}, ${proposal.minutes} minutes, with a round that runs it.\n${proposal.text}`;
    case 'variant':
      return [
        `${proposal.axis}: ${proposal.name}`,
        ...proposal.changes.map(
          ({ dimension, weight, bar }) =>
            `${nameOf(kit.dimensions, dimension)}: ${list([
              ...(weight === null ? [] : [`weight ${number(weight)}`]),
              ...(bar === null ? [] : [`bar ${bar}`]),
            ])}`,
        ),
      ].join('\n');
    case 'guidance':
      return `In the brief of ${nameOf(kit.exercises, proposal.exercise)}: ${proposal.text}`;
    case 'approver':
      return `Who usually approves a hire: ${proposal.text}`;
  }
}

/** What it was drawn from; null where its own words say the same already. */
export function becauseWords(kit: KitDraft, proposal: Proposal): string | null {
  const words = proposalWords(kit, proposal);
  if (words.includes(proposal.because)) return null;
  const where = proposal.kind === 'prompt' ? ` In ${nameOf(kit.exercises, proposal.exercise)}.` : '';
  return `Because: ${proposal.because.replace(/\.$/, '')}.${where}`;
}

function sourceText(kit: KitDraft, key: string): string {
  for (const { name, sources } of sourceGroups(kit)) {
    const source = sources.find((one) => one.key === key);
    if (source !== undefined) return `${source.text} (${name.replace(/^Responsibilities: /, '')})`;
  }
  return 'A part of the job that is no longer there';
}
