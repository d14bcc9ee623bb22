import { markProxies } from '#server/blueprints/document-marks.ts';
import { fitDocument } from '#server/blueprints/fit-document.ts';
import type {
  DocumentSection,
  ParsedBlueprint,
  Refusal,
  SkillDetail,
} from '#server/blueprints/import/types.ts';
import type { DocumentMark, DocumentReading, RoleDocument } from '#shared/blueprint-document.ts';

/** `cross_functional` -> `Cross functional`: the importer's group keys as people read them. */
function groupName(key: string): string {
  const words = key.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The texts of one section, flat. Section numbers are those of the document family (BLUEPRINT-FORMAT.md). */
export function itemsOf(sections: readonly DocumentSection[], number: number): string[] {
  return sections
    .filter((section) => section.number === number)
    .flatMap((section) => section.groups.flatMap((group) => group.items.map(({ text }) => text)));
}

/** The importer's result as the document that a person corrects and saves. */
export function toRoleDocument(parsed: ParsedBlueprint): RoleDocument {
  const levels = new Map(
    parsed.technical_skill_details.map((detail: SkillDetail) => [detail.name, detail.level]),
  );
  return {
    title: parsed.title,
    mission: parsed.mission.core ?? '',
    responsibilities: Object.entries(parsed.responsibilities).flatMap(([group, texts]) =>
      texts.map((text) => ({ group: groupName(group), text })),
    ),
    deliverables: parsed.deliverables,
    kpis: parsed.kpis.map((kpi) => ({
      name: kpi.name,
      measures: kpi.measures ?? '',
      why: kpi.why ?? '',
      target: kpi.target ?? '',
      frequency: kpi.frequency ?? '',
      type: kpi.type ?? '',
    })),
    skills: Object.entries(parsed.technical_skills).flatMap(([group, skills]) =>
      skills.map(({ name }) => ({ group: groupName(group), name, level: levels.get(name) ?? null })),
    ),
    softSkills: parsed.soft_skills,
    dimensions: parsed.section19.scorecard.dimensions.map((dimension) => ({
      name: dimension.name,
      anchorTop: dimension.anchor_top,
      evidence: dimension.evidence ?? '',
    })),
    exercises: parsed.section19.exercises.map((exercise) => ({
      name: exercise.name,
      minutesMin: exercise.minutes_min,
      minutesMax: exercise.minutes_max,
      details: exercise.details,
    })),
    assessmentAreas: parsed.section19.assessment_areas,
    strongSignals: parsed.section19.strong_signals,
    weakSignals: parsed.section19.weak_signals,
    redFlags: parsed.section19.red_flags,
    background: itemsOf(parsed.sections, 14),
  };
}

/** Lines named as left out, and places to look at: more than these nobody reads. */
const mostLeftOut = 500;
const mostMarks = 300;

/** Where a path of the importer's result stands in the document that a person sees. */
function pathInDocument(where: string, skillsBefore: ReadonlyMap<string, number>): string {
  const [, group = '', index] = where.match(/^technical_skills\.(.+)\[(\d+)\]$/) ?? [];
  if (index !== undefined) return `skills.${(skillsBefore.get(group) ?? 0) + Number(index)}`;
  return where
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^section19\.scorecard\.dimensions/, 'dimensions')
    .replace(/^section19\.exercises/, 'exercises')
    .replace(/^section19\.assessment_areas/, 'assessmentAreas');
}

/** How many skills stand before those of each group in the document's one list. */
function skillsBefore({ technical_skills }: ParsedBlueprint): Map<string, number> {
  let count = 0;
  return new Map(
    Object.entries(technical_skills).map(([group, skills]) => {
      const before = count;
      count += skills.length;
      return [group, before];
    }),
  );
}

export function presentReading(parsed: ParsedBlueprint | Refusal): DocumentReading {
  if (parsed.kind === 'refusal') return { outcome: 'refused', code: parsed.code, message: parsed.message };
  const { document, marks: fitted } = fitDocument(toRoleDocument(parsed));
  const before = skillsBefore(parsed);
  const lengths = new Map(
    Object.entries(document).map(([list, items]) => [list, Array.isArray(items) ? items.length : 0]),
  );
  // What stands in an item beyond the limit is left out with it.
  const isHeld = ({ path }: DocumentMark): boolean => {
    const [list = '', index] = path.split('.');
    return index === undefined || Number(index) < (lengths.get(list) ?? Number.POSITIVE_INFINITY);
  };
  const unsure: DocumentMark[] = parsed.unsure.map((item) => ({
    kind: 'unsure',
    path: pathInDocument(item.where, before),
    line: item.line,
    text: item.text,
    reason: item.reason,
  }));
  return {
    outcome: 'read',
    format: parsed.format,
    document,
    splits: parsed.splits.map((split) => ({
      path: pathInDocument(split.where, before),
      line: split.line,
      text: split.text,
      header: split.header,
      cells: split.cells,
    })),
    marks: [...fitted, ...unsure.filter(isHeld), ...markProxies(document)].slice(0, mostMarks),
    leftOut: parsed.leftOut.slice(0, mostLeftOut),
    leftOutTotal: parsed.leftOut.length,
  };
}
