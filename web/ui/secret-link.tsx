import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import layout from '#web/ui/layout.module.css';

interface SecretLinkProps {
  readonly title: string;
  /** What to do with it, and what if it gets lost. */
  readonly children: ReactNode;
  /** "One-time link" */
  readonly label: string;
  /** How a sentence names it: "link". */
  readonly noun: string;
  readonly link: string;
  readonly onClose: () => void;
}

/** A secret that is shown this once, because only its hash is kept. Escape doesn't close it, so it can't slip away. */
export function SecretLink({ title, children, label, noun, link, onClose }: SecretLinkProps): ReactElement {
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <Dialog title={title}>
      <p>{children}</p>
      <div className={layout.row}>
        <TextInput
          label={label}
          value={link}
          readOnly
          flex="1 1 280px"
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <p className={layout.note} role="status">
        {clipboard.copied && 'Copied.'}
        {clipboard.error !== null &&
          `The browser did not allow copying. Select the ${noun} and copy it by hand.`}
      </p>
      <DialogActions>
        <Button onClick={() => clipboard.copy(link)}>Copy the {noun}</Button>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
