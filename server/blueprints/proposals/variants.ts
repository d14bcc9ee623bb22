import type { DocumentSection } from '#server/blueprints/import/types.ts';
import {
  type Best,
  groupsOf,
  type ProposalDraft,
  type ProposalSources,
} from '#server/blueprints/proposals/likely.ts';

type VariantDraft = Extract<ProposalDraft, { kind: 'variant' }>;

/** By what the variants differ; the others of the section (geography, business model) say little about weights. */
const axes = [
  { name: 'Company size', heading: /\bsize\b/i, instead: /\bstartup\b.*\benterprise\b/i },
  { name: 'Regulation', heading: /\bregulat/i, instead: /\bindustry\b|\bsector\b/i },
] as const;

const more =
  /\b(?:more|greater|strong(?:er)?|heav(?:y|ier)|strict(?:er)?|higher|increas\w*|emphasi\w*|critical|must|formal|priorit\w*|focus\w*|need)\b/i;
const less = /\b(?:less|fewer|light(?:er|weight)?|minimal|informal|limited)\b/i;
/** Words by which a level is asked for and not only attention. */
const demanding = /\b(?:strict(?:er)?|critical|must|lower tolerance|mandatory)\b/i;

const heavier = 1.5;
const lighter = 0.75;
const raisedBar = 4;

/** A clause has to say more of a dimension than a text that a person reads beside it. */
const likely = 0.75;

interface Variant {
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * For each variant of the role by size or regulation: the dimensions it weighs otherwise, with the document's words as
 * the reason, and a higher bar where it demands and not only stresses. A person picks the one that fits their company;
 * without one, weights stay equal and bars as they are.
 */
export function variants(sources: ProposalSources, best: Best): ProposalDraft[] {
  const groups = groupsOf(sources, 17);
  return axes.flatMap(({ name: axis, heading, instead }) => {
    const own =
      groups.find((group) => heading.test(group.heading ?? '')) ??
      groups.find((group) => instead.test(group.heading ?? ''));
    return variantsIn(own?.items ?? []).flatMap((variant): VariantDraft[] => {
      const changes = changesOf(variant, best);
      if (changes.length === 0) return [];
      const because = variant.statements.join(' ').slice(0, 1000);
      return [{ kind: 'variant', axis, name: variant.name, changes, because }];
    });
  });
}

/** `Enterprise:` with its lines below, or `Healthcare (regulated): ...` in one. */
function variantsIn(items: DocumentSection['groups'][number]['items']): Variant[] {
  const made: { name: string; statements: string[] }[] = [];
  for (const { text } of items) {
    const [, name, said = ''] = text.match(/^([^:.;]{2,80}):(?:\s+(\S.*))?$/) ?? [];
    if (name !== undefined) made.push({ name: name.slice(0, 200), statements: said === '' ? [] : [said] });
    else made.at(-1)?.statements.push(text);
  }
  return made.filter(({ statements }) => statements.length > 0);
}

function changesOf({ name, statements }: Variant, best: Best): VariantDraft['changes'] {
  const byDimension = new Map<string, { said: string[]; sum: number; isDemanding: boolean }>();
  for (const clause of statements.flatMap((said) => said.split(';'))) {
    const text = clause.trim().replace(/\.$/, '');
    const direction = less.test(text) ? -1 : more.test(text) ? 1 : 0;
    const [dimension] = direction === 0 ? [] : best(text, 1, likely);
    if (dimension === undefined) continue;
    const own = byDimension.get(dimension.key) ?? { said: [], sum: 0, isDemanding: false };
    own.said.push(text);
    own.sum += direction;
    own.isDemanding ||= direction > 0 && demanding.test(text);
    byDimension.set(dimension.key, own);
  }
  return [...byDimension]
    .filter(([, { sum }]) => sum !== 0)
    .map(([dimension, { said, sum, isDemanding }]) => ({
      dimension,
      weight: sum > 0 ? heavier : lighter,
      bar: sum > 0 && isDemanding ? raisedBar : null,
      reason: `${name}: ${said.join('; ')}`.slice(0, 500),
    }))
    .slice(0, 16);
}
