import type { ImportDelimiter, ImportField, ImportSummary, StayReason } from '#shared/candidate-imports.ts';
import { number } from '#web/ui/format.ts';

export const fieldWords: Readonly<Record<ImportField, string>> = {
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  job: 'Job, by its title',
  time_zone: 'Time zone',
  note: 'Note',
};

export const delimiterWords: Readonly<Record<ImportDelimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
};

/** What came of an import: "48 added, 2 already there, 3 left out". */
export function resultWords({ created, there, leftOut }: NonNullable<ImportSummary['result']>): string {
  return [
    `${number(created)} added`,
    `${number(there)} already there`,
    ...(leftOut === 0 ? [] : [`${number(leftOut)} left out`]),
  ].join(', ');
}

/** What became of an undo: "45 taken back, 3 stayed". */
export function undoneWords({ result, undone }: Pick<ImportSummary, 'result' | 'undone'>): string {
  const removed = undone?.removed ?? 0;
  const stayed = (result?.created ?? 0) - removed;
  return [`${number(removed)} taken back`, ...(stayed === 0 ? [] : [`${number(stayed)} stayed`])].join(', ');
}

/** Why a candidate stays when their import is undone. */
export const stayWords: Readonly<Record<StayReason, string>> = {
  own: 'your own record',
  merged: 'merged with another record',
  loop: 'has a loop',
  application: 'application changed or ended',
  considered: 'considered for another job',
  changed: 'details changed',
  resume: 'has a resume',
  notes: 'notes written or changed',
  conflict: 'a conflict of interest was declared',
};
