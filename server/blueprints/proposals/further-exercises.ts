import {
  type Best,
  groupsOf,
  type ProposalDraft,
  type ProposalSources,
} from '#server/blueprints/proposals/likely.ts';
import type { KitDraft } from '#shared/kit.ts';

/** Who decides, by the words of a heading in the section on decision rights. */
const deciders = [
  ['escalate', /\b(?:executive|director|manager|leadership|board|cto|vp)\b/i],
  ['decide with the team', /\b(?:team|review|group|peer|consult)/i],
  ['decide alone', /\b(?:independent|alone|own|autonom)/i],
] as const;

/** Cases of each kind, so that all three answers are right for some. */
const casesOfOneKind = 3;

/** Ten minutes of cases: alone, with the team, or escalate. The document's own answer stands behind each. */
export function decisionRights(sources: ProposalSources, kit: KitDraft, best: Best): ProposalDraft[] {
  const cases = groupsOf(sources, 13).flatMap(({ heading, items }) => {
    const answer = deciders.find(([, words]) => words.test(heading ?? ''))?.[0];
    return answer === undefined ? [] : items.slice(0, casesOfOneKind).map(({ text }) => ({ answer, text }));
  });
  if (cases.length === 0) return [];
  return [
    {
      kind: 'exercise',
      name: 'Decision rights',
      minutes: 10,
      dimensions: likelyFor(cases.map(({ text }) => text).join(' '), kit, best),
      text: [
        'Read out each case in any order. The candidate says whether they would decide alone, decide with the team, or escalate, and why. What the role allows stands in brackets; the reason counts more than the answer.',
        ...cases.map(({ answer, text }) => `- ${text.replace(/\.$/, '')} (${answer})`),
      ]
        .join('\n')
        .slice(0, 4000),
      because: 'Decision rights and scope of authority',
    },
  ];
}

const mostPartners = 6;

/** A role-play with the people the role works with, each as the document says what they want. */
export function rolePlay(sources: ProposalSources, kit: KitDraft, best: Best): ProposalDraft[] {
  const groups = groupsOf(sources, 12);
  const internal = groups.filter(({ heading }) => /\b(?:internal|key|main)\b/i.test(heading ?? ''));
  const partners = (internal.length > 0 ? internal : groups.slice(0, 1))
    .flatMap(({ items }) => items)
    .flatMap(({ text }) => {
      const [, name, wants] = text.match(/^([^:]{2,100}):\s+(\S.*)$/) ?? [];
      return name === undefined || wants === undefined ? [] : [{ name, wants: wants.replace(/\.$/, '') }];
    })
    .slice(0, mostPartners);
  if (partners.length === 0) return [];
  return [
    {
      kind: 'exercise',
      name: 'Role-play: a stakeholder',
      minutes: 30,
      dimensions: likelyFor(
        `stakeholder ${partners.map(({ name, wants }) => `${name} ${wants}`).join(' ')}`,
        kit,
        best,
      ),
      text: [
        'The interviewer plays one of these partners, the same one for every candidate, and asks for something the role can’t give in full. Twenty minutes of talk, then five in which the candidate says what was agreed and why.',
        ...partners.map(({ name, wants }) => `- ${name}, who cares about ${wants}`),
      ]
        .join('\n')
        .slice(0, 4000),
      because: 'Stakeholders and collaboration map',
    },
  ];
}

/** The dimension a further exercise shows: the likeliest, else the one whose name speaks of people, else the first. */
function likelyFor(text: string, kit: KitDraft, best: Best): string[] {
  const named = kit.dimensions.find(({ name }) =>
    /stakeholder|collab|communicat|influence|leadership/i.test(name),
  );
  const [dimension] = [...(named === undefined ? [] : [named]), ...best(text), ...kit.dimensions];
  return dimension === undefined ? [] : [dimension.key];
}
