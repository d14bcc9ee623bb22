import {
  type Best,
  groupsOf,
  type ProposalDraft,
  type ProposalSources,
} from '#server/blueprints/proposals/likely.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';

/** Must-haves from the skills that the document calls critical. */
export function mustHaves(document: RoleDocument, best: Best): ProposalDraft[] {
  const byDimension = new Map<string, string[]>();
  for (const { name, level } of document.skills) {
    const [dimension] = level === 'critical' ? best(name) : [];
    if (dimension !== undefined)
      byDimension.set(dimension.key, [...(byDimension.get(dimension.key) ?? []), name]);
  }
  return [...byDimension].map(
    ([dimension, skills]): ProposalDraft => ({
      kind: 'must_have',
      dimension,
      text: `The role names as critical: ${skills.join('; ')}`.slice(0, 500),
      because: `Critical skills: ${skills.join('; ')}`.slice(0, 1000),
    }),
  );
}

/** Anchors 1 and 2 from risks and failure modes, anchor 5 from what the document calls strong performance. */
export function anchors(sources: ProposalSources, best: Best): ProposalDraft[] {
  const fromRisks = groupsOf(sources, 16).flatMap(({ heading, items }) => {
    const level = /fail|weak|pitfall|anti|underperform/i.test(heading ?? '') ? 1 : 2;
    return items.flatMap(({ text }): ProposalDraft[] =>
      best(text).map(({ key }) => ({
        kind: 'anchor',
        dimension: key,
        level,
        text: text.slice(0, 4000),
        because: `${heading ?? 'Risks'}: ${text}`.slice(0, 1000),
      })),
    );
  });
  const fromStrength = sources.softSkills.flatMap(({ name, details }) =>
    details
      .filter(({ label }) => /strong/i.test(label ?? ''))
      .flatMap(({ text }): ProposalDraft[] =>
        best(`${name} ${text}`).map(({ key }) => ({
          kind: 'anchor',
          dimension: key,
          level: 5,
          text: text.slice(0, 4000),
          because: `${name}: ${text}`.slice(0, 1000),
        })),
      ),
  );
  return [...fromRisks, ...fromStrength];
}
