import type { KitDraft } from '#shared/kit.ts';
import { acceptProposal, type Proposal } from '#shared/kit-proposals.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';

/** Takes a proposal into the kit, as it is or as a person changed it. A company is of one size: a variant ends its rivals. */
export function accept({ kit, proposals }: Work, proposal: Proposal): Work {
  const isRival = (other: Proposal): boolean =>
    proposal.kind === 'variant' && other.kind === 'variant' && other.axis === proposal.axis;
  return {
    kit: acceptProposal(kit, proposal),
    proposals: proposals.filter((other) => other.key !== proposal.key && !isRival(other)),
  };
}

/**
 * Takes a whole group in. Of several texts for one place (a level of a dimension, its must-have) only the first is
 * taken, so that none is silently written over; the others stay open. Variants stay too: which one fits is a choice.
 */
export function acceptAll(work: Work, group: readonly Proposal[]): Work {
  const taken = new Set<string>();
  return group.reduce((now, proposal) => {
    if (proposal.kind === 'variant') return now;
    const place = onlyPlace(proposal);
    if (place !== null && (taken.has(place) || isFilled(work.kit, proposal))) return now;
    if (place !== null) taken.add(place);
    return accept(now, proposal);
  }, work);
}

export function dismiss({ kit, proposals }: Work, gone: readonly Proposal[]): Work {
  const keys = new Set(gone.map(({ key }) => key));
  return { kit, proposals: proposals.filter(({ key }) => !keys.has(key)) };
}

/** Where only one text fits; null for what is added beside others. */
function onlyPlace(proposal: Proposal): string | null {
  if (proposal.kind === 'anchor') return `${proposal.dimension} ${proposal.level}`;
  if (proposal.kind === 'must_have') return `${proposal.dimension} must-have`;
  if (proposal.kind === 'approver') return 'approver';
  return proposal.kind === 'signal' ? proposal.signal : null;
}

function isFilled(kit: KitDraft, proposal: Proposal): boolean {
  return replacedText(kit, proposal) !== null;
}

/** The text that accepting would write over; null where there is none, or the same. */
export function replacedText(kit: KitDraft, proposal: Proposal): string | null {
  if (proposal.kind === 'approver') {
    return kit.approver == null || kit.approver === proposal.text ? null : kit.approver;
  }
  if (proposal.kind !== 'anchor' && proposal.kind !== 'must_have') return null;
  const dimension = kit.dimensions.find(({ key }) => key === proposal.dimension);
  const now =
    proposal.kind === 'anchor' ? dimension?.anchors[proposal.level - 1] : (dimension?.mustHave ?? undefined);
  return now === undefined || now.trim() === '' || now === proposal.text ? null : now;
}

export const proposalKinds = {
  mapping: 'Shown by an exercise',
  trace: 'Stands for',
  must_have: 'Must-have',
  anchor: 'Anchors',
  prompt: 'Prompts',
  signal: 'Signals',
  variant: 'Weights and bars for your company',
  approver: 'Approver',
  guidance: 'Optional tools',
  exercise: 'Further exercises',
} as const satisfies Record<Proposal['kind'], string>;

export interface ProposalGroup {
  readonly kind: Proposal['kind'];
  readonly proposals: readonly Proposal[];
}

export interface DimensionProposals {
  /** Null for what belongs to no dimension. */
  readonly dimension: KitDraft['dimensions'][number] | null;
  readonly groups: readonly ProposalGroup[];
}

/** First what belongs to no dimension, which is little and weighs most, then by dimension in the kit's order; within it by kind. */
export function groupProposals({ kit, proposals }: Work): DimensionProposals[] {
  const kinds = Object.keys(proposalKinds) as Proposal['kind'][]; // The record is typed to hold exactly these.
  const groupsOf = (own: readonly Proposal[]): ProposalGroup[] =>
    kinds
      .map((kind) => ({ kind, proposals: own.filter((proposal) => proposal.kind === kind) }))
      .filter((group) => group.proposals.length > 0);
  const dimensionOf = (proposal: Proposal): string | null =>
    'dimension' in proposal && kit.dimensions.some(({ key }) => key === proposal.dimension)
      ? proposal.dimension
      : null;
  return [null, ...kit.dimensions]
    .map((dimension) => ({
      dimension,
      groups: groupsOf(proposals.filter((one) => dimensionOf(one) === (dimension?.key ?? null))),
    }))
    .filter(({ groups }) => groups.length > 0);
}
