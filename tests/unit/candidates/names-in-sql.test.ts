import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#server/platform/project-root.ts';

/** Who reads candidates past the rule of anonymous review, because they ask it themselves or tell nobody a name. */
const allowed = [
  'server/candidates/candidate-record.sql.ts',
  'server/candidates/create-candidate.ts',
  'server/candidates/duplicates.sql.ts',
  // Asked only for who knows nobody by a label.
  'server/candidates/imports/imported-people.sql.ts',
  // Compares addresses with those of a table, and says that one is taken.
  'server/candidates/imports/known-candidates.sql.ts',
  'server/candidates/list-candidates.sql.ts',
  'server/candidates/lock-candidate.ts',
  'server/candidates/lock-records.ts',
  'server/candidates/queries.ts',
  'server/candidates/update-candidate.ts',
  // Compares the address with the reader's own.
  'server/loops/start-loop.ts',
  // A command on the machine itself.
  'server/packets/check-packet.ts',
];

const reads =
  /\b(?:FROM|JOIN)\s+candidates\b|prisma\.candidate\b|\bcandidate:\s*(?:true|\{\s*(?:select|include)\b)/;

it('every statement that reads candidates reads them as its reader may see them', () => {
  const found = readdirSync(join(projectRoot, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => `server/${name}`)
    .filter((path) => reads.test(readFileSync(join(projectRoot, path), 'utf8')));
  expect(found.filter((path) => !allowed.includes(path))).toEqual([]);
  expect(found.length).toBe(allowed.length);
});
