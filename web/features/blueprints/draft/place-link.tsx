import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';

interface PlaceLinkProps {
  /** Dotted path into the kit, or the name of a part. */
  readonly at: string;
  readonly children: ReactNode;
  readonly isCurrent?: boolean;
  readonly onFollow?: () => void;
}

/** Leads to a place of the draft and puts the focus there, also when the address says it already. */
export function PlaceLink({ at, children, isCurrent = false, onFollow }: PlaceLinkProps): ReactElement {
  return (
    <Link
      from="/blueprints/$blueprintId/draft"
      to="."
      search={{ at }}
      resetScroll={false}
      activeProps={{}}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => {
        onFollow?.();
        focusPlace(at);
      }}
    >
      {children}
    </Link>
  );
}
