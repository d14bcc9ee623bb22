import type { ParsedBlueprint, Refusal } from '#server/blueprints/import/types.ts';
import { anchors, mustHaves } from '#server/blueprints/proposals/anchors.ts';
import { approver } from '#server/blueprints/proposals/approver.ts';
import { decisionRights, rolePlay } from '#server/blueprints/proposals/further-exercises.ts';
import {
  bestDimensions,
  type ProposalDraft,
  type ProposalSources,
} from '#server/blueprints/proposals/likely.ts';
import { mappings, traces } from '#server/blueprints/proposals/mappings.ts';
import { optionalTools } from '#server/blueprints/proposals/optional-tools.ts';
import { prompts } from '#server/blueprints/proposals/prompts.ts';
import { variants } from '#server/blueprints/proposals/variants.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import type { KitDraft } from '#shared/kit.ts';
import { mostProposals, type Proposal } from '#shared/kit-proposals.ts';

/** Items of a section that are looked at; the longest known has 35. */
const mostItems = 200;

/** What proposals draw on beyond the document that a person corrects. */
export function sourcesOf(parsed: ParsedBlueprint | Refusal): ProposalSources {
  if (parsed.kind === 'refusal') return { sections: [], softSkills: [], tools: [], summary: {} };
  return {
    sections: parsed.sections.map((section) => ({
      ...section,
      groups: section.groups
        .slice(0, mostItems)
        .map((group) => ({ ...group, items: group.items.slice(0, mostItems) })),
    })),
    softSkills: parsed.soft_skill_details.slice(0, mostItems),
    tools: parsed.tools.slice(0, mostItems),
    summary: parsed.final_summary,
  };
}

/**
 * What can be drawn from the document, each for a person to accept, change or dismiss: which exercise shows which
 * dimension, what a dimension stands for, must-haves, prompts, anchors, further exercises, weights and bars by variant,
 * guidance on optional tools, the approver. Nothing here is in the kit, and nothing is a score.
 */
export function proposeFrom(document: RoleDocument, kit: KitDraft, sources: ProposalSources): Proposal[] {
  const best = bestDimensions(document, kit);
  const shownBy = mappings(document, kit, best);
  const exerciseFor = (dimension: string): string | undefined =>
    shownBy.find((proposal) => proposal.dimension === dimension)?.exercise;

  const drafts: ProposalDraft[] = [
    ...shownBy,
    ...variants(sources, best),
    ...approver(sources),
    ...decisionRights(sources, kit, best),
    ...rolePlay(sources, kit, best),
    ...optionalTools(sources, kit, best, exerciseFor),
    ...traces(kit, best),
    ...mustHaves(document, best),
    ...kit.signals.flatMap((signal): ProposalDraft[] =>
      best(signal.text).map(({ key }) => ({
        kind: 'signal',
        signal: signal.key,
        dimension: key,
        because: signal.text,
      })),
    ),
    ...prompts(document, sources, best, exerciseFor),
    ...anchors(sources, best),
  ];
  // Each draft is one kind whole; the key is all that it lacks.
  return drafts
    .slice(0, mostProposals)
    .map((draft, index) => ({ ...draft, key: `proposal-${index + 1}` }) as Proposal);
}
