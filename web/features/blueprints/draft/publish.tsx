import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Draft } from '#shared/blueprints.ts';
import { toSettle } from '#web/features/blueprints/draft/places.ts';
import { PublishDialog } from '#web/features/blueprints/draft/publish-dialog.tsx';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import { usePublishDraft } from '#web/features/blueprints/mutations.ts';
import { versionQuery } from '#web/features/blueprints/queries.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { toast } from '#web/ui/toast.ts';

interface PublishProps {
  readonly blueprintId: string;
  readonly draft: Draft;
  readonly work: Work;
  readonly store: AutosaveStore<Work>;
  readonly publishedNumber: number | null;
  readonly onPublished: () => void;
}

/** The main action of a draft. It stores what is on screen before it asks anything. */
export function Publish(props: PublishProps): ReactElement {
  const { blueprintId, draft, work, store, publishedNumber, onPublished } = props;
  const [step, setStep] = useState<'closed' | 'storing' | 'asking'>('closed');
  const publish = usePublishDraft();
  const before = useQuery({
    ...versionQuery(blueprintId, publishedNumber ?? 0),
    enabled: publishedNumber !== null,
  });

  const open = async (): Promise<void> => {
    setStep('storing');
    const isStored = await store.flush();
    // Where it could not be stored, the save state in the header says why.
    setStep(isStored ? 'asking' : 'closed');
  };

  return (
    <>
      <Button loading={step === 'storing'} onClick={() => void open()}>
        Publish
      </Button>
      {step === 'asking' && (
        <PublishDialog
          number={draft.number}
          kit={work.kit}
          before={before.data?.kit ?? null}
          changed={draft.changedDimensions}
          openProposals={work.proposals.length}
          missing={toSettle(work.kit)
            .filter(({ severity }) => severity === 'must')
            .map(({ path, words }) => ({ path, message: words }))}
          isPending={publish.isPending}
          error={publish.error}
          onClose={() => {
            publish.reset();
            setStep('closed');
          }}
          onPublish={(body) =>
            publish.mutate(
              { params: { blueprintId }, body, ifMatch: store.get().base.version },
              {
                onSuccess: () => {
                  toast(`Version ${draft.number} published`);
                  onPublished();
                },
              },
            )
          }
        />
      )}
    </>
  );
}
