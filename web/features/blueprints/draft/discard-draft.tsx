import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useDiscardDraft } from '#web/features/blueprints/mutations.ts';
import quiet from '#web/features/blueprints/quiet.module.css';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';

interface DiscardDraftProps {
  readonly blueprintId: string;
  readonly number: number;
  readonly version: number;
  /** Nothing was ever published. */
  readonly isFirst: boolean;
  readonly onDiscarded: () => void;
}

export function DiscardDraft(props: DiscardDraftProps): ReactElement {
  const { blueprintId, number, version, isFirst, onDiscarded } = props;
  const [isAsking, setIsAsking] = useState(false);
  const discard = useDiscardDraft(blueprintId);
  return (
    <>
      <Button
        variant="subtle"
        className={quiet.quiet ?? ''}
        size="compact-md"
        onClick={() => setIsAsking(true)}
      >
        Discard the draft
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Discard the draft of version ${number}`}
          consequences={[
            'Everything written in this draft is gone, and so are its open proposals. This can’t be undone.',
            isFirst
              ? 'Nothing of this blueprint was published, so only its title stays in the list.'
              : 'Published versions stay as they are, and a new draft can start from the newest.',
          ]}
          confirm="Discard the draft"
          isPending={discard.isPending}
          error={discard.error}
          onCancel={() => {
            discard.reset();
            setIsAsking(false);
          }}
          onConfirm={() =>
            discard.mutate({ params: { blueprintId }, ifMatch: version }, { onSuccess: onDiscarded })
          }
        />
      )}
    </>
  );
}
