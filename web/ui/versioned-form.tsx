import { Button } from '@mantine/core';
import type { FormEventHandler, ReactElement, ReactNode } from 'react';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import type { VersionedSave } from '#web/ui/use-versioned-save.ts';

interface VersionedFormProps<Values extends object> {
  readonly label: string;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly save: VersionedSave<Values>;
  /** What is edited, by the name that somebody gave it meanwhile. */
  readonly nameOf: (theirs: Values) => string;
  /** The way out without saving. */
  readonly leave: { readonly label: string; readonly onClick: () => void };
  /** The fields. */
  readonly children: ReactNode;
}

/** A form over something that has versions. A save that meets a newer version shows both and overwrites neither. */
export function VersionedForm<Values extends object>(props: VersionedFormProps<Values>): ReactElement {
  const { label, onSubmit, save, nameOf, leave, children } = props;
  const { conflict } = save;
  return (
    <>
      <form className={layout.form} onSubmit={onSubmit} noValidate aria-label={label}>
        {children}
        {conflict === null && <FormError error={save.error} />}
        <div className={layout.row}>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" disabled={save.isPending} onClick={leave.onClick}>
            {leave.label}
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title={`${nameOf(conflict.theirs)} was changed in the meantime`}
          fields={conflict.fields}
          isPending={save.isPending}
          error={save.error}
          onSave={save.resolve}
          onBack={save.backToForm}
        />
      )}
    </>
  );
}
