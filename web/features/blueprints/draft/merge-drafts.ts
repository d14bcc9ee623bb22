import type { Work } from '#web/features/blueprints/draft/work.ts';
import type { ComparedField, Side } from '#web/ui/compare-changes.tsx';
import { isSame } from '#web/ui/is-same.ts';

interface Versions<Value> {
  readonly base: Value;
  readonly theirs: Value;
  readonly mine: Value;
}

/** A part on which what is saved and what is on screen differ. */
interface Difference extends Versions<unknown> {
  /** `dimensions/reliability/anchors/2` */
  readonly path: string;
}

type Choose = (difference: Difference) => Side;

interface Keyed {
  readonly key: string;
}

/** Both, part by part: where one side left a part as it was, the other side's is taken; where both changed it, `choose` says. */
export function mergeDrafts(versions: Versions<Work>, choose: Choose): Work {
  // The shape is kept: every part is the base's, theirs or mine.
  return mergeValue(versions, '', choose) as Work;
}

/** The parts that differ, those that both changed first. */
export function compareDrafts(versions: Versions<Work>): ComparedField[] {
  const fields: ComparedField[] = [];
  mergeDrafts(versions, (difference) => {
    const { path, theirs, mine } = difference;
    const suggested = suggestionFor(difference);
    // Proposals are settled one by one; one that either side settled is settled.
    if (!path.startsWith('proposals/')) {
      const key = path;
      fields.push({
        key,
        label: labelOf(path, versions),
        theirs: words(theirs),
        mine: words(mine),
        suggested,
      });
    }
    return suggested ?? 'mine';
  });
  return fields.sort((a, b) => Number(a.suggested !== null) - Number(b.suggested !== null));
}

/** What is saved now, with mine where mine was chosen or nobody else touched it. */
export function takeChosen(versions: Versions<Work>, choices: Record<string, Side>): Work {
  return mergeDrafts(
    versions,
    (difference) => choices[difference.path] ?? suggestionFor(difference) ?? 'mine',
  );
}

/** Takes back what led from `before` to `after`, and leaves everything that was done since. */
export function takeBack(now: Work, before: Work, after: Work): Work {
  return mergeDrafts(
    { base: after, theirs: now, mine: before },
    (difference) => suggestionFor(difference) ?? 'theirs',
  );
}

function suggestionFor({ base, theirs, mine }: Versions<unknown>): Side | null {
  if (isSame(base, theirs)) return 'mine';
  if (isSame(base, mine)) return 'theirs';
  return null;
}

function mergeValue(versions: Versions<unknown>, path: string, choose: Choose): unknown {
  const { base, theirs, mine } = versions;
  if (isSame(theirs, mine)) return theirs;
  if (isKeyedList(theirs) && isKeyedList(mine)) {
    return mergeLists({ base: isKeyedList(base) ? base : [], theirs, mine }, path, choose);
  }
  if (path.endsWith('/anchors') && Array.isArray(theirs) && Array.isArray(mine)) {
    const before: readonly unknown[] = Array.isArray(base) ? base : [];
    return theirs.map((text: unknown, level) =>
      mergeValue({ base: before[level], theirs: text, mine: mine[level] }, `${path}/${level}`, choose),
    );
  }
  if (isRecord(theirs) && isRecord(mine)) {
    const before = isRecord(base) ? base : {};
    const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
    // What may be missing altogether, such as the approver, may be missing on either side.
    return Object.fromEntries(
      [...keys]
        .map((key) => [
          key,
          mergeValue({ base: before[key], theirs: theirs[key], mine: mine[key] }, join(path, key), choose),
        ])
        .filter(([, value]) => value !== undefined),
    );
  }
  return choose({ path, base, theirs, mine }) === 'theirs' ? theirs : mine;
}

function mergeLists(versions: Versions<readonly Keyed[]>, path: string, choose: Choose): Keyed[] {
  const [base, theirs, mine] = [byKey(versions.base), byKey(versions.theirs), byKey(versions.mine)];
  return mergedOrder(versions).flatMap((key) => {
    const parts = { base: base.get(key), theirs: theirs.get(key), mine: mine.get(key) };
    const merged = mergeValue(parts, join(path, key), choose);
    return merged === undefined ? [] : [merged as Keyed]; // Every part of a keyed list has its key.
  });
}

/** Mine where only I moved items, theirs otherwise; what the other has besides stands behind the item it follows there. */
function mergedOrder({ base, theirs, mine }: Versions<readonly Keyed[]>): string[] {
  const keys = (items: readonly Keyed[]): string[] => items.map(({ key }) => key);
  const order = (items: readonly Keyed[], others: readonly Keyed[]): string[] => {
    const known = new Set(keys(others));
    return keys(items).filter((key) => known.has(key));
  };
  const onlyMineMoved =
    isSame(order(base, theirs), order(theirs, base)) && !isSame(order(base, mine), order(mine, base));
  const [first, second] = onlyMineMoved ? [keys(mine), keys(theirs)] : [keys(theirs), keys(mine)];
  const merged = [...first];
  for (const [index, key] of second.entries()) {
    if (merged.includes(key)) continue;
    const before = second[index - 1];
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, key);
  }
  return merged;
}

const byKey = (items: readonly Keyed[]): Map<string, Keyed> => new Map(items.map((item) => [item.key, item]));
const join = (path: string, key: string): string => (path === '' ? key : `${path}/${key}`);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeyedList(value: unknown): value is readonly Keyed[] {
  return Array.isArray(value) && value.every((item) => isRecord(item) && typeof item.key === 'string');
}

const singular: Record<string, string> = {
  responsibilities: 'Responsibility',
  deliverables: 'Deliverable',
  kpis: 'KPI',
  dimensions: 'Dimension',
  exercises: 'Exercise',
  prompts: 'prompt',
  rounds: 'Round',
  signals: 'Signal',
  redFlags: 'Red flag',
  background: 'Background',
  approver: 'Who usually approves a hire',
  mustHave: 'must-have',
  weightReason: 'reason for the weight',
  traces: 'what it stands for',
  covers: 'what it covers',
  interviewers: 'interviewers',
};

/** `kit/dimensions/reliability/anchors/2` -> "Dimension Reliability, anchor 3" */
function labelOf(path: string, { theirs, mine }: Versions<Work>): string {
  const [list = '', key = '', part, sub] = path.replace(/^kit\//, '').split('/');
  const named = nameIn(mine, list, key) ?? nameIn(theirs, list, key) ?? '';
  const head = `${singular[list] ?? `${list.charAt(0).toUpperCase()}${list.slice(1)}`} ${named}`.trim();
  if (part === undefined) return head;
  if (part === 'anchors') return `${head}, anchor ${Number(sub) + 1}`;
  return `${head}, ${singular[part] ?? part}`;
}

function nameIn({ kit }: Work, list: string, key: string): string | undefined {
  const items: unknown = Object.entries(kit).find(([name]) => name === list)?.[1];
  const item = isKeyedList(items) ? items.find((one) => one.key === key) : undefined;
  return item === undefined ? undefined : words(item);
}

function words(value: unknown): string {
  if (value === undefined) return 'Not there';
  if (value === null || value === '') return 'Nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'Nothing' : value.map(words).join('; ');
  if (!isRecord(value)) return String(value);
  return words(value.name ?? value.text ?? Object.values(value).map(String).join(' to '));
}
