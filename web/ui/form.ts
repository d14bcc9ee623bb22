import type { FormErrors } from '@mantine/form';
import type { z } from 'zod';
import { ProblemError } from '#web/api/problem-error.ts';

/** Checks a form with the contract's own schema, so that a form refuses what the server would. */
export function checkedBy(schema: z.ZodType): (values: unknown) => FormErrors {
  return (values) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return {};
    const errors: FormErrors = {};
    for (const issue of parsed.error.issues) {
      const path = String(issue.path[0] ?? '');
      errors[path] ??= issueWords(issue);
    }
    return errors;
  };
}

/** What the server said about single fields, keyed as @mantine/form keys them. */
export function fieldErrors(error: unknown): FormErrors {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(error.fields.map(({ path, message }) => [path, sentence(message)]));
}

function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'string') return 'Fill this in.';
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `At most ${issue.maximum} characters fit here.`;
  }
  if (issue.code === 'invalid_format' && issue.format === 'email') {
    return 'Write a full e-mail address, such as ana@example.com.';
  }
  return sentence(issue.message);
}

/** The contracts' messages are fragments ("must have at least 12 characters"). */
function sentence(message: string): string {
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
