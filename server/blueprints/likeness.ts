/** Words that say nothing about what a text is about. */
const common = new Set(
  'about across after against also among and any are based been being between both but can clear data does each ensure every for from good have how into its key like make more most must not other our out over own per role should show strong such team than that the their them then these they this those through under use used user using was well were what when where which while who will with work would your'.split(
    ' ',
  ),
);

/** What a text is about stands at its beginning; the rest of a very long one is not looked at. */
const longestCompared = 2000;

/** The words a text is about, each cut to a stem of six letters, so that "modeling" meets "models". */
export function stemsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, longestCompared)
      .toLowerCase()
      .match(/[a-z][a-z0-9]{2,}/g) ?? [];
  return new Set(
    words.filter((word) => !common.has(word)).map((word) => word.slice(0, 6).replace(/(?:s|e|es)$/, '')),
  );
}

/** Compares texts with a set of subjects, rarer shared words counting more (inverse document frequency over the subjects). */
export function createLikeness(
  subjects: readonly string[],
): (text: string) => readonly { index: number; score: number }[] {
  const stems = subjects.map(stemsOf);
  const holders = new Map<string, number>();
  for (const set of stems) for (const stem of set) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number =>
    Math.log(1 + subjects.length / (holders.get(stem) ?? Number.POSITIVE_INFINITY));
  return (text) => {
    const given = stemsOf(text);
    return stems
      .map((set, index) => {
        let score = 0;
        for (const stem of given) if (set.has(stem)) score += weightOf(stem);
        return { index, score: score / Math.sqrt(Math.max(4, given.size)) };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.index - b.index);
  };
}
