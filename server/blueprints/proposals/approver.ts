import { groupsOf, type ProposalDraft, type ProposalSources } from '#server/blueprints/proposals/likely.ts';

/** A group of decisions that need somebody above: "Requires manager or executive approval (CTO/VP)". */
const approval =
  /^(?:decisions? )?(?:that )?(?:requir\w*|need\w*)\s+(.{2,120}?)\s+approval\s*(\([^()]{2,80}\))?/i;
const hiring = /\bhir(?:e|es|ing)\b|\bheadcount\b/i;

/**
 * Who approves a hire, as a role: who must approve the decisions on hiring or headcount that the section on decision
 * rights lists, else whom the role reports to. For the person who opens a job; it decides nothing.
 */
export function approver(sources: ProposalSources): ProposalDraft[] {
  for (const { heading, items } of groupsOf(sources, 13)) {
    const [, who, note = ''] = (heading ?? '').match(approval) ?? [];
    if (who === undefined || /\bteam\b/i.test(who)) continue;
    // A decision on hires themselves says more than one on headcount.
    const said = items.find(({ text }) => /\bhir/i.test(text)) ?? items.find(({ text }) => hiring.test(text));
    if (said === undefined) continue;
    return [
      {
        kind: 'approver',
        text: capital(`${who} ${note}`.trim()).slice(0, 500),
        because: `${heading}: ${said.text}`.slice(0, 1000),
      },
    ];
  }
  const reports = Object.entries(sources.summary).find(([key]) => /^report(?:s|ing)\b/i.test(key));
  if (reports === undefined || reports[1].trim() === '') return [];
  return [
    {
      kind: 'approver',
      text: reports[1].trim().slice(0, 500),
      because: `${reports[0]}: ${reports[1]}`.slice(0, 1000),
    },
  ];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
