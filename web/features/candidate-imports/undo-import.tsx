import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ImportUndo } from '#shared/candidate-imports.ts';
import { useUndoImport } from '#web/features/candidate-imports/mutations.ts';
import { importUndoQuery } from '#web/features/candidate-imports/queries.ts';
import { type CandidateLink, StayList } from '#web/features/candidate-imports/who-stayed.tsx';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { count } from '#web/ui/format.ts';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';

interface UndoImportProps {
  readonly importId: string;
  readonly candidateLink: CandidateLink;
}

/** Takes an import back, after it was said who goes, who stays, and why. */
export function UndoImport({ importId, candidateLink }: UndoImportProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => setIsOpen(true)}>
        Undo the import
      </Button>
      {isOpen && (
        <UndoDialog importId={importId} candidateLink={candidateLink} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

function UndoDialog(props: UndoImportProps & { readonly onClose: () => void }): ReactElement {
  const { importId, candidateLink, onClose } = props;
  const { data, error, isFetching, refetch } = useQuery(importUndoQuery(importId));
  const undo = useUndoImport();
  // Nothing of an earlier look is confirmed: it may be others by now.
  const preview = isFetching && !undo.isPending ? undefined : data;
  return (
    <Dialog title="Undo this import?" onClose={undo.isPending ? undefined : onClose}>
      {preview !== undefined ? (
        <Preview preview={preview} candidateLink={candidateLink} />
      ) : error === null || isFetching ? (
        <Skeleton label="Loading what would go" rows={3} />
      ) : (
        <ErrorState title="What would go could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
      <FormError error={undo.error} />
      <DialogActions>
        <Button variant="default" disabled={undo.isPending} onClick={onClose}>
          Go back
        </Button>
        <Button
          disabled={preview === undefined || preview.removed === 0}
          loading={undo.isPending}
          onClick={() =>
            preview !== undefined &&
            undo.mutate(
              { params: { importId }, ifMatch: preview.version, body: { removes: preview.removed } },
              // Somebody worked with one of them: what is on screen is not what would happen.
              { onSuccess: onClose, onError: () => void refetch() },
            )
          }
        >
          Undo the import
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface PreviewProps {
  readonly preview: ImportUndo;
  readonly candidateLink: CandidateLink;
}

function Preview({ preview, candidateLink }: PreviewProps): ReactElement {
  const { removed, stayed } = preview;
  return (
    <>
      {removed === 0 ? (
        <p>Nobody can be taken back any more.</p>
      ) : (
        <p>
          {count(removed, 'candidate is', 'candidates are')} deleted for good, with the applications and notes
          that came with the file. Nobody has done anything with them since.
        </p>
      )}
      {stayed > 0 && (
        <>
          <p>{count(stayed, 'candidate stays', 'candidates stay')} as they are:</p>
          <StayList undo={preview} candidateLink={candidateLink} />
        </>
      )}
    </>
  );
}
