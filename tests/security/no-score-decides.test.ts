import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '#server/platform/project-root.ts';
import { EndReason } from '#shared/candidate-endings.ts';
import { contracts } from '#shared/contracts.ts';
import { DecisionOutcome } from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { VoteChoice } from '#shared/voting.ts';

/** Whatever records what becomes of a candidate: where a person says it, and what they can say. */
const sayings: Readonly<Record<string, { field: string; values: readonly string[] }>> = {
  castVote: { field: 'choice', values: VoteChoice.options },
  decide: { field: 'outcome', values: DecisionOutcome.options },
  endLoops: { field: 'reason', values: EndReason.options },
  endApplication: { field: 'reason', values: EndReason.options },
  answerApproval: { field: 'verdict', values: ['approved', 'returned'] },
};

const outcomeWords = new Set(Object.values(sayings).flatMap(({ values }) => values));

interface JsonSchema {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** As a request is checked: what has a default is not required here. */
const bodyOf = ({ body }: Endpoint): JsonSchema =>
  z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** The paths of everything in a schema that is one of the words with which people decide. */
function outcomesIn(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { enum: options, const: only } = schema as JsonSchema;
  const own = [...(options ?? []), only].some((value) => outcomeWords.has(String(value))) ? [path] : [];
  return [
    ...own,
    ...Object.entries(schema).flatMap(([key, part]) =>
      outcomesIn(part, path === '' ? key : `${path}.${key}`),
    ),
  ];
}

describe('what becomes of a candidate', () => {
  it.each(Object.entries(sayings))(
    '%s takes from a field that a person fills in',
    (name, { field, values }) => {
      const endpoint = contracts.get(name);
      if (endpoint === undefined) throw new Error(`there is no ${name}`);
      const schema = bodyOf(endpoint);
      expect(schema.required).toContain(field);
      expect(schema.properties?.[field]?.enum).toEqual(values);
      expect(JSON.stringify(schema)).not.toContain('"default"');
      expect(endpoint.body.safeParse({}).success).toBe(false);
      expect(endpoint.access).not.toBe('anyone');
    },
  );

  it('can be said in these requests and in no other', () => {
    const found = [...contracts].flatMap(([name, endpoint]) =>
      outcomesIn(bodyOf(endpoint), '').length === 0 ? [] : [name],
    );
    expect(found.sort()).toEqual(Object.keys(sayings).sort());
  });

  it('takes no number: none of these requests could carry a score, a probability or a threshold', () => {
    for (const name of Object.keys(sayings)) {
      const text = JSON.stringify(bodyOf(contracts.get(name) as Endpoint));
      expect(text, name).not.toMatch(/"type":"(?:number|integer|boolean)"/);
    }
  });
});

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path === 'server/generated' ? [] : sourcesIn(path);
    if (!/\.ts$/.test(path)) return [];
    const text = readFileSync(join(projectRoot, path), 'utf8');
    const imports = parseSync(path, text).module.staticImports.map(({ moduleRequest }) =>
      moduleRequest.value.replace(/^#/, ''),
    );
    return [{ path, text, imports }];
  });
}

