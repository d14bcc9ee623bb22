import { type ComponentProps, lazy, type ReactElement, Suspense } from 'react';
import type { Role } from '#shared/roles.ts';
import type { OwnerPicker } from '#web/features/loops/board/owner-dialog.tsx';
import type { OwnerFilter } from '#web/pages/loops/owner-filter.tsx';

// A picker is most of a list page's code, and the list can be read without it.
const Filter = lazy(async () => ({
  default: (await import('#web/pages/loops/owner-filter.tsx')).OwnerFilter,
}));
const Picked = lazy(async () => ({
  default: (await import('#web/features/people/member-picker.tsx')).MemberPicker,
}));

/** Narrows the board to one owner; it comes after the list. */
export function LateOwnerFilter(props: ComponentProps<typeof OwnerFilter>): ReactElement {
  return (
    <Suspense fallback={<div />}>
      <Filter {...props} />
    </Suspense>
  );
}

const recruiter: Role = 'recruiter';

/** Picks who a loop can be given to. */
export const pickOwner: OwnerPicker = (field) => (
  <Suspense fallback={<div />}>
    <Picked {...field} role={recruiter} />
  </Suspense>
);
