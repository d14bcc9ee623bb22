import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import layout from '#web/ui/layout.module.css';

interface FeedLinkProps {
  readonly link: string;
  readonly onClose: () => void;
}

/** The secret address: shown this once, because only its hash is kept. */
export function FeedLink({ link, onClose }: FeedLinkProps): ReactElement {
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <Dialog title="The address of your interviews">
      <p>
        Add it to your calendar program as a calendar from the internet. It is shown this once; if it gets
        lost, replace it.
      </p>
      <div className={layout.row}>
        <TextInput
          label="Secret address"
          value={link}
          readOnly
          flex="1 1 280px"
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <p className={layout.note} role="status">
        {clipboard.copied && 'Copied.'}
        {clipboard.error !== null &&
          'The browser did not allow copying. Select the address and copy it by hand.'}
      </p>
      <DialogActions>
        <Button onClick={() => clipboard.copy(link)}>Copy the address</Button>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