const server = sourcesIn('server');
/** Whatever writes or deletes an application, writes the state of a loop, or makes a decision, vote or approval. */
const moves =
  /\bstageMove\(|UPDATE applications\b|UPDATE loops\b|INSERT INTO (?:applications|decisions|votes|approvals)\b|DELETE FROM (?:candidates|applications)\b|prisma\.(?:decision|vote|approval|application|loop)\.(?:create|update|upsert)/;

describe('in the server', () => {
  it('those who move a candidate are on this list, each of them the act of a person', () => {
    const movers = server.filter(({ text, path }) => moves.test(text) && !path.startsWith('server/demo/'));
    expect(movers.map(({ path }) => path).sort()).toEqual([
      // New ones, as applied: those of a table that somebody had imported.
      'server/candidates/imports/add-candidates.sql.ts',
      // None of them any more: those of a table that is taken back, untouched.
      'server/candidates/imports/imported-people.sql.ts',
      // Whose application it is.
      'server/candidates/merge-candidates.ts',
      'server/candidates/place-application.ts',
      'server/candidates/rules.ts',
      // What interviewers do differently.
      'server/candidates/save-instructions.ts',
      'server/candidates/undo-merge.ts',
      'server/debriefs/approval/answer-approval.ts',
      'server/debriefs/approval/take-back-decision.ts',
      'server/debriefs/consider-elsewhere.ts',
      'server/debriefs/decide.ts',
      'server/debriefs/move-application.ts',
      'server/debriefs/open-debrief.ts',
      'server/debriefs/voting/cast-vote.ts',
      // Whose loop it is.
      'server/loops/board/assign-owners.ts',
      'server/loops/change-stage.ts',
      'server/loops/end-loop.ts',
      'server/loops/life/archive-loop.ts',
      'server/loops/life/reopen-loop.ts',
      'server/loops/life/unarchive-loop.ts',
      'server/loops/lock-loop.ts',
      // Which plan a loop follows: nothing of where its candidate stands.
      'server/loops/plan/apply-plan.ts',
    ]);
  });

  /** What a person started and the background only works off: it adds whom a recruiter's table names, and moves nobody. */
  const worksOff = 'server/candidates/imports/run-import.ts';

  it('calibration and background work move nobody: they import none of these and write none of it', () => {
    const machinery = server.filter(
      ({ path }) => path.startsWith('server/calibration/') || /^server\/(?:worker|platform\/)/.test(path),
    );
    expect(machinery.length).toBeGreaterThan(40);
    const reaching = machinery.filter(
      ({ text, imports }) =>
        moves.test(text) ||
        imports.some(
          (to) =>
            to !== worksOff &&
            /^server\/(?:debriefs|loops|candidates)\/(?!.*(?:queries|rules|policy)\.ts$)/.test(to),
        ),
    );
    expect(reaching.map(({ path }) => path)).toEqual([]);
  });

  it('whoever ends an application or takes it up again reads no card and no figure', () => {
    for (const name of [
      ...['end-application', 'give-ending', 'reopen-application', 'take-up-application', 'change-stage'],
      ...[
        'board/end-loops',
        'board/take-up-loops',
        'board/lock-movable',
        'board/in-lock-order',
        'board/rules',
      ],
    ]) {
      const source = server.find(({ path }) => path === `server/loops/${name}.ts`);
      if (source === undefined) throw new Error(`${name} was moved: say where to`);
      expect(
        source.imports.filter((to) => /scorecards|calibration|debriefs|scoring|figures/.test(to)),
      ).toEqual([]);
      expect(source.text).not.toMatch(/\b(?:scorecards|scores|rating|composite|votes|decisions)\b/);
    }
  });

  it('who records what a person says looks at no figure', () => {
    const recorders = ['decide', 'voting/cast-vote', 'voting/open-votes', 'approval/answer-approval'].map(
      (name) => server.find(({ path }) => path === `server/debriefs/${name}.ts`),
    );
    for (const source of recorders) {
      if (source === undefined) throw new Error('a recorder was moved: say where to');
      expect(
        source.imports.filter((to) => /calibration|composite|shared\/(?:figures|scoring)/.test(to)),
      ).toEqual(source.path.endsWith('/decide.ts') ? ['server/calibration/queries.ts'] : []);
      // `decide` copies the figures that were on the page, as a whole, and asks for a refit; it opens neither.
      expect(source.text).not.toMatch(/\bcomposite\b|calibrated|againstBar|likely90|\.raw\b|figures\./);
    }
    const decide = recorders[0]?.text ?? '';
    expect(decide.match(/from '#server\/calibration\/queries\.ts'/g)).toHaveLength(1);
    expect(decide).toContain("import { closedCardsJob } from '#server/calibration/queries.ts'");
  });
});
