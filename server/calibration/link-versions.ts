/** Versions of a blueprint compare through at least so many dimensions that are the same in both, */
const leastLinks = 3;
/** and through at least so many interviewers who have scored on both. */
const leastSharedRaters = 3;
/** A dimension whose difficulty differs by more than this between two versions, in logits, is not the same one, */
const largestShift = 0.3;
/** if it also differs by more than so many of its standard errors: on thirty cards chance alone moves most by .3. */
const leastErrors = 1.96;

/** What has been rated on one version. */
export interface VersionFacts {
  readonly id: string;
  readonly number: number;
  readonly dimensionIds: ReadonlySet<string>;
  readonly raterIds: ReadonlySet<string>;
  readonly cards: number;
}

/** How hard a dimension is in the fit of one version by itself, in logits. */
export interface Difficulty {
  readonly value: number;
  /** With the other dimensions of that fit and with itself: its variance. */
  readonly covariance: ReadonlyMap<string, number>;
}
export type Difficulties = ReadonlyMap<string, Difficulty>;

/** A dimension that left the link between two versions: by how many logits it is harder on the later one. */
export interface LeftLink {
  readonly dimensionId: string;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Versions that one fit can hold. */
export interface VersionGroup {
  readonly versionIds: readonly string[];
  readonly cards: number;
  /** Which of the fit's dimensions a dimension of a version is: `placeKey` -> the fit's name for it. */
  readonly placeOf: ReadonlyMap<string, string>;
}

export interface Linking {
  /** The one with the most cards first; of equals the one with the newest version. */
  readonly groups: readonly VersionGroup[];
  readonly left: readonly LeftLink[];
}

export const placeKey = (versionId: string, dimensionId: string): string => `${versionId} ${dimensionId}`;

/**
 * Which versions can be fitted together, and which of their dimensions are one. Two versions are linked by at least
 * three dimensions with the same id (scale and anchors unchanged, or only the wording as an owner said) and three
 * interviewers who scored on both. `difficultyOf` gives the difficulties that a version has by itself: a dimension that
 * shifts by more than .3 logit, and by more than chance at the level of 5 %, leaves the link and is two dimensions from
 * then on. Null where there is no fit of each version by itself: then the ids alone decide.
 */
export function linkVersions(
  versions: readonly VersionFacts[],
  difficultyOf: ((versionId: string) => Difficulties | null) | null,
): Linking {
  const inOrder = [...versions].sort((a, b) => a.number - b.number);
  const versionSets = new Sets();
  const dimensionSets = new Sets();
  const left: LeftLink[] = [];
  inOrder.forEach((later, index) => {
    for (const earlier of inOrder.slice(0, index)) {
      const shared = sharedDimensions(earlier, later);
      if (shared.length < leastLinks || sharedRaters(earlier, later) < leastSharedRaters) continue;
      const [before, after] = [difficultyOf?.(earlier.id) ?? null, difficultyOf?.(later.id) ?? null];
      const kept = before === null || after === null ? shared : withoutShifted(shared, before, after);
      const shiftOf = shiftsAgainst(kept, before, after);
      for (const dimensionId of shared.filter((id) => !kept.includes(id)))
        left.push({ dimensionId, from: earlier.number, to: later.number, shift: shiftOf(dimensionId) });
      if (kept.length < leastLinks) continue;
      versionSets.join(earlier.id, later.id);
      for (const id of kept) dimensionSets.join(placeKey(earlier.id, id), placeKey(later.id, id));
    }
  });
  const groups = new Map<string, VersionFacts[]>();
  for (const version of inOrder) {
    const root = versionSets.rootOf(version.id);
    groups.set(root, [...(groups.get(root) ?? []), version]);
  }
  const newest = (group: readonly VersionFacts[]): number => group.at(-1)?.number ?? 0;
  const cardsOf = (group: readonly VersionFacts[]): number =>
    group.reduce((sum, { cards }) => sum + cards, 0);
  return {
    groups: [...groups.values()]
      .sort((a, b) => cardsOf(b) - cardsOf(a) || newest(b) - newest(a))
      .map((group) => ({
        versionIds: group.map(({ id }) => id),
        cards: cardsOf(group),
        placeOf: placesIn(group, dimensionSets),
      })),
    left,
  };
}

function sharedDimensions(a: VersionFacts, b: VersionFacts): string[] {
  return [...a.dimensionIds].filter((id) => b.dimensionIds.has(id)).sort();
}

function sharedRaters(a: VersionFacts, b: VersionFacts): number {
  return [...a.raterIds].filter((id) => b.raterIds.has(id)).length;
}

/** Difficulties of two fits have zeros of their own: they are compared after the mean shift is taken out. */
function shiftsAgainst(
  dimensionIds: readonly string[],
  before: Difficulties | null,
  after: Difficulties | null,
): (id: string) => number {
  const difference = (id: string): number => (after?.get(id)?.value ?? 0) - (before?.get(id)?.value ?? 0);
  const mean = dimensionIds.reduce((sum, id) => sum + difference(id), 0) / Math.max(1, dimensionIds.length);
  return (id) => difference(id) - mean;
}

/** Var(b_id - mean of b over `dimensionIds`) in one fit. */
function contrastVariance(dimensionIds: readonly string[], id: string, fit: Difficulties): number {
  const weight = (other: string): number => (other === id ? 1 : 0) - 1 / dimensionIds.length;
  const row = (one: string): number => {
    const covariance = fit.get(one)?.covariance;
    return dimensionIds.reduce((sum, other) => sum + weight(other) * (covariance?.get(other) ?? 0), 0);
  };
  return Math.max(
    0,
    dimensionIds.reduce((sum, one) => sum + weight(one) * row(one), 0),
  );
}

/** The dimensions that stay, taking out the one that shifts most until none shifts too far to be the same and to be chance. */
function withoutShifted(
  shared: readonly string[],
  before: Difficulties,
  after: Difficulties,
): readonly string[] {
  let kept = shared.filter((id) => before.has(id) && after.has(id));
  while (kept.length > 0) {
    const shiftOf = shiftsAgainst(kept, before, after);
    const errorOf = (id: string): number =>
      Math.sqrt(contrastVariance(kept, id, before) + contrastVariance(kept, id, after));
    const [worst] = kept
      .filter((id) => Math.abs(shiftOf(id)) > Math.max(largestShift, leastErrors * errorOf(id)))
      .sort((a, b) => Math.abs(shiftOf(b)) - Math.abs(shiftOf(a)));
    if (worst === undefined) break;
    kept = kept.filter((id) => id !== worst);
  }
  return kept;
}

/** The name of a fit's dimension: its id, and the number of the oldest version that it is the same in. */
function placesIn(group: readonly VersionFacts[], sets: Sets): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const placeOf = new Map<string, string>();
  for (const version of group) {
    for (const dimensionId of [...version.dimensionIds].sort()) {
      const key = placeKey(version.id, dimensionId);
      const root = sets.rootOf(key);
      const name = names.get(root) ?? `${dimensionId} ${version.number}`;
      names.set(root, name);
      placeOf.set(key, name);
    }
  }
  return placeOf;
}

/** Disjoint sets of texts. */
class Sets {
  readonly #parent = new Map<string, string>();

  rootOf(item: string): string {
    const parent = this.#parent.get(item) ?? item;
    return parent === item ? item : this.rootOf(parent);
  }

  join(a: string, b: string): void {
    this.#parent.set(this.rootOf(a), this.rootOf(b));
  }
}
