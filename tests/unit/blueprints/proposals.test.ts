import { describe, expect, it } from 'vitest';
import { draftKit } from '#server/blueprints/draft-kit.ts';
import type { DocumentSection, ToolRow } from '#server/blueprints/import/types.ts';
import { toRoleDocument } from '#server/blueprints/present-document.ts';
import type { ProposalSources } from '#server/blueprints/proposals/likely.ts';
import { kindOfTool } from '#server/blueprints/proposals/optional-tools.ts';
import { proposeFrom, sourcesOf } from '#server/blueprints/proposals/propose.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import { PRODUCT_ANALYTICS, parsed, SITE_RELIABILITY } from './fixtures.ts';

const document: RoleDocument = {
  title: 'Harbour Pilot',
  mission: 'Ships come in whole.',
  responsibilities: [
    { group: 'Core', text: 'Keep the log of every berth and its safety rules.' },
    { group: 'Core', text: 'Plan the tides with the harbour office.' },
  ],
  deliverables: [],
  kpis: [],
  skills: [],
  softSkills: [],
  dimensions: [
    { name: 'Safety rules', anchorTop: 'Rules are followed and checked', evidence: 'Berth drill' },
    { name: 'Tide planning', anchorTop: 'Plans hold', evidence: 'Past plans' },
    { name: 'Crew leadership', anchorTop: 'The crew grows', evidence: 'Team growth' },
  ],
  exercises: [
    {
      name: 'Berth drill',
      minutesMin: 30,
      minutesMax: 45,
      details: ['A team of four and the growth of the harbour.'],
    },
    { name: 'Tide planning case', minutesMin: 60, minutesMax: 60, details: [] },
  ],
  assessmentAreas: [],
  strongSignals: [],
  weakSignals: [],
  redFlags: [],
  background: ['Ten years at sea.'],
};

const section = (number: number, heading: string, texts: readonly string[]): DocumentSection => ({
  number,
  title: heading,
  line: 1,
  tables: [],
  groups: [{ heading, line: 1, items: texts.map((text) => ({ line: 1, kind: 'bullet', text })) }],
});
const tool = (text: string, availability: string): ToolRow => ({
  text: `${text} ${availability}`,
  availability,
  note: null,
  cells: null,
  line: 1,
});

function propose(given: Partial<ProposalSources>): Proposal[] {
  return proposeFrom(document, draftKit(document), {
    sections: [],
    softSkills: [],
    tools: [],
    summary: {},
    ...given,
  });
}
function of<Kind extends Proposal['kind']>(
  kind: Kind,
  proposals: readonly Proposal[],
): Extract<Proposal, { kind: Kind }>[] {
  return proposals.filter((one): one is Extract<Proposal, { kind: Kind }> => one.kind === kind);
}

describe('weights and bars by variant', () => {
  const sizes = section(17, 'By company size', [
    'Small port:',
    'Lighter safety rules.',
    'Enterprise port:',
    'Stronger safety rules; more tide planning.',
    'Anything else: the same.',
  ]);

  it('reads parents with their lines, and gives each change its reason', () => {
    const variants = of('variant', propose({ sections: [sizes] }));
    expect(variants.map(({ axis, name }) => [axis, name])).toEqual([
      ['Company size', 'Small port'],
      ['Company size', 'Enterprise port'],
    ]);
    expect(variants[0]?.changes).toEqual([
      { dimension: 'safety-rules', weight: 0.75, bar: null, reason: 'Small port: Lighter safety rules' },
    ]);
    expect(variants[1]?.changes.map(({ dimension, weight }) => [dimension, weight])).toEqual([
      ['safety-rules', 1.5],
      ['tide-planning', 1.5],
    ]);
  });

  it('raises a bar only where the variant demands, and takes industries only where regulation has no group', () => {
    const regulated = section(17, 'Regulated vs non-regulated environment', [
      'Regulated: strict safety rules.',
    ]);
    const industries = section(17, 'By industry', ['Ferries: stronger safety rules.']);
    const both = of('variant', propose({ sections: [industries, regulated] }));
    expect(both.map(({ name, changes }) => [name, changes[0]?.bar])).toEqual([['Regulated', 4]]);
    const alone = of('variant', propose({ sections: [industries] }));
    expect(alone.map(({ name, changes }) => [name, changes[0]?.bar])).toEqual([['Ferries', null]]);
  });

  it('says nothing about geography or the way a company earns', () => {
    const other = section(17, 'By geography', ['North: stronger safety rules.']);
    expect(of('variant', propose({ sections: [other] }))).toEqual([]);
  });
});

