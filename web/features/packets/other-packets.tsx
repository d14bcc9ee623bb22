import type { ReactElement, ReactNode } from 'react';
import type { PacketSummary } from '#shared/packets.ts';
import classes from '#web/features/packets/packets.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface OtherPacketsProps {
  readonly packets: readonly PacketSummary[];
  readonly link: (packet: PacketSummary, words: ReactNode) => ReactNode;
}

/** Packets of the same debrief that the reader may open too; nothing where there are none. */
export function OtherPackets({ packets, link }: OtherPacketsProps): ReactElement | null {
  if (packets.length === 0) return null;
  return (
    <nav className={classes.others} aria-label="Other packets of this debrief">
      <h2>Other packets of this debrief</h2>
      <ul>
        {packets.map((packet) => (
          <li key={packet.id}>
            {link(packet, <Moment at={packet.madeAt} />)} by {packet.madeBy.name}
          </li>
        ))}
      </ul>
    </nav>
  );
}
