import type { FormErrors } from '@mantine/form';
import type { Candidate, updateCandidate } from '#shared/candidates.ts';
import { Email, Name } from '#shared/primitives.ts';
import type { CallOf } from '#web/api/call.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import type { Snapshot } from '#web/ui/use-versioned-save.ts';
import { zoneCity } from '#web/ui/zoned-time.ts';

/** What the forms edit; empty texts stand for what is not known. */
export interface CandidateValues {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly timeZone: string;
}

export function snapshotOf(candidate: Candidate): Snapshot<CandidateValues> {
  const { name, email, phone, timeZone, version } = candidate;
  return {
    version,
    values: { name, email: email ?? '', phone: phone ?? '', timeZone: timeZone ?? '' },
  };
}

export const comparedFields: readonly ThreeWayField<CandidateValues>[] = [
  { key: 'name', label: 'Name', words: ({ name }) => name },
  { key: 'email', label: 'E-mail', words: ({ email }) => email || 'None' },
  { key: 'phone', label: 'Phone', words: ({ phone }) => phone || 'None' },
  { key: 'timeZone', label: 'Time zone', words: ({ timeZone }) => zoneCity(timeZone) },
];

export function candidateErrors(values: CandidateValues): FormErrors {
  const errors: FormErrors = {};
  if (values.name.trim() === '') errors.name = 'Fill this in.';
  else if (!Name.safeParse(values.name.trim()).success) errors.name = 'At most 200 characters fit here.';
  if (values.email.trim() !== '' && !Email.safeParse(values.email.trim()).success) {
    errors.email = 'Write a full e-mail address, such as ana@example.com.';
  }
  return errors;
}

export function trimmed(values: CandidateValues): CandidateValues {
  const { name, email, phone, timeZone } = values;
  return { name: name.trim(), email: email.trim(), phone: phone.trim(), timeZone };
}

/** The same as the contract has it. */
export function detailsOf({ name, email, phone, timeZone }: CandidateValues): {
  name: string;
  email: string | null;
  phone: string | null;
  timeZone: string;
} {
  return { name, email: email || null, phone: phone || null, timeZone };
}

/** Only what differs, so that a write never touches what its writer left alone. */
export function changeFrom(
  saved: CandidateValues,
  wanted: CandidateValues,
): NonNullable<CallOf<typeof updateCandidate>['body']> {
  const [before, after] = [detailsOf(saved), detailsOf(wanted)];
  return {
    ...(after.name === before.name ? {} : { name: after.name }),
    ...(after.email === before.email ? {} : { email: after.email }),
    ...(after.phone === before.phone ? {} : { phone: after.phone }),
    ...(after.timeZone === before.timeZone ? {} : { timeZone: after.timeZone }),
  };
}
