import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Blueprint } from '#shared/blueprints.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { LibraryKit } from '#web/features/blueprints/library-kit.tsx';
import { useCreateBlueprint } from '#web/features/blueprints/mutations.ts';
import { libraryQuery } from '#web/features/blueprints/queries.ts';
import { StartEmpty } from '#web/features/blueprints/start-empty.tsx';
import { OwnersOnly } from '#web/pages/blueprints/owners-only.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import layout from '#web/ui/layout.module.css';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';

export function NewBlueprintPage(): ReactElement {
  return (
    <OwnersOnly>
      <WaysToStart />
    </OwnersOnly>
  );
}

/** Three ways to a first draft. */
function WaysToStart(): ReactElement {
  const navigate = useNavigate();
  const create = useCreateBlueprint();
  const [started, setStarted] = useState<string | null>(null);
  const open = ({ id }: Blueprint): void =>
    void navigate({ to: '/blueprints/$blueprintId/draft', params: { blueprintId: id } });
  return (
    <>
      <PageHeader
        title="New blueprint"
        about="Each way leads to a draft. Nothing is used for interviews before it is published."
      />
      <FormError error={create.error} />
      <section className={layout.section}>
        <h2>From a role document</h2>
        <p>
          Paste or choose a role blueprint. You see what was recognised and correct it; then its dimensions,
          exercises and prompts are proposed, each for you to accept or change.
        </p>
        <ButtonLink to="/blueprints/import">Import a document</ButtonLink>
      </section>
      <section className={layout.section}>
        <h2>From the library</h2>
        <p>Complete kits that can be published as they are, or changed first.</p>
        <Library
          started={create.isPending ? started : null}
          onStart={(key) => {
            setStarted(key);
            create.mutate({ body: { source: { kind: 'library', key } } }, { onSuccess: open });
          }}
        />
      </section>
      <section className={layout.section}>
        <h2>Empty</h2>
        <p>A title, and everything else written in the draft.</p>
        <StartEmpty
          isPending={create.isPending && started === null}
          onStart={(title) => {
            setStarted(null);
            create.mutate({ body: { source: { kind: 'empty', title } } }, { onSuccess: open });
          }}
        />
      </section>
    </>
  );
}

interface LibraryProps {
  readonly started: string | null;
  readonly onStart: (key: string) => void;
}

function Library({ started, onStart }: LibraryProps): ReactElement {
  const { data, error, refetch } = useQuery(libraryQuery());
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading the library" />;
    return (
      <ErrorState title="The library could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={classes.columns}>
      {data.items.map(({ key, kit }) => (
        <LibraryKit
          key={key}
          kit={kit}
          isPending={started === key}
          isDisabled={started !== null && started !== key}
          onStart={() => onStart(key)}
        />
      ))}
    </div>
  );
}
