import { describe, expect, it } from 'vitest';
import { generateDemo } from '#prisma/demo/generate.ts';
import { demoInterviewers } from '#prisma/demo/interviewers.ts';
import { findJoins } from '#server/calibration/engine/connectedness.ts';
import { type Fit, fitProvisional } from '#server/calibration/engine/fit.ts';
import { canCompareCandidates, isLevelSeparable } from '#server/calibration/engine/identification.ts';
import { figuresOf } from '#server/calibration/engine/statements.ts';
import { type Family, familyOf } from '#tests/unit/demo/family.ts';

const rows = generateDemo({ now: new Date('2026-11-24T10:07:00.000Z'), size: 'full' });

function fitted(blueprint: string): { family: Family; fit: Fit } {
  const family = familyOf(rows, blueprint);
  const fit = fitProvisional(family.ratings);
  if (fit.kind !== 'fit') throw new Error(`no fit of ${blueprint}: ${JSON.stringify(fit).slice(0, 300)}`);
  return { family, fit };
}

const lead = fitted('Lead Data Engineer');
const head = fitted('Head of Data Engineering');

describe('the rating network', () => {
  it('has enough behind it for both families to be more than raw', () => {
    expect(lead.fit.evidence.raters).toBeGreaterThanOrEqual(20);
    expect(head.fit.evidence.raters).toBeGreaterThanOrEqual(10);
    for (const { fit } of [lead, head]) {
      expect(fit.state).not.toBe('raw_only');
      expect(fit.missing).toEqual({ raters: 0, candidates: 0, cards: 0 });
    }
  });

  it('has one corner that is not connected: the small site with its own candidates, and nothing else', () => {
    const { connectedness } = lead.fit;
    expect(connectedness.components).toBe(2);
    const site = connectedness.rater[lead.family.raters.indexOf('Mei Lin Koh')];
    const there = lead.family.raters.filter((_, r) => connectedness.rater[r] === site);
    expect(there.sort()).toEqual(['Farid Rahman', 'Mei Lin Koh']);
    expect(head.fit.connectedness.components).toBe(1);
  });

  it('is joined by an interview with Priya Raman', () => {
    const { problem } = lead.fit.solution;
    const main = lead.fit.connectedness.rater[lead.family.raters.indexOf('Priya Raman')];
    const join = findJoins(problem, lead.fit.connectedness).find(({ from }) => from === main);
    expect(lead.family.raters[join?.rater ?? -1]).toBe('Priya Raman');
  });

  it('has a specialist who alone scores one dimension, and whose level is therefore not told', () => {
    const { family, fit } = head;
    const cost = family.dimensions.indexOf('finops-and-cost-management');
    const scorers = new Set<string | undefined>();
    for (const [row, dimension] of family.ratings.dimension.entries()) {
      if (dimension === cost) scorers.add(family.raters[family.ratings.rater[row] ?? -1]);
    }
    expect([...scorers]).toEqual(['Uma Krishnan']);
    const level = (name: string): unknown =>
      isLevelSeparable(fit.solution.problem, fit.connectedness, family.raters.indexOf(name));
    expect(level('Uma Krishnan')).toEqual({ kind: 'suppressed', reason: 'person_or_dimension' });
    expect(level('Priya Raman')).toEqual({ kind: 'identified' });
  });
});

describe('what calibration finds', () => {
  it('sets two candidates with the same raw mean apart, with its reason in parts', () => {
    const { family, fit } = lead;
    const ids = rows.moments.apart?.candidateIds ?? ['', ''];
    const [low, high] = figuresOf(
      fit,
      ids.map((id) => family.candidateIds.indexOf(id)),
      family.weights,
    );
    if (low?.kind !== 'figures' || high?.kind !== 'figures') throw new Error('no figures');
    expect(Math.abs(low.raw.mean - high.raw.mean)).toBeLessThanOrEqual(0.05);
    if (low.calibrated.kind !== 'calibrated_score' || high.calibrated.kind !== 'calibrated_score') {
      throw new Error('not calibrated');
    }
    console.log(
      `raw ${low.raw.mean.toFixed(2)} and ${high.raw.mean.toFixed(2)}, calibrated ` +
        `${low.calibrated.fair.toFixed(2)} and ${high.calibrated.fair.toFixed(2)}`,
      JSON.stringify([low.parts, high.parts]),
    );
    expect(low.calibrated.fair - high.calibrated.fair).toBeGreaterThanOrEqual(0.25);
    expect([low.parts.kind, high.parts.kind]).toEqual(['parts_in_tenths', 'parts_in_tenths']);
  });

  it('refuses to compare the third candidate of the same job', () => {
    const { family, fit } = lead;
    const third = rows.moments.notComparable?.candidateId ?? '';
    const jobsOf = (candidateId: string): string[] =>
      rows.tables.applications
        .filter(({ candidate_id }) => candidate_id === candidateId)
        .map(({ job_id }) => job_id);
    expect(jobsOf(third)).toEqual([rows.moments.apart?.jobId]);
    for (const id of rows.moments.apart?.candidateIds ?? []) {
      expect(jobsOf(id)).toEqual([rows.moments.apart?.jobId]);
      const [a, b] = [family.candidateIds.indexOf(id), family.candidateIds.indexOf(third)];
      expect(canCompareCandidates(fit.connectedness, a, b)).toEqual({
        kind: 'not_comparable',
        reason: 'no_shared_interviewer',
      });
    }
  });

  it('finds how high or low people score', () => {
    const { family, fit } = lead;
    const pairs = demoInterviewers.flatMap(({ name, severity, site }) => {
      const found = fit.solution.effects.rater[family.raters.indexOf(name)];
      return found === undefined || site !== undefined ? [] : [[severity, found] as const];
    });
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
    const sum = (of: (a: number, b: number) => number): number =>
      pairs.reduce((total, [a, b]) => total + of(a - x, b - y), 0);
    const correlation = sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
    expect(correlation).toBeGreaterThan(0.85);
  });
});
