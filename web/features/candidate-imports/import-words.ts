import type { ImportDelimiter, ImportField, ImportSummary } from '#shared/candidate-imports.ts';
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
