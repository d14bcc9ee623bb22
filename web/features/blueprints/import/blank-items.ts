import type { documentLimits, RoleDocument } from '#shared/blueprint-document.ts';

/** A list of the document that rows can be added to. */
export type DocumentList = keyof typeof documentLimits;

/** The heading a row stands under where the document gives none. */
export const usualGroup = 'Core';

const blankKpi = { name: '', measures: '', why: '', target: '', frequency: '', type: '' };
const blankDimension = { name: '', anchorTop: '', evidence: '' };
const blankExercise = { name: '', minutesMin: null, minutesMax: null, details: [] };

/** The document with one more row at the end of a list, still empty. */
export function withBlankItem(document: RoleDocument, list: DocumentList, group: string): RoleDocument {
  switch (list) {
    case 'responsibilities':
      return { ...document, responsibilities: [...document.responsibilities, { group, text: '' }] };
    case 'skills':
      return { ...document, skills: [...document.skills, { group, name: '', level: null }] };
    case 'kpis':
      return { ...document, kpis: [...document.kpis, blankKpi] };
    case 'dimensions':
      return { ...document, dimensions: [...document.dimensions, blankDimension] };
    case 'exercises':
      return { ...document, exercises: [...document.exercises, blankExercise] };
    case 'assessmentAreas':
      return { ...document, assessmentAreas: [...document.assessmentAreas, { name: '', probes: [] }] };
    default:
      return { ...document, [list]: [...document[list], ''] };
  }
}

/** Nothing was written in it: such a row is not saved. The heading it stands under is no text of its own. */
export function isBlank(item: unknown): boolean {
  if (typeof item === 'string') return item.trim() === '';
  if (Array.isArray(item)) return item.every(isBlank);
  if (typeof item !== 'object' || item === null) return true;
  return Object.entries(item).every(([field, value]) => field === 'group' || isBlank(value));
}
