import { Kit, type KitDraft } from '#shared/kit.ts';

/** What stands between a draft and its publication (`must`), or deserves a second look (`should`). */
export interface KitFinding {
  readonly severity: 'must' | 'should';
  readonly kind:
    | 'incomplete'
    | 'unknown_key'
    | 'repeated_key'
    | 'untraced_dimension'
    | 'unassessed_responsibility'
    | 'dimension_without_exercise'
    | 'dimension_without_round'
    | 'dimension_in_one_round'
    | 'crowded_round'
    | 'round_beside_exercise'
    | 'weight_without_reason';
  /** Dotted path into the kit, such as `dimensions.3.anchors.0`. */
  readonly path: string;
  readonly message: string;
}

const finding =
  (severity: KitFinding['severity']) =>
  (kind: KitFinding['kind'], path: string, message: string): KitFinding => ({
    severity,
    kind,
    path,
    message,
  });
const must = finding('must');
const should = finding('should');

/**
 * Everything a kit still lacks. A kit without a `must` can be published: all texts are there, every key names something,
 * every dimension is traced to the job and shown by an exercise and a round.
 */
export function checkKit(draft: KitDraft): KitFinding[] {
  return [...incompleteParts(draft), ...brokenKeys(draft), ...jobRelatedness(draft), ...coverage(draft)];
}

function incompleteParts(draft: KitDraft): KitFinding[] {
  const parsed = Kit.safeParse(draft);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => must('incomplete', issue.path.join('.'), issue.message));
}

function brokenKeys(draft: KitDraft): KitFinding[] {
  const dimensions = new Set(draft.dimensions.map(({ key }) => key));
  const exercises = new Set(draft.exercises.map(({ key }) => key));
  const sources = new Set(
    [...draft.responsibilities, ...draft.deliverables, ...draft.kpis].map(({ key }) => key),
  );
  const unknown = (path: string, key: string | null, known: ReadonlySet<string>): KitFinding[] =>
    key === null || known.has(key)
      ? []
      : [must('unknown_key', path, `names ${key}, which is not in this kit`)];

  return [
    ...repeatedKeys('dimensions', draft.dimensions),
    ...repeatedKeys('exercises', draft.exercises),
    ...repeatedKeys('rounds', draft.rounds),
    ...repeatedKeys('signals', draft.signals),
    ...repeatedKeys('redFlags', draft.redFlags),
    ...repeatedKeys('responsibilities', [...draft.responsibilities, ...draft.deliverables, ...draft.kpis]),
    ...draft.dimensions.flatMap(({ traces }, i) =>
      traces.flatMap((key, j) => unknown(`dimensions.${i}.traces.${j}`, key, sources)),
    ),
    ...draft.exercises.flatMap((exercise, i) => [
      ...exercise.dimensions.flatMap((key, j) => unknown(`exercises.${i}.dimensions.${j}`, key, dimensions)),
      ...exercise.prompts.flatMap((prompt, j) =>
        unknown(`exercises.${i}.prompts.${j}.dimension`, prompt.dimension, dimensions),
      ),
    ]),
    ...draft.rounds.flatMap((round, i) => [
      ...unknown(`rounds.${i}.exercise`, round.exercise, exercises),
      ...round.dimensions.flatMap((key, j) => unknown(`rounds.${i}.dimensions.${j}`, key, dimensions)),
    ]),
    ...draft.signals.flatMap(({ dimension }, i) => unknown(`signals.${i}.dimension`, dimension, dimensions)),
    ...draft.redFlags.flatMap(({ dimension }, i) =>
      unknown(`redFlags.${i}.dimension`, dimension, dimensions),
    ),
  ];
}

function repeatedKeys(path: string, items: readonly { key: string }[]): KitFinding[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }, index) => {
    if (seen.has(key)) return [must('repeated_key', `${path}.${index}.key`, `repeats ${key}`)];
    seen.add(key);
    return [];
  });
}

function jobRelatedness(draft: KitDraft): KitFinding[] {
  const traced = new Set(draft.dimensions.flatMap(({ traces }) => traces));
  return [
    ...draft.dimensions.flatMap(({ name, traces }, i) =>
      traces.length > 0
        ? []
        : [
            must(
              'untraced_dimension',
              `dimensions.${i}.traces`,
              `${name} stands for no responsibility, deliverable or KPI`,
            ),
          ],
    ),
    ...draft.responsibilities.flatMap(({ key }, i) =>
      traced.has(key)
        ? []
        : [should('unassessed_responsibility', `responsibilities.${i}`, 'no dimension assesses it')],
    ),
    ...draft.dimensions.flatMap(({ weight, weightReason }, i) => {
      const isUsual = draft.dimensions.every((other) => other.weight === weight);
      return isUsual || weightReason !== null
        ? []
        : [
            must(
              'weight_without_reason',
              `dimensions.${i}.weightReason`,
              'weights differ, so each needs its reason',
            ),
          ];
    }),
  ];
}

function coverage(draft: KitDraft): KitFinding[] {
  const findings: KitFinding[] = [];
  for (const [i, { key, name }] of draft.dimensions.entries()) {
    const rounds = draft.rounds.filter((round) => round.dimensions.includes(key)).length;
    if (!draft.exercises.some((exercise) => exercise.dimensions.includes(key))) {
      findings.push(must('dimension_without_exercise', `dimensions.${i}`, `no exercise shows ${name}`));
    } else if (rounds === 0) {
      findings.push(must('dimension_without_round', `dimensions.${i}`, `no round scores ${name}`));
    } else if (rounds === 1) {
      findings.push(
        should(
          'dimension_in_one_round',
          `dimensions.${i}`,
          `only one round scores ${name}: two people should`,
        ),
      );
    }
  }
  for (const [i, round] of draft.rounds.entries()) {
    const exercise = draft.exercises.find(({ key }) => key === round.exercise);
    if (round.dimensions.length > 4) {
      findings.push(
        must(
          'crowded_round',
          `rounds.${i}.dimensions`,
          'one person can score four dimensions well, not more',
        ),
      );
    }
    for (const key of exercise === undefined ? [] : round.dimensions) {
      if (exercise?.dimensions.includes(key) === false) {
        findings.push(
          must('round_beside_exercise', `rounds.${i}.dimensions`, `its exercise does not show ${key}`),
        );
      }
    }
  }
  return findings;
}
