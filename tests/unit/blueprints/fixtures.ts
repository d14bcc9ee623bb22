import { readFileSync } from 'node:fs';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import type { ParsedBlueprint } from '#server/blueprints/import/types.ts';

/** The hand-checked part of a result. */
export type Expected = Pick<
  ParsedBlueprint,
  | 'title'
  | 'document_heading'
  | 'mission'
  | 'responsibilities'
  | 'kpis'
  | 'technical_skills'
  | 'soft_skills'
  | 'goals'
  | 'section19'
  | 'final_summary'
  | 'deliverables'
>;

const FOLDER = new URL('../../fixtures/blueprints/', import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

export type Fixture = { text: string; expected: Expected };

function fixture(file: string): Fixture {
  const name = file.slice(0, file.lastIndexOf('.'));
  // The file is ours and checked in; its shape is what the tests compare.
  return { text: read(file), expected: JSON.parse(read(`${name}.expected.json`)) as Expected };
}

/** Page text: equal bullets, flattened tables, hours and hyphens in the exercises, a 1-4 scale. */
export const SITE_RELIABILITY = fixture('principal-site-reliability-engineer.txt');
/** Markdown: pipe tables, two anchor columns and no evidence, no note on the scale. */
export const PRODUCT_ANALYTICS = fixture('product-analytics-manager.md');

export function parsed(text: string): ParsedBlueprint {
  const result = parseBlueprint(text);
  if (result.kind === 'refusal') throw new Error(`${result.code}: ${result.message}`);
  return result;
}

export function comparable(blueprint: ParsedBlueprint): Expected {
  return {
    title: blueprint.title,
    document_heading: blueprint.document_heading,
    mission: blueprint.mission,
    responsibilities: blueprint.responsibilities,
    kpis: blueprint.kpis,
    technical_skills: blueprint.technical_skills,
    soft_skills: blueprint.soft_skills,
    goals: blueprint.goals,
    section19: blueprint.section19,
    final_summary: blueprint.final_summary,
    deliverables: blueprint.deliverables,
  };
}
