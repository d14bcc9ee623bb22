import type { Random } from '../random.ts';
import { evidenceBanks } from './banks.ts';

/** Evidence is between these lengths, in characters. */
const shortest = 120;
const longest = 400;
const tries = 12;

/** Puts one of its choices in the place of each `{a|b|c}`. */
export function fill(template: string, random: Random): string {
  return template.replace(/\{([^{}]*)\}/g, (_, choices: string) => random.pick(choices.split('|')));
}

/** The lines of a bank that fit a round: those of its own, and those of any. */
export function linesOf(lines: readonly string[], round: string): string[] {
  return lines.flatMap((line) => {
    const [, rounds, text] = line.match(/^([a-z,-]+)> (.*)$/s) ?? [];
    if (rounds === undefined || text === undefined) return [line];
    return rounds.split(',').includes(round) ? [text] : [];
  });
}

export interface EvidencePlace {
  readonly kit: 'lead' | 'head';
  readonly round: string;
  readonly dimension: string;
  readonly level: number;
  /** Texts on the same loop share no line where that can be helped. */
  readonly loopId: string;
}

/** Writes evidence that no earlier card holds, for a rating of a dimension in a round. */
export type EvidenceWriter = (place: EvidencePlace) => string;

/** Lines are dealt like cards: each one comes up before any comes up again. */
export function createEvidenceWriter(random: Random): EvidenceWriter {
  const decks = new Map<string, string[]>();
  const written = new Set<string>();
  const onLoop = new Map<string, Set<string>>();
  const deal = (name: string, lines: readonly string[], loopId: string): string => {
    const deck = decks.get(name) ?? [];
    if (deck.length === 0) deck.push(...random.shuffled(lines));
    decks.set(name, deck);
    const seen = onLoop.get(loopId) ?? new Set();
    onLoop.set(loopId, seen);
    const fresh = deck.findIndex((line) => !seen.has(line));
    const [line = ''] = deck.splice(Math.max(0, fresh), 1);
    seen.add(line);
    return line;
  };

  const compose = ({ kit, round, dimension, level, loopId }: EvidencePlace): string => {
    const bank = evidenceBanks[kit][dimension];
    const lines = bank?.levels[level - 1];
    if (bank === undefined || lines === undefined) throw new Error(`no evidence on ${kit} ${dimension}`);
    const place = `${kit} ${dimension} ${level}`;
    const after = (): string =>
      fill(deal(`${place} ${round} after`, linesOf(lines.after, round), loopId), random);
    const did = deal(`${place} ${round} did`, linesOf(lines.did, round), loopId);
    const parts = [fill(did, random)];
    if ((parts[0]?.length ?? 0) < shortest || random.chance(0.75)) {
      parts.push(after());
    }
    const openings = bank.openings[round] ?? [];
    const opening = openings.length > 0 && random.chance(0.45) ? fill(random.pick(openings), random) : null;
    if (opening !== null && `${opening} ${parts.join(' ')}`.length <= longest) parts.unshift(opening);
    while (parts.join(' ').length < shortest) parts.push(after());
    return parts.join(' ');
  };

  return (place) => {
    for (let n = 1; ; n += 1) {
      const text = compose(place);
      if (!written.has(text) || n === tries) {
        written.add(text);
        return text;
      }
    }
  };
}
