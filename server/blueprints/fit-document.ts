import {
  type DocumentMark,
  documentLimits,
  longestText,
  mostLines,
  type RoleDocument,
} from '#shared/blueprint-document.ts';

/** What a list holds, for the sentence that says how much of it was left out. */
const names = {
  responsibilities: 'responsibilities',
  deliverables: 'deliverables',
  kpis: 'KPIs',
  skills: 'skills',
  softSkills: 'soft skills',
  dimensions: 'dimensions',
  exercises: 'exercises',
  assessmentAreas: 'assessment areas',
  strongSignals: 'strong signals',
  weakSignals: 'weak signals',
  redFlags: 'red flags',
  background: 'lines of background',
} as const satisfies Record<keyof typeof documentLimits, string>;

/** A title for a document that names no role; the mark at its place says so. */
const untitled = 'Untitled role';
const longestTitle = 500;

/**
 * A document as the contract takes it: lists cut to what a kit holds, texts to what a cell holds. Each cut is a mark
 * for a person to look at, so that nothing goes missing unsaid.
 */
export function fitDocument(document: RoleDocument): { document: RoleDocument; marks: DocumentMark[] } {
  const marks: DocumentMark[] = [];
  const mark = (path: string, text: string, reason: string): void => {
    marks.push({ kind: 'unsure', path, line: null, text: text.slice(0, 200), reason });
  };
  const shortened = (value: unknown, path: string, longest: number): unknown => {
    if (typeof value === 'string') {
      if (value.length <= longest) return value;
      mark(path, value, `longer than ${longest.toLocaleString('en')} characters, and cut there`);
      return value.slice(0, longest);
    }
    if (Array.isArray(value)) {
      if (value.length > mostLines)
        mark(path, '', `more than ${mostLines} lines, of which the first are kept`);
      return value.slice(0, mostLines).map((item, index) => shortened(item, `${path}.${index}`, longest));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        shortened(item, `${path}.${key}`, key === 'group' ? longestTitle : longest),
      ]),
    );
  };
  const list = <Key extends keyof typeof documentLimits>(key: Key): RoleDocument[Key] => {
    const items: readonly unknown[] = document[key];
    const limit = documentLimits[key];
    if (items.length > limit) {
      const reason = `${items.length} ${names[key]} stand in the document, and a kit holds ${limit}: the first were taken`;
      mark('', `${items.length} ${names[key]}`, reason);
    }
    // Fitting shortens texts and lists and leaves every shape as it is.
    return items
      .slice(0, limit)
      .map((item, index) => shortened(item, `${key}.${index}`, longestText)) as RoleDocument[Key];
  };
  return {
    document: {
      title: String(shortened(document.title, 'title', longestTitle)).trim() || untitled,
      mission: String(shortened(document.mission, 'mission', longestText)),
      responsibilities: list('responsibilities'),
      deliverables: list('deliverables'),
      kpis: list('kpis'),
      skills: list('skills'),
      softSkills: list('softSkills'),
      dimensions: list('dimensions'),
      exercises: list('exercises'),
      assessmentAreas: list('assessmentAreas'),
      strongSignals: list('strongSignals'),
      weakSignals: list('weakSignals'),
      redFlags: list('redFlags'),
      background: list('background'),
    },
    marks,
  };
}
