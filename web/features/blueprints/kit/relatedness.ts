import type { KitDraft } from '#shared/kit.ts';

/** What a dimension can stand for. */
export interface JobSource {
  readonly key: string;
  readonly text: string;
}

export interface SourceGroup {
  readonly name: string;
  readonly sources: readonly JobSource[];
}

type SourceKit = Pick<KitDraft, 'responsibilities' | 'deliverables' | 'kpis'>;

/** Responsibilities by group, deliverables and KPIs: everything that a dimension can cite. */
export function sourceGroups(kit: SourceKit): SourceGroup[] {
  const byGroup = new Map<string, JobSource[]>();
  for (const { group, key, text } of kit.responsibilities) {
    byGroup.set(group, [...(byGroup.get(group) ?? []), { key, text }]);
  }
  return [
    ...[...byGroup].map(([name, sources]) => ({ name: `Responsibilities: ${name}`, sources })),
    { name: 'Deliverables', sources: kit.deliverables },
    { name: 'KPIs', sources: kit.kpis.map(({ key, name }) => ({ key, text: name })) },
  ].filter(({ sources }) => sources.length > 0);
}

export interface RelatednessGaps {
  /** What the job asks for and nothing assesses. */
  readonly unassessed: readonly JobSource[];
  /** Names of dimensions that nothing in the job supports. */
  readonly unsupported: readonly string[];
}

export function relatednessGaps(kit: KitDraft): RelatednessGaps {
  const traced = new Set(kit.dimensions.flatMap(({ traces }) => traces));
  const sources = sourceGroups(kit).flatMap((group) => group.sources);
  const known = new Set(sources.map(({ key }) => key));
  return {
    unassessed: sources.filter(({ key }) => !traced.has(key)),
    unsupported: kit.dimensions
      .filter(({ traces }) => !traces.some((key) => known.has(key)))
      .map(({ name }) => name),
  };
}
