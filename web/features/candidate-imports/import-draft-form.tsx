import { Button, NativeSelect } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { changeImport } from '#shared/candidate-imports.ts';
import {
  type Import,
  ImportDelimiter,
  type ImportDraft,
  type ImportFailure,
} from '#shared/candidate-imports.ts';
import type { CallOf } from '#web/api/call.ts';
import { ColumnMapping } from '#web/features/candidate-imports/column-mapping.tsx';
import { ImportFaults } from '#web/features/candidate-imports/import-faults.tsx';
import { ImportPreview } from '#web/features/candidate-imports/import-preview.tsx';
import { delimiterWords } from '#web/features/candidate-imports/import-words.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import {
  useCancelImport,
  useChangeImport,
  useStartImport,
} from '#web/features/candidate-imports/mutations.ts';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import type { PickerFieldProps } from '#web/ui/picker.tsx';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';

interface ImportDraftFormProps {
  readonly found: Import;
  readonly draft: ImportDraft;
  /** How a job is picked; another feature knows. */
  readonly jobPicker: (props: PickerFieldProps) => ReactElement;
  readonly onGivenUp: () => void;
}

const failures: Readonly<Record<ImportFailure, string>> = {
  lines_changed:
    'Nobody was added: since you started, something changed that some lines depend on. Look at them again.',
  failed: 'Nobody was added: the import broke off. Start it again.',
};

/** A table before anything of it is written: how it is read, what would come in, and what is wrong with it. */
export function ImportDraftForm({ found, draft, jobPicker, onGivenUp }: ImportDraftFormProps): ReactElement {
  const [change, start, cancel] = [useChangeImport(), useStartImport(), useCancelImport()];
  const isPending = change.isPending || start.isPending || cancel.isPending;
  const params = { importId: found.id };
  const set = (body: CallOf<typeof changeImport>['body']): void =>
    change.mutate({ params, body, ifMatch: found.version });
  return (
    <>
      {draft.failure !== null && <p role="alert">{failures[draft.failure]}</p>}
      <Section id="columns" title="Columns" about={readingWords(found)}>
        <div className={classes.settings}>
          <NativeSelect
            label="Cells are divided by"
            data={ImportDelimiter.options.map((value) => ({ value, label: delimiterWords[value] }))}
            value={draft.delimiter}
            disabled={isPending}
            onChange={(event) => set({ delimiter: ImportDelimiter.parse(event.currentTarget.value) })}
          />
          {jobPicker({
            label: 'Job for lines that name none',
            value: draft.job === null ? null : { id: draft.job.id, name: draft.job.title },
            isRequired: false,
            onChange: (picked) => set({ jobId: picked?.id ?? null }),
          })}
          <TimeZoneField
            label="Time zone for lines that name none"
            value={draft.timeZone}
            disabled={isPending}
            onChange={(event) => set({ timeZone: event.currentTarget.value })}
          />
        </div>
        <ColumnMapping columns={draft.columns} isPending={isPending} onChange={(fields) => set({ fields })} />
        {!draft.isNameMapped && <p role="alert">Say which column holds the name.</p>}
      </Section>
      {draft.isNameMapped && draft.faultyLines > 0 && (
        <Section
          id="faults"
          title={count(draft.faultyLines, 'faulty line', 'faulty lines')}
          about="Nobody is added while a line is faulty. Put cells right here or in the file, or leave these lines out."
        >
          <ImportFaults
            importId={found.id}
            draft={draft}
            version={found.version}
            isPending={isPending}
            onFix={(fixes) => set({ fixes: [...fixes] })}
            onLeaveOut={(leavesOutFaulty) => set({ leavesOutFaulty })}
          />
        </Section>
      )}
      {draft.preview.length > 0 && (
        <Section id="preview" title="As they would come in" about={comingWords(draft)}>
          <ImportPreview rows={draft.preview} />
        </Section>
      )}
      <FormError error={change.error ?? start.error ?? cancel.error} />
      <div className={`${layout.row} ${classes.after}`}>
        <Button
          disabled={!found.can.start}
          loading={start.isPending}
          onClick={() => start.mutate({ params, ifMatch: found.version })}
        >
          {startWords(draft)}
        </Button>
        <Button
          variant="default"
          disabled={isPending}
          onClick={() => cancel.mutate({ params }, { onSuccess: onGivenUp })}
        >
          Give this import up
        </Button>
      </div>
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Section({ id, title, about, children }: SectionProps): ReactElement {
  return (
    <section className={layout.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{about}</p>
      {children}
    </section>
  );
}

function readingWords({ rows, encoding }: Import): string {
  const encodings = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' };
  return `${count(rows, 'line', 'lines')} below the column names, read as ${encodings[encoding]}.`;
}

function comingWords({ newLines, thereLines, preview }: ImportDraft): string {
  const shown = preview.length < newLines + thereLines ? ` The first ${preview.length}:` : '';
  const there =
    thereLines === 0
      ? ''
      : ` ${count(thereLines, 'candidate is', 'candidates are')} already there, by address or from an earlier import, and left as they are.`;
  return `${count(newLines, 'new candidate', 'new candidates')}.${there}${shown}`;
}

function startWords({ newLines }: ImportDraft): string {
  return newLines === 0 ? 'Import: nobody is new' : `Add ${count(newLines, 'candidate', 'candidates')}`;
}
