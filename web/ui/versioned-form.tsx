import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement, ReactNode } from 'react';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import type { VersionedSave } from '#web/ui/use-versioned-save.ts';

interface VersionedFormProps<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  readonly save: VersionedSave<Values>;
  /** What is edited, by the name that the form started from and by the name that somebody gave it meanwhile. */
  readonly name: { readonly of: string; readonly now: (theirs: Values) => string };
  readonly onCancel: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A form over something that has versions. A save that meets a newer version shows both and overwrites neither. */
export function VersionedForm<Values extends object>(props: VersionedFormProps<Values>): ReactElement {
  const { form, save, name, onCancel, children } = props;
  const { conflict } = save;
  return (
    <>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label={`Edit ${name.of}`}
      >
        {children}
        {conflict === null && <FormError error={save.error} />}
        <div className={layout.row}>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" disabled={save.isPending} onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title={`${name.now(conflict.theirs)} was changed in the meantime`}
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
