import { createLikeness } from '#server/blueprints/likeness.ts';
import { alike, type Best, type ProposalDraft } from '#server/blueprints/proposals/likely.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import type { KitDraft } from '#shared/kit.ts';

export type Mapping = Extract<ProposalDraft, { kind: 'mapping' }>;

/** Words that evidence of any kind is described with: "team growth" and "KPI improvements" say what of, not what. */
const anyEvidence =
  /\b(?:teams?|growth|improvements?|outcomes?|examples?|impact|results?|stories|discussions?|interviews?|past|projects?)\b/gi;

function telling(text: string): string {
  return text.replace(anyEvidence, ' ');
}

/** Which exercise shows which dimension: by the evidence the scorecard names, and by what the exercise speaks of. */
export function mappings(document: RoleDocument, kit: KitDraft, best: Best): Mapping[] {
  const byEvidence = createLikeness(
    kit.exercises.map(({ name, brief }) => `${name} ${name} ${name} ${brief}`),
  );
  const found = new Map<string, Mapping>();
  for (const [index, dimension] of kit.dimensions.entries()) {
    const evidence = document.dimensions[index]?.evidence ?? '';
    for (const item of evidence.split(',')) {
      const [match] = byEvidence(telling(item));
      const exercise = match !== undefined && match.score >= alike ? kit.exercises[match.index] : undefined;
      if (exercise === undefined) continue;
      found.set(`${exercise.key} ${dimension.key}`, {
        kind: 'mapping',
        exercise: exercise.key,
        dimension: dimension.key,
        because: `Evidence for ${dimension.name}: ${item.trim()}`.slice(0, 1000),
      });
    }
  }
  for (const exercise of kit.exercises) {
    const name = telling(exercise.name);
    // A long brief thins out what the name says.
    for (const { key, name: about } of [...best(name), ...best(`${name} ${telling(exercise.brief)}`, 3)]) {
      const pair = `${exercise.key} ${key}`;
      if (found.has(pair)) continue;
      found.set(pair, {
        kind: 'mapping',
        exercise: exercise.key,
        dimension: key,
        because: `The exercise speaks of ${about}`,
      });
    }
  }
  return [...found.values()];
}

/** Which responsibilities, deliverables and KPIs a dimension stands for. */
export function traces(kit: KitDraft, best: Best): ProposalDraft[] {
  const sources = [
    ...kit.responsibilities.map(({ key, text }) => ({ key, text })),
    ...kit.deliverables.map(({ key, text }) => ({ key, text })),
    ...kit.kpis.map(({ key, name, measures }) => ({ key, text: `${name} ${measures}` })),
  ];
  return sources.flatMap(({ key, text }) =>
    best(text, 2).map(
      (dimension): ProposalDraft => ({
        kind: 'trace',
        dimension: dimension.key,
        source: key,
        because: text.slice(0, 1000),
      }),
    ),
  );
}
