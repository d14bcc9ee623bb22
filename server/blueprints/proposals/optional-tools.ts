import type { ToolRow } from '#server/blueprints/import/types.ts';
import type { Best, ProposalDraft, ProposalSources } from '#server/blueprints/proposals/likely.ts';
import type { KitDraft } from '#shared/kit.ts';

const mostKinds = 6;

/** A row of tools has few words, and the line names it for a person to judge. */
const akin = 0.3;

/** Optional or a matter of context, and not common: by the first word of what the document says of a tool. */
function isOptional({ availability }: ToolRow): boolean {
  return /^(?:optional|context)/i.test(availability ?? '');
}

/**
 * What kind of tool a row is about. Where the cells of the row are lost, the kind is the words up to the first name: a
 * capitalised word that no joint precedes.
 */
export function kindOfTool({ cells, text }: Pick<ToolRow, 'cells' | 'text'>): string {
  if (cells?.[0] !== undefined && cells[0] !== '') return cells[0];
  const words = text.split(' ');
  const isJoint = (word: string): boolean => /^[/&]$|^and$/.test(word);
  const end = words.findIndex(
    (word, index) =>
      index > 0 && /^\p{Lu}/u.test(word) && !isJoint(words[index - 1] ?? '') && !/^\p{Lu}{2,3}$/u.test(word),
  );
  return (
    words
      .slice(0, end < 0 ? 4 : end)
      .join(' ')
      .split(',')[0] ?? ''
  ).trim();
}

/**
 * For each exercise that shows a dimension with optional tools: a line of its brief that says not to mark anyone down
 * for never having used one.
 */
export function optionalTools(
  sources: ProposalSources,
  kit: KitDraft,
  best: Best,
  exerciseFor: (dimension: string) => string | undefined,
): ProposalDraft[] {
  const byExercise = new Map<string, { kinds: string[]; rows: string[]; names: Set<string> }>();
  for (const row of sources.tools.filter(isOptional)) {
    const [dimension] = best(row.text, 1, akin);
    const exercise = dimension === undefined ? undefined : exerciseFor(dimension.key);
    if (dimension === undefined || exercise === undefined) continue;
    const own = byExercise.get(exercise) ?? { kinds: [], rows: [], names: new Set() };
    const kind = lowered(kindOfTool(row));
    if (!own.kinds.includes(kind)) own.kinds.push(kind);
    own.rows.push(row.text);
    own.names.add(dimension.name);
    byExercise.set(exercise, own);
  }
  return kit.exercises.flatMap(({ key }): ProposalDraft[] => {
    const own = byExercise.get(key);
    if (own === undefined) return [];
    return [
      {
        kind: 'guidance',
        exercise: key,
        text: `Don’t mark down for an optional tool: experience with ${joined(own.kinds.slice(0, mostKinds))} is not required here. What counts is how the candidate solves the task with the tools they know.`,
        because:
          `Optional in the list of tools, and about ${joined([...own.names])}: ${own.rows.join('; ')}`.slice(
            0,
            1000,
          ),
      },
    ];
  });
}

/** "Data observability" -> "data observability"; "CDC" and "ITSM" stay as they are. */
function lowered(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
