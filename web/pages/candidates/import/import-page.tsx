import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Import } from '#shared/candidate-imports.ts';
import { ImportDraftForm } from '#web/features/candidate-imports/import-draft-form.tsx';
import { ImportProgress, ImportResult } from '#web/features/candidate-imports/import-outcome.tsx';
import { ImportTable } from '#web/features/candidate-imports/import-table.tsx';
import { useUploadImport } from '#web/features/candidate-imports/mutations.ts';
import { importQuery, importsQuery } from '#web/features/candidate-imports/queries.ts';
import { TableInput } from '#web/features/candidate-imports/table-input.tsx';
import { UndoImport } from '#web/features/candidate-imports/undo-import.tsx';
import { type CandidateLink, WhoStayed } from '#web/features/candidate-imports/who-stayed.tsx';
import { JobPicker } from '#web/features/jobs/job-picker.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/candidates/import');

export function ImportPage(): ReactElement {
  const { id } = route.useSearch();
  return id === undefined ? <NewImport /> : <OneImport key={id} id={id} />;
}

/** A table to hand in, and below it the record of those before. */
function NewImport(): ReactElement {
  const navigate = route.useNavigate();
  const upload = useUploadImport();
  const imports = useInfiniteQuery(importsQuery());
  return (
    <>
      <PageHeader
        title="Import candidates"
        about="From a table (CSV). You see what would come in before anybody is added."
      />
      <section className={layout.section} aria-label="A table">
        <TableInput
          isPending={upload.isPending}
          error={upload.error}
          onTable={(body) =>
            // A key of its own: the table itself is too long to be compared with the last one.
            upload.mutate(
              { body, idempotencyKey: crypto.randomUUID() },
              { onSuccess: (made) => void navigate({ search: { id: made.id } }) },
            )
          }
        />
      </section>
      <section className={layout.section} aria-labelledby="imports">
        <h2 id="imports">Imports so far</h2>
        <ListState
          list={imports}
          noun={['import', 'imports']}
          empty={
            <EmptyState title="No imports yet">
              Each import is here, with who made it and how many candidates came with it.
            </EmptyState>
          }
        >
          {(items) => (
            <ImportTable
              imports={items}
              link={(one, words) => (
                <Link to="/candidates/import" search={{ id: one.id }} className={layout.cover}>
                  {words}
                </Link>
              )}
            />
          )}
        </ListState>
      </section>
    </>
  );
}

function OneImport({ id }: { readonly id: string }): ReactElement {
  const { data: found, error, refetch } = useQuery(importQuery(id));
  return (
    <>
      <PageHeader title="Import candidates" about={found === undefined ? undefined : about(found)} />
      {found !== undefined ? (
        <ImportView found={found} />
      ) : error === null ? (
        <Skeleton label="Loading the import" />
      ) : (
        <ErrorState title="The import could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function about({ state, by, isOwn }: Import): string {
  if (state === 'draft') return 'Look through what was found. Nobody is added yet.';
  if (state === 'running') return 'The candidates are being added.';
  return isOwn ? 'This import is over.' : `This import by ${by.name} is over.`;
}

const candidateLink: CandidateLink = ({ candidateId, name }) => (
  <Link to="/candidates/$candidateId" params={{ candidateId }}>
    {name}
  </Link>
);

function ImportView({ found }: { readonly found: Import }): ReactElement {
  const navigate = route.useNavigate();
  if (found.draft !== null) {
    return (
      <ImportDraftForm
        found={found}
        draft={found.draft}
        jobPicker={(field) => <JobPicker {...field} />}
        onGivenUp={() => void navigate({ search: {} })}
      />
    );
  }
  if (found.state === 'running') return <ImportProgress found={found} />;
  return (
    <>
      <ImportResult found={found}>
        <div className={layout.row}>
          <LinkButton to="/candidates">Go to the candidates</LinkButton>
          {found.can.undo && <UndoImport importId={found.id} candidateLink={candidateLink} />}
          <Link to="/candidates/import" search={{}}>
            Import another table
          </Link>
        </div>
      </ImportResult>
      {found.undone !== null && found.undone.removed !== found.result?.created && (
        <section className={layout.section} aria-labelledby="stayed">
          <h2 id="stayed">Who stayed</h2>
          <WhoStayed importId={found.id} candidateLink={candidateLink} />
        </section>
      )}
    </>
  );
}
