import { Button, CopyButton, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { offerSlots } from '#shared/slot-offers.ts';
import type { ReplyOf } from '#web/api/call.ts';
import layout from '#web/ui/layout.module.css';

interface OfferLinkProps {
  readonly offered: ReplyOf<typeof offerSlots>;
  readonly onDone: () => void;
}

/** The link of an offer, the one time it is shown. */
export function OfferLink({ offered: { link, isMailed }, onDone }: OfferLinkProps): ReactElement {
  return (
    <div className={layout.form}>
      <p role="status">
        {isMailed
          ? 'The times are offered, and the link is on its way to the candidate by mail.'
          : 'The times are offered. No mail goes out: pass the link on yourself.'}{' '}
        It is shown here only now.
      </p>
      <TextInput
        label="Link for the candidate"
        description="Whoever has it can pick a time, once."
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={layout.row}>
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the link'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
