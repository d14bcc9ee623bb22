import type { DocumentMark, RoleDocument } from '#shared/blueprint-document.ts';

/**
 * Words that often stand for something nobody may be judged by. A mark asks a person to look; it changes nothing.
 * Each pattern is bounded and linear.
 */
const proxies: readonly { readonly about: string; readonly pattern: RegExp }[] = [
  {
    about: 'age',
    pattern: /\b(?:young|youthful|energetic|digital native|recent graduate)\b/i,
  },
  {
    about: 'caring',
    pattern:
      /\b(?:no family|flexible hours at all times|always available|24\/7|any time of day|unencumbered)\b/i,
  },
  {
    about: 'disability',
    pattern: /\b(?:able-bodied|physically fit|healthy|stamina|must be able to (?:stand|walk|lift))\b/i,
  },
  {
    about: 'religion',
    pattern: /\b(?:christian|muslim|jewish|hindu|church|weekend availability is required)\b/i,
  },
  {
    about: 'origin',
    pattern: /\b(?:native speaker|native english|mother tongue|accent|cultural fit|culture fit)\b/i,
  },
  { about: 'sex', pattern: /\b(?:salesman|chairman|manpower|he\/she must|ninja|rockstar|guru)\b/i },
];

/** Two things in one name: a low score could mean either. Brackets and slashed abbreviations (CI/CD) are no second thing. */
function isDoubleBarrelled(name: string): boolean {
  return /\s(?:&|and|\+)\s/.test(name.replace(/\([^)]*\)/g, ''));
}

/** Items a person should look at before they become something to score: two things in one, or a possible proxy. */
export function markProxies(document: RoleDocument): DocumentMark[] {
  const named = document.dimensions.map(({ name }, index) => ({
    path: `dimensions.${index}.name`,
    text: name,
  }));
  const texts = [
    ...document.dimensions.map(({ anchorTop }, index) => ({
      path: `dimensions.${index}.anchorTop`,
      text: anchorTop,
    })),
    ...document.skills.map(({ name }, index) => ({ path: `skills.${index}.name`, text: name })),
    ...document.softSkills.map((text, index) => ({ path: `softSkills.${index}`, text })),
    ...document.strongSignals.map((text, index) => ({ path: `strongSignals.${index}`, text })),
    ...document.weakSignals.map((text, index) => ({ path: `weakSignals.${index}`, text })),
    ...document.redFlags.map((text, index) => ({ path: `redFlags.${index}`, text })),
    ...document.responsibilities.map(({ text }, index) => ({ path: `responsibilities.${index}.text`, text })),
  ];
  return [
    ...named
      .filter(({ text }) => isDoubleBarrelled(text))
      .map(({ path, text }) => ({
        kind: 'double_barrelled' as const,
        path,
        line: null,
        text,
        reason: 'names two things: a low score could mean either',
      })),
    ...[...named, ...texts].flatMap(({ path, text }) =>
      proxies
        .filter(({ pattern }) => pattern.test(text))
        .map(({ about }) => ({
          kind: 'possible_proxy' as const,
          path,
          line: null,
          text,
          reason: `may stand for ${about}: say what the work needs instead`,
        })),
    ),
  ];
}
