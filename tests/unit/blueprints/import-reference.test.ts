import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftKit } from '#server/blueprints/draft-kit.ts';
import type { DocumentSection } from '#server/blueprints/import/types.ts';
import { toRoleDocument } from '#server/blueprints/present-document.ts';
import { proposeFrom, sourcesOf } from '#server/blueprints/proposals/propose.ts';
import { Proposal } from '#shared/kit-proposals.ts';
import { referenceFolder } from '#tests/support/reference.ts';
import { comparable, type Expected, parsed } from './fixtures.ts';

type Counts = {
  items: number;
  numbered: number;
  bullets: number;
  dash_sublines: number;
  indented_continuations: number;
};
type Reference = Omit<Expected, 'deliverables'> & {
  section_counts: Record<string, { title: string; line: number; groups?: (Counts & { heading: string })[] }>;
};

/** The documents stand beside the oracle, whichever of the two folders the variable leads to. */
function documentsFolder(): string | null {
  const folder = referenceFolder();
  if (folder === null) return null;
  const inner = join(folder, 'blueprints');
  return existsSync(inner) ? inner : join(folder, '..', 'blueprints');
}

const folder = documentsFolder();

const kindOf = (option: (typeof Proposal.options)[number]): string => option.shape.kind.value;

function countsOf(sections: readonly DocumentSection[], number: number, heading: string): Counts | null {
  const groups = sections.find((section) => section.number === number)?.groups ?? [];
  const start = heading.replace(/…$/, '');
  const group = groups.find((entry) =>
    start === '(none)' ? entry.heading === null : entry.heading?.startsWith(start),
  );
  if (group === undefined) return null;
  const of = (kind: string): number => group.items.filter((item) => item.kind === kind).length;
  return {
    items: of('numbered') + of('bullet'),
    numbered: of('numbered'),
    bullets: of('bullet'),
    dash_sublines: of('dash'),
    indented_continuations: of('continuation'),
  };
}

describe.skipIf(folder === null)('the reference documents', () => {
  it.each([
    ['head-of-data-engineering', 'People leadership'],
    ['lead-data-engineer', 'Delivery & execution'],
  ])('gives %s drafts of every kind, and maps no exercise to what none shows', (name, unseen) => {
    const source = parsed(readFileSync(join(folder ?? '', `${name}.txt`), 'utf8'));
    const document = toRoleDocument(source);
    const kit = draftKit(document);
    const proposals = proposeFrom(document, kit, sourcesOf(source));
    expect(kit.dimensions).toHaveLength(8);
    expect(new Set(proposals.map(({ kind }) => kind))).toEqual(new Set(Proposal.options.map(kindOf)));
    const mapped = new Set(proposals.flatMap((one) => (one.kind === 'mapping' ? [one.dimension] : [])));
    expect(mapped.size).toBeGreaterThanOrEqual(5);
    const key = kit.dimensions.find((dimension) => dimension.name === unseen)?.key ?? '';
    expect(key).not.toBe('');
    expect(mapped).not.toContain(key);
    const axes = new Set(proposals.flatMap((one) => (one.kind === 'variant' ? [one.axis] : [])));
    expect(axes).toEqual(new Set(['Company size', 'Regulation']));
  });

  it.each([
    ['head-of-data-engineering', 12],
    ['lead-data-engineer', 13],
  ])('reads %s as it was read by hand', (name, deliverables) => {
    const file = (suffix: string): string => readFileSync(join(folder ?? '', `${name}${suffix}`), 'utf8');
    const expected = JSON.parse(file('.expected.json')) as Reference;
    const blueprint = parsed(file('.txt'));
    const { deliverables: found, ...own } = comparable(blueprint);
    const { section_counts, ...rest } = expected;
    // All 36 KPI rows come out right today; the issue asks for 30 names and every frequency.
    for (const key of Object.keys(own) as (keyof typeof own)[]) expect(own[key], key).toEqual(rest[key]);
    expect(found).toHaveLength(deliverables);
    expect(blueprint.tools).toHaveLength(27);
    expect(blueprint.tools.every((tool) => tool.availability !== null)).toBe(true);
    expect(blueprint.unsure).toEqual([]);
    for (const [number, section] of Object.entries(section_counts)) {
      const mine = blueprint.sections.find((entry) => entry.number === Number(number));
      expect(mine).toMatchObject({ title: section.title, line: section.line });
      for (const { heading, ...counts } of section.groups ?? []) {
        // A sentence over a list counts as a heading in the notes; here it is prose.
        if (counts.items === 0 || heading.endsWith('…')) continue;
        const { items, numbered, bullets, dash_sublines, indented_continuations } = counts;
        expect(countsOf(blueprint.sections, Number(number), heading), heading).toEqual({
          items,
          numbered,
          bullets,
          dash_sublines,
          indented_continuations,
        });
      }
    }
  });
});
