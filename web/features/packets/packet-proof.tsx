import type { ReactElement } from 'react';
import type { Packet } from '#shared/packets.ts';
import classes from '#web/features/packets/packets.module.css';
import facts from '#web/ui/facts.module.css';

/** What the audit trail holds of the packet, and how a copy of the file is checked. Not part of the pages themselves. */
export function PacketProof({ packet }: { readonly packet: Packet }): ReactElement {
  const { auditEntry, pdf } = packet;
  return (
    <section className={classes.proof} aria-label="How to check this packet">
      <dl className={facts.facts}>
        <div className={classes.fact}>
          <dt>Audit entry</dt>
          <dd>{auditEntry === null ? 'shown once your open cards are in' : auditEntry}</dd>
        </div>
        <div className={classes.fact}>
          <dt>SHA-256 of the PDF</dt>
          <dd className={classes.hash}>{pdf.sha256}</dd>
        </div>
      </dl>
      <p>
        This is how the debrief stood when the packet was made; it never changes. A copy of the PDF is checked
        with <code>npm run verify-packet &lt;file&gt;</code>, which names what differs.
      </p>
    </section>
  );
}
