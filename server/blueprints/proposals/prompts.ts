import {
  type Best,
  groupsOf,
  lowerFirst,
  type ProposalDraft,
  type ProposalSources,
} from '#server/blueprints/proposals/likely.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';

interface Question {
  /** What is compared with the dimensions. */
  readonly about: string;
  readonly text: string;
  readonly probes: readonly string[];
  readonly because: string;
}

/** Of each source the likeliest for a dimension, so that a person has a handful to choose from and not a hundred. */
const mostOfOneSource = 2;
const mostRisks = 5;

/** The exercise a dimension is asked about in; undefined where none shows it. */
type ExerciseFor = (dimension: string) => string | undefined;

/** Questions from responsibilities, activities, KPIs, deliverables and risks, each in an exercise that shows its dimension. */
export function prompts(
  document: RoleDocument,
  sources: ProposalSources,
  best: Best,
  exerciseFor: ExerciseFor,
): ProposalDraft[] {
  const activities = groupsOf(sources, 4).flatMap(({ items }) => items.map(({ text }) => text));
  const made: readonly (readonly Question[])[] = [
    document.responsibilities.map(({ text }) => ({
      about: text,
      text: `Tell me about a time when this was yours to do: ${lowerFirst(text)}. What did you do yourself, and what came of it?`,
      probes: ['What was there before you began?', 'What would not have happened without you?'],
      because: `Responsibility: ${text}`,
    })),
    activities.map((text) => ({
      about: text,
      text: `How do you go about this, and how did you last time: ${lowerFirst(text)}?`,
      probes: ['What do you look at first?', 'When do you stop and hand it on?'],
      because: `Activity: ${text}`,
    })),
    document.kpis.map(({ name, measures }) => ({
      about: `${name} ${measures}`,
      text: `Tell me about a time when you were answerable for ${lowerFirst(name)}. How did you measure it, and from what to what did it move?`,
      probes: [
        'What did you change, and what would have moved without you?',
        'How did you know that the figure was right?',
      ],
      because: `KPI: ${name}`,
    })),
    document.deliverables.map((text) => ({
      about: text,
      text: `Walk me through one of these that you made yourself: ${lowerFirst(text)}. Who used it, and what did they do differently?`,
      probes: ['What did you leave out, and why?', 'What would you change today?'],
      because: `Deliverable: ${text}`,
    })),
  ];
  return [
    ...made.flatMap((questions) => likeliest(questions, best, exerciseFor)),
    ...fromRisks(sources, best, exerciseFor),
  ];
}

function likeliest(questions: readonly Question[], best: Best, exerciseFor: ExerciseFor): ProposalDraft[] {
  const byDimension = new Map<string, { readonly question: Question; readonly score: number }[]>();
  for (const question of questions) {
    const [dimension] = best(question.about);
    if (dimension === undefined) continue;
    const own = byDimension.get(dimension.key) ?? [];
    own.push({ question, score: dimension.score });
    byDimension.set(dimension.key, own);
  }
  return [...byDimension].flatMap(([dimension, own]): ProposalDraft[] => {
    const exercise = exerciseFor(dimension);
    if (exercise === undefined) return [];
    return own
      .sort((a, b) => b.score - a.score)
      .slice(0, mostOfOneSource)
      .map(({ question: { text, probes, because } }) => ({
        kind: 'prompt',
        exercise,
        dimension,
        text: text.slice(0, 4000),
        probes: [...probes],
        because: because.slice(0, 1000),
      }));
  });
}

/** One question for each dimension that a risk is about, with the risks as its follow-ups. */
function fromRisks(sources: ProposalSources, best: Best, exerciseFor: ExerciseFor): ProposalDraft[] {
  const byDimension = new Map<string, string[]>();
  for (const { text } of groupsOf(sources, 16).flatMap(({ items }) => items)) {
    const [dimension] = best(text);
    if (dimension === undefined) continue;
    byDimension.set(dimension.key, [...(byDimension.get(dimension.key) ?? []), text]);
  }
  return [...byDimension].flatMap(([dimension, risks]): ProposalDraft[] => {
    const exercise = exerciseFor(dimension);
    if (exercise === undefined) return [];
    return [
      {
        kind: 'prompt',
        exercise,
        dimension,
        text: 'Here is what goes wrong in this role. Which of it have you met, and what did you do about it?',
        probes: risks.slice(0, mostRisks).map((risk) => risk.slice(0, 500)),
        because: `Risks and failure modes: ${risks.join(' ')}`.slice(0, 1000),
      },
    ];
  });
}