describe('optional tools', () => {
  it('become a line in the brief of an exercise that shows their dimension', () => {
    const [line, ...others] = of(
      'guidance',
      propose({
        tools: [
          tool('Tide planning software Tidewise Planning the tides', 'Optional'),
          tool('Tide planning radio Marconi Planning', 'Common'),
        ],
      }),
    );
    expect(others).toEqual([]);
    expect(line?.exercise).toBe('tide-planning-case');
    expect(line?.text).toContain('tide planning software is not required');
    expect(line?.text).not.toContain('radio');
  });

  it('are named by the words before the first name', () => {
    const kind = (text: string): string => kindOfTool({ text, cells: null });
    expect(kind('Data observability Watchtower / Beacon Alerts')).toBe('Data observability');
    expect(kind('Streaming / messaging Ferry, Barge Events')).toBe('Streaming / messaging');
    expect(kind('Reverse ETL Backwash Sync')).toBe('Reverse ETL');
    expect(kindOfTool({ text: 'Lineage Rope Trace', cells: ['Lineage', 'Rope', 'Trace'] })).toBe('Lineage');
  });
});

describe('who approves a hire', () => {
  it('is who approves decisions on hiring', () => {
    const [proposal] = of(
      'approver',
      propose({
        sections: [
          section(13, 'Decisions requiring team approval', ['Hiring a cook.']),
          section(13, 'Decisions requiring harbour master or board approval (either)', [
            'A new quay.',
            'Hiring of pilots.',
          ]),
        ],
        summary: { 'Reports to': 'The mayor' },
      }),
    );
    expect(proposal?.text).toBe('Harbour master or board (either)');
    expect(proposal?.because).toContain('Hiring of pilots.');
  });

  it('is whom the role reports to where the document names nobody, and nothing where it says neither', () => {
    const [proposal] = of('approver', propose({ summary: { 'Reports to': 'The mayor' } }));
    expect(proposal?.text).toBe('The mayor');
    expect(of('approver', propose({}))).toEqual([]);
  });
});

describe('further exercises', () => {
  it('ask who decides with cases of each kind, and play a stakeholder with what each wants', () => {
    const exercises = of(
      'exercise',
      propose({
        sections: [
          section(13, 'Can decide independently', ['The order of berths.', 'b', 'c', 'd']),
          section(13, 'Requires team approval', ['A new rota.']),
          section(13, 'Requires board approval', ['A new quay.']),
          section(12, 'Internal stakeholders', ['Harbour office: the plan of the day.', 'No colon here']),
        ],
      }),
    );
    expect(exercises.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Decision rights', 10],
      ['Role-play: a stakeholder', 30],
    ]);
    expect(exercises[0]?.text).toContain('- The order of berths (decide alone)');
    expect(exercises[0]?.text).toContain('- A new rota (decide with the team)');
    expect(exercises[0]?.text).toContain('- A new quay (escalate)');
    expect(exercises[0]?.text).not.toContain('- d ');
    expect(exercises[1]?.text).toContain('- Harbour office, who cares about the plan of the day');
  });
});

describe('prompts and mappings', () => {
  it('draw questions from responsibilities, activities and risks, a few of each', () => {
    const prompts = of(
      'prompt',
      propose({
        sections: [
          section(4, 'Daily activities', ['Check the safety rules on each quay.']),
          section(16, 'Common failure modes', ['Safety rules are skipped at night.']),
        ],
      }),
    );
    const because = prompts.map((prompt) => prompt.because.split(':')[0]);
    for (const source of ['Responsibility', 'Activity', 'Risks and failure modes'])
      expect(because).toContain(source);
    expect(prompts.find((prompt) => prompt.because.startsWith('Risks'))?.probes).toEqual([
      'Safety rules are skipped at night.',
    ]);
  });

  it('takes no exercise for evidence of a dimension by words that any evidence has', () => {
    const mapped = of('mapping', propose({})).map(({ exercise, dimension }) => `${exercise} ${dimension}`);
    expect(mapped).toContain('berth-drill safety-rules');
    expect(mapped.filter((pair) => pair.endsWith('crew-leadership'))).toEqual([]);
  });

  it('gives every proposal a key of its own, and none from years or degrees', () => {
    for (const { text } of [SITE_RELIABILITY, PRODUCT_ANALYTICS]) {
      const source = parsed(text);
      const read = toRoleDocument(source);
      const proposals = proposeFrom(read, draftKit(read), sourcesOf(source));
      expect(new Set(proposals.map(({ key }) => key)).size).toBe(proposals.length);
      const said = JSON.stringify(proposals);
      for (const line of read.background) expect(said).not.toContain(line);
    }
  });
});
