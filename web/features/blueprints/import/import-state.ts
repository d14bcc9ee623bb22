import type { DocumentMark, DocumentReading } from '#shared/blueprint-document.ts';
import { RoleDocument } from '#shared/blueprint-document.ts';
import { type DocumentList, isBlank, withBlankItem } from '#web/features/blueprints/import/blank-items.ts';

export type ReadDocument = Extract<DocumentReading, { outcome: 'read' }>;

/** What a person made of a reading, before it is saved. */
export interface ImportState {
  /** As read, then as corrected; what a person adds stands at the end of its list and stays where it is. */
  readonly document: RoleDocument;
  /** Paths of items that are not to be saved, such as `kpis.3`. Their texts are kept until then. */
  readonly leftOut: ReadonlySet<string>;
  /** Indexes of marks that a person looked at. */
  readonly lookedAt: ReadonlySet<number>;
  readonly isChanged: boolean;
}

export type CellValue = string | number | null | readonly string[];

export type ImportEvent =
  | { readonly type: 'edited'; readonly path: string; readonly value: CellValue }
  | { readonly type: 'left_out' | 'taken_in'; readonly path: string }
  | { readonly type: 'added'; readonly list: DocumentList; readonly group: string }
  | { readonly type: 'looked_at'; readonly mark: number };

export function startImport(reading: ReadDocument): ImportState {
  return { document: reading.document, leftOut: new Set(), lookedAt: new Set(), isChanged: false };
}

/** Editing what a mark is about, or leaving it out, counts as having looked at it. */
export function importReducer(marks: readonly DocumentMark[]) {
  return (state: ImportState, event: ImportEvent): ImportState => {
    if (event.type === 'looked_at') return { ...state, lookedAt: new Set([...state.lookedAt, event.mark]) };
    if (event.type === 'added') {
      return { ...state, document: withBlankItem(state.document, event.list, event.group), isChanged: true };
    }
    const lookedAt = lookedAtWith(state.lookedAt, marks, event);
    if (event.type === 'edited') {
      // A path of the document's own cells, so that the shape stays.
      const document = setIn(state.document, event.path.split('.'), event.value) as RoleDocument;
      return { ...state, document, lookedAt, isChanged: true };
    }
    const leftOut = new Set(state.leftOut);
    if (event.type === 'left_out') leftOut.add(event.path);
    else leftOut.delete(event.path);
    return { ...state, leftOut, lookedAt, isChanged: true };
  };
}

function lookedAtWith(
  before: ReadonlySet<number>,
  marks: readonly DocumentMark[],
  event: Exclude<ImportEvent, { type: 'looked_at' | 'added' }>,
): ReadonlySet<number> {
  const concerns = ({ path }: DocumentMark): boolean =>
    event.type === 'edited' ? isWithin(event.path, path) : isWithin(path, event.path);
  const now = marks.flatMap((mark, index) =>
    event.type !== 'taken_in' && !before.has(index) && concerns(mark) ? [index] : [],
  );
  return now.length === 0 ? before : new Set([...before, ...now]);
}

/** `kpis.3.name` stands within `kpis.3`; nothing stands within an empty path. */
function isWithin(path: string, outer: string): boolean {
  return outer !== '' && (path === outer || path.startsWith(`${outer}.`));
}

function setIn(target: unknown, [key, ...rest]: readonly string[], value: CellValue): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item: unknown, index) => (String(index) === key ? setIn(item, rest, value) : item));
  }
  if (typeof target !== 'object' || target === null) return target;
  return Object.fromEntries(
    Object.entries(target).map(([name, item]) => [name, name === key ? setIn(item, rest, value) : item]),
  );
}

/** Whether an item stands beyond those that were read. */
export function isAddedTo(read: RoleDocument): (path: string) => boolean {
  const lengths = new Map(
    Object.entries(read).map(([list, items]) => [list, Array.isArray(items) ? items.length : 0]),
  );
  return (path) => {
    const [list = '', index] = path.split('.');
    return Number(index) >= (lengths.get(list) ?? Number.POSITIVE_INFINITY);
  };
}

/** The item a path belongs to: `dimensions.2.name` -> `dimensions.2`. */
export function itemOf(path: string): string {
  return path.split('.').slice(0, 2).join('.');
}

/** A mark with its number, by the item it stands at; '' holds those that stand nowhere in the document. */
export function marksByItem(
  document: RoleDocument,
  marks: readonly DocumentMark[],
): ReadonlyMap<string, readonly NumberedMark[]> {
  const known = new Set(Object.keys(document));
  const byItem = new Map<string, NumberedMark[]>();
  for (const [index, mark] of marks.entries()) {
    const item = known.has(mark.path.split('.')[0] ?? '') ? itemOf(mark.path) : '';
    byItem.set(item, [...(byItem.get(item) ?? []), { ...mark, index }]);
  }
  return byItem;
}

export interface NumberedMark extends DocumentMark {
  readonly index: number;
}

export type ImportOutcome =
  | { readonly outcome: 'ready'; readonly document: RoleDocument }
  | { readonly outcome: 'refused'; readonly path: string; readonly message: string };

/** The document as it will be saved, or the first cell that stands in the way. */
export function finishImport({ document, leftOut }: ImportState): ImportOutcome {
  const kept = <Item>(list: string, items: readonly Item[]): Item[] =>
    items.filter((item, index) => !leftOut.has(`${list}.${index}`) && !isBlank(item));
  const parsed = RoleDocument.safeParse({ ...document, title: document.title.trim() });
  if (!parsed.success) {
    const issue = parsed.error.issues.find(({ path }) => !leftOut.has(path.slice(0, 2).join('.')));
    if (issue !== undefined) {
      const message = issue.code === 'too_small' ? 'Fill this in.' : 'This is too long to be kept.';
      return { outcome: 'refused', path: issue.path.join('.'), message };
    }
  }
  return {
    outcome: 'ready',
    document: {
      title: document.title.trim(),
      mission: document.mission,
      responsibilities: kept('responsibilities', document.responsibilities),
      deliverables: kept('deliverables', document.deliverables),
      kpis: kept('kpis', document.kpis),
      skills: kept('skills', document.skills),
      softSkills: kept('softSkills', document.softSkills),
      dimensions: kept('dimensions', document.dimensions),
      exercises: kept('exercises', document.exercises),
      assessmentAreas: kept('assessmentAreas', document.assessmentAreas),
      strongSignals: kept('strongSignals', document.strongSignals),
      weakSignals: kept('weakSignals', document.weakSignals),
      redFlags: kept('redFlags', document.redFlags),
      background: kept('background', document.background),
    },
  };
}
