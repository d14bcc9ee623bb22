import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { DocumentInput, type DocumentSource } from '#web/features/blueprints/import/document-input.tsx';
import { DocumentPreview } from '#web/features/blueprints/import/document-preview.tsx';
import { LeaveGuard } from '#web/features/blueprints/import/leave-guard.tsx';
import { useCreateBlueprint, useReadDocument } from '#web/features/blueprints/mutations.ts';
import { OwnersOnly } from '#web/pages/blueprints/owners-only.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function ImportPage(): ReactElement {
  return (
    <OwnersOnly>
      <DocumentImport />
    </OwnersOnly>
  );
}

/** A role document: its text, what was recognised in it, and then a draft. */
function DocumentImport(): ReactElement {
  const navigate = useNavigate();
  const [source, setSource] = useState<DocumentSource>({ text: '', fileName: null });
  const [isPreviewed, setIsPreviewed] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const reader = useReadDocument();
  const create = useCreateBlueprint();
  const reading = reader.data;

  const read = (given: DocumentSource): void => {
    setSource(given);
    create.reset();
    reader.mutate(
      { body: { text: given.text } },
      { onSuccess: ({ outcome }) => setIsPreviewed(outcome === 'read') },
    );
  };

  const isReading = isPreviewed && reading?.outcome === 'read';
  return (
    <>
      <PageHeader
        title={isReading ? `Import: ${reading.document.title}` : 'Import a role document'}
        about={
          isReading
            ? 'Look through what was recognised and correct it where it is wrong. Nothing is saved yet.'
            : 'A role blueprint as text, Markdown or HTML. You see what was recognised before anything is saved.'
        }
      />
      {isReading ? (
        <DocumentPreview
          reading={reading}
          isPending={create.isPending}
          error={create.error}
          onBack={() => setIsPreviewed(false)}
          onSave={(document) =>
            create.mutate(
              { body: { source: { kind: 'document', document, ...source } } },
              {
                onSuccess: ({ id }) => {
                  setIsSaved(true);
                  void navigate({
                    to: '/blueprints/$blueprintId/draft',
                    params: { blueprintId: id },
                    search: { at: 'proposals' },
                    ignoreBlocker: true,
                  });
                },
              },
            )
          }
        />
      ) : (
        <DocumentInput
          start={source}
          isPending={reader.isPending}
          error={reader.error}
          refusal={reading?.outcome === 'refused' ? reading.message : null}
          onRead={read}
        />
      )}
      <LeaveGuard isOn={isReading && !isSaved} />
    </>
  );
}
