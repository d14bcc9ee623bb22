import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeBytes } from '#server/blueprints/import/decode.ts';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import type { ParsedBlueprint } from '#server/blueprints/import/types.ts';

const USAGE = `Usage: parse-blueprint FILE [--json]

Reads a role blueprint document (page text, Markdown, HTML or WordPress JSON) and prints what was understood.
FILE may be "-" for standard input.

  --json   print the whole result as JSON
  --help   print this text

Exit codes: 0 understood, 1 the document is no role blueprint, 2 wrong usage or unreadable file.
`;

const NOT_A_BLUEPRINT = 1;
const WRONG_USAGE = 2;

function fail(code: number, message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

type Arguments = { file: string; isJson: boolean };

/** Null when the run is over: help was printed or the usage was wrong. */
function readArguments(args: string[]): Arguments | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) {
      process.stdout.write(USAGE);
      return null;
    }
    const [file, ...others] = positionals;
    if (file !== undefined && others.length === 0) return { file, isJson: values.json === true };
    fail(WRONG_USAGE, USAGE);
  } catch (error) {
    fail(WRONG_USAGE, `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return null;
}

function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    fail(WRONG_USAGE, `Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function countsOf(record: Readonly<Record<string, readonly unknown[]>>): string {
  return Object.entries(record)
    .map(([key, items]) => `${key} ${items.length}`)
    .join(', ');
}

function summarise(blueprint: ParsedBlueprint): string {
  const { section19 } = blueprint;
  const lines = [
    `${blueprint.title} (${blueprint.format}, ${blueprint.sections.length} sections)`,
    `Mission: ${blueprint.mission.outcomes.length} outcomes`,
    `Responsibilities: ${countsOf(blueprint.responsibilities)}`,
    `KPIs: ${blueprint.kpis.length}`,
    `Technical skills: ${countsOf(blueprint.technical_skills)}`,
    `Soft skills: ${blueprint.soft_skills.length}`,
    `Goals: ${countsOf(blueprint.goals)}`,
    `Deliverables: ${blueprint.deliverables.length}, tools: ${blueprint.tools.length}, summary rows: ${Object.keys(blueprint.final_summary).length}`,
    `Hiring: ${Object.entries(section19.counts)
      .map(([key, count]) => `${key.replaceAll('_', ' ')} ${count}`)
      .join(', ')}`,
    ...section19.scorecard.dimensions.map((dimension) => `  ${dimension.name}`),
    `To confirm: ${blueprint.unsure.length}`,
    ...blueprint.unsure.map((item) => `  line ${item.line}, ${item.where}: ${item.reason}`),
    `Left out: ${blueprint.leftOut.length} lines`,
  ];
  return `${lines.join('\n')}\n`;
}

function main(): void {
  const args = readArguments(process.argv.slice(2));
  if (args === null) return;
  const bytes = readBytes(args.file);
  if (bytes === null) return;
  const result = parseBlueprint(decodeBytes(bytes));
  if (result.kind === 'refusal') {
    fail(NOT_A_BLUEPRINT, `Not imported (${result.code}): ${result.message}`);
    return;
  }
  process.stdout.write(args.isJson ? `${JSON.stringify(result, null, 2)}\n` : summarise(result));
}

main();
