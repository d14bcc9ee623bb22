import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { WaitingItem } from '#shared/votes.ts';
import layout from '#web/ui/layout.module.css';

interface WaitingLinkProps {
  readonly item: WaitingItem;
  readonly children: ReactNode;
}

/** To the debrief, which is read before anything is done about it. */
export function WaitingLink({ item: { debriefId }, children }: WaitingLinkProps): ReactElement {
  return (
    <Link to="/debriefs/$debriefId" params={{ debriefId }} className={layout.cover}>
      {children}
    </Link>
  );
}
