import type { DocumentSection, LabelledText } from '#server/blueprints/import/types.ts';
import { createLikeness } from '#server/blueprints/likeness.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';

/** What the importer saw beyond the document that a person corrects: the sections that only proposals draw on. */
export interface ProposalSources {
  readonly sections: readonly DocumentSection[];
  readonly softSkills: readonly { readonly name: string; readonly details: readonly LabelledText[] }[];
}

type Draft = Proposal extends infer One ? (One extends { key: string } ? Omit<One, 'key'> : never) : never;

/** Below this likeness two texts share too little to say that one is about the other. */
const alike = 0.55;

/**
 * What can be drawn from the document, each for a person to accept, change or dismiss: which exercise shows which
 * dimension, what a dimension stands for, must-haves from critical skills, prompts from KPIs and deliverables, lower
 * anchors from failure modes, a talk about decision rights. Nothing here is in the kit, and nothing is a score.
 */
export function proposeFrom(document: RoleDocument, kit: KitDraft, sources: ProposalSources): Proposal[] {
  const subjects = kit.dimensions.map(({ name }, index) => {
    const { anchorTop = '', evidence = '' } = document.dimensions[index] ?? {};
    return `${name} ${name} ${anchorTop} ${evidence}`;
  });
  const likeness = createLikeness(subjects);
  const best = (text: string, count = 1): { key: string; name: string }[] =>
    likeness(text)
      .filter(({ score }) => score >= alike)
      .slice(0, count)
      .flatMap(({ index }) => kit.dimensions[index] ?? []);
  const shownBy = mappings(document, kit, best);
  const exerciseFor = (dimension: string): string | undefined =>
    shownBy.find((proposal) => proposal.dimension === dimension)?.exercise;

  const drafts: Draft[] = [
    ...shownBy,
    ...traces(kit, best),
    ...mustHaves(document, best),
    ...kit.signals.flatMap((signal): Draft[] =>
      best(signal.text).map(({ key }) => ({
        kind: 'signal',
        signal: signal.key,
        dimension: key,
        because: signal.text,
      })),
    ),
    ...prompts(document, best, exerciseFor),
    ...anchors(sources, best),
    ...decisionRights(sources, kit, best),
  ];
  return drafts.map((draft, index) => ({ ...draft, key: `proposal-${index + 1}` }) as Proposal);
}

type Best = (text: string, count?: number) => { key: string; name: string }[];

function mappings(document: RoleDocument, kit: KitDraft, best: Best): Extract<Draft, { kind: 'mapping' }>[] {
  const byEvidence = createLikeness(
    kit.exercises.map(({ name, brief }) => `${name} ${name} ${name} ${brief}`),
  );
  const found = new Map<string, Extract<Draft, { kind: 'mapping' }>>();
  for (const [index, dimension] of kit.dimensions.entries()) {
    const evidence = document.dimensions[index]?.evidence ?? '';
    for (const item of evidence.split(',')) {
      const [match] = byEvidence(item);
      const exercise = match !== undefined && match.score >= alike ? kit.exercises[match.index] : undefined;
      if (exercise === undefined) continue;
      found.set(`${exercise.key} ${dimension.key}`, {
        kind: 'mapping',
        exercise: exercise.key,
        dimension: dimension.key,
        because: `Evidence for ${dimension.name}: ${item.trim()}`,
      });
    }
  }
  for (const exercise of kit.exercises) {
    for (const { key, name } of best(`${exercise.name} ${exercise.brief}`, 3)) {
      const pair = `${exercise.key} ${key}`;
      if (found.has(pair)) continue;
      found.set(pair, {
        kind: 'mapping',
        exercise: exercise.key,
        dimension: key,
        because: `The exercise speaks of ${name}`,
      });
    }
  }
  return [...found.values()];
}

function traces(kit: KitDraft, best: Best): Draft[] {
  const sources = [
    ...kit.responsibilities.map(({ key, text }) => ({ key, text })),
    ...kit.deliverables.map(({ key, text }) => ({ key, text })),
    ...kit.kpis.map(({ key, name, measures }) => ({ key, text: `${name} ${measures}` })),
  ];
  return sources.flatMap(({ key, text }) =>
    best(text, 2).map(
      (dimension): Draft => ({
        kind: 'trace',
        dimension: dimension.key,
        source: key,
        because: text.slice(0, 1000),
      }),
    ),
  );
}

