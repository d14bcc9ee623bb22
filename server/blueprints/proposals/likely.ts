import type { DocumentSection, LabelledText, ToolRow } from '#server/blueprints/import/types.ts';
import { createLikeness } from '#server/blueprints/likeness.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';

/** What the importer saw beyond the document that a person corrects: the parts that only proposals draw on. */
export interface ProposalSources {
  readonly sections: readonly DocumentSection[];
  readonly softSkills: readonly { readonly name: string; readonly details: readonly LabelledText[] }[];
  readonly tools: readonly ToolRow[];
  /** The rows of the document's closing summary. */
  readonly summary: Readonly<Record<string, string>>;
}

/** A proposal before it has its key. */
export type ProposalDraft = Proposal extends infer One
  ? One extends { key: string }
    ? Omit<One, 'key'>
    : never
  : never;

/** The dimensions a text is about, likeliest first; none where it is less like any than `least`. */
export type Best = (
  text: string,
  count?: number,
  least?: number,
) => { key: string; name: string; score: number }[];

/** Below this likeness two texts share too little to say that one is about the other. */
export const alike = 0.55;

export function bestDimensions(document: RoleDocument, kit: KitDraft): Best {
  const likeness = createLikeness(
    kit.dimensions.map(({ name }, index) => {
      const { anchorTop = '', evidence = '' } = document.dimensions[index] ?? {};
      return `${name} ${name} ${anchorTop} ${evidence}`;
    }),
  );
  return (text, count = 1, least = alike) =>
    likeness(text)
      .filter(({ score }) => score >= least)
      .slice(0, count)
      .flatMap(({ index, score }) => {
        const dimension = kit.dimensions[index];
        return dimension === undefined ? [] : [{ key: dimension.key, name: dimension.name, score }];
      });
}

/** The groups of one section, by its number in the family of documents. */
export function groupsOf({ sections }: ProposalSources, number: number): DocumentSection['groups'] {
  return sections.filter((section) => section.number === number).flatMap(({ groups }) => groups);
}

/** A sentence of the document inside one of ours. */
export function lowerFirst(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '');
  const isAcronym = /^[A-Z]{2}|^[A-Z]\w*[A-Z/]/.test(trimmed);
  return isAcronym ? trimmed : `${trimmed.charAt(0).toLowerCase()}${trimmed.slice(1)}`;
}
