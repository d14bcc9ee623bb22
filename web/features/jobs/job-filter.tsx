import { lazy, type ReactElement, Suspense } from 'react';
import type { JobFilterProps } from '#web/features/jobs/job-picker.tsx';

/** A picker is most of a list page's code, and the list can be read without it. */
const Picked = lazy(async () => ({
  default: (await import('#web/features/jobs/job-picker.tsx')).JobFilter,
}));

/** Narrows a list to one job; it comes after the list. */
export function LateJobFilter(props: JobFilterProps): ReactElement {
  return (
    <Suspense fallback={<div />}>
      <Picked {...props} />
    </Suspense>
  );
}