function mustHaves(document: RoleDocument, best: Best): Draft[] {
  const byDimension = new Map<string, string[]>();
  for (const { name, level } of document.skills) {
    const [dimension] = level === 'critical' ? best(name) : [];
    if (dimension !== undefined)
      byDimension.set(dimension.key, [...(byDimension.get(dimension.key) ?? []), name]);
  }
  return [...byDimension].map(
    ([dimension, skills]): Draft => ({
      kind: 'must_have',
      dimension,
      text: `The role names as critical: ${skills.join('; ')}`.slice(0, 500),
      because: `Critical skills: ${skills.join('; ')}`.slice(0, 1000),
    }),
  );
}

function prompts(
  document: RoleDocument,
  best: Best,
  exerciseFor: (dimension: string) => string | undefined,
): Draft[] {
  const made = [
    ...document.kpis.map(({ name, measures }) => ({
      about: `${name} ${measures}`,
      text: `Tell me about a time when you were answerable for ${lowerFirst(name)}. How did you measure it, and from what to what did it move?`,
      probes: [
        'What did you change, and what would have moved without you?',
        'How did you know that the figure was right?',
      ],
      because: `KPI: ${name}`,
    })),
    ...document.deliverables.map((text) => ({
      about: text,
      text: `Walk me through one of these that you made yourself: ${lowerFirst(text)}. Who used it, and what did they do differently?`,
      probes: ['What did you leave out, and why?', 'What would you change today?'],
      because: `Deliverable: ${text}`,
    })),
  ];
  return made.flatMap(({ about, text, probes, because }): Draft[] => {
    const [dimension] = best(about);
    const exercise = dimension === undefined ? undefined : exerciseFor(dimension.key);
    if (dimension === undefined || exercise === undefined) return [];
    return [
      { kind: 'prompt', exercise, dimension: dimension.key, text, probes, because: because.slice(0, 1000) },
    ];
  });
}

function anchors(sources: ProposalSources, best: Best): Draft[] {
  const risks = sources.sections.filter(({ number }) => number === 16).flatMap(({ groups }) => groups);
  const fromRisks = risks.flatMap(({ heading, items }) => {
    const level = /fail|weak|pitfall|anti/i.test(heading ?? '') ? 1 : 2;
    return items.flatMap(({ text }): Draft[] =>
      best(text).map(({ key }) => ({
        kind: 'anchor',
        dimension: key,
        level,
        text,
        because: `${heading ?? 'Risks'}: ${text}`.slice(0, 1000),
      })),
    );
  });
  const fromStrength = sources.softSkills.flatMap(({ name, details }) =>
    details
      .filter(({ label }) => /strong/i.test(label ?? ''))
      .flatMap(({ text }): Draft[] =>
        best(`${name} ${text}`).map(({ key }) => ({
          kind: 'anchor',
          dimension: key,
          level: 5,
          text,
          because: `${name}: ${text}`.slice(0, 1000),
        })),
      ),
  );
  return [...fromRisks, ...fromStrength];
}

function decisionRights({ sections }: ProposalSources, kit: KitDraft, best: Best): Draft[] {
  const rights = sections
    .filter(({ number }) => number === 13)
    .flatMap(({ groups }) => groups.flatMap(({ items }) => items));
  const cases = rights.slice(0, 8).map(({ text }) => `- ${text}`);
  if (cases.length === 0) return [];
  return [
    {
      kind: 'exercise',
      name: 'Decision rights',
      minutes: 10,
      dimensions: [...best(cases.join(' ')), ...kit.dimensions].slice(0, 1).map(({ key }) => key),
      text: `Read out each case. The candidate says whether they would decide alone, decide with the team, or escalate, and why.\n${cases.join('\n')}`.slice(
        0,
        4000,
      ),
      because: 'Decision rights and scope of authority',
    },
  ];
}

function lowerFirst(text: string): string {
  const isAcronym = /^[A-Z]{2}/.test(text);
  const trimmed = text.trim().replace(/\.$/, '');
  return isAcronym ? trimmed : `${trimmed.charAt(0).toLowerCase()}${trimmed.slice(1)}`;
}
