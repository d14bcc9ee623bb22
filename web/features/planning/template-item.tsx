import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { PlanTemplate } from '#shared/plan-templates.ts';
import { useDeleteTemplate, useRenameTemplate } from '#web/features/planning/mutations.ts';
import classes from '#web/features/planning/planning.module.css';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { count } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';

/** A template with what can be done to it. */
export function TemplateItem({ template }: { readonly template: PlanTemplate }): ReactElement {
  const { id: templateId, name, rounds, createdBy, createdAt, version } = template;
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const format = useFormat();
  const remove = useDeleteTemplate();
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        {name}
        <p className={classes.soft}>
          {count(rounds, 'round', 'rounds')}, {createdBy.name}, {format.day(createdAt)}
        </p>
      </div>
      {doing === 'rename' ? (
        <Rename template={template} onDone={() => setDoing(null)} />
      ) : (
        <span className={classes.buttons}>
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Rename ${name}`}
            onClick={() => setDoing('rename')}
          >
            Rename
          </Button>
          <Button
            variant="default"
            size="compact-md"
            aria-label={`Delete ${name}`}
            onClick={() => setDoing('delete')}
          >
            Delete
          </Button>
        </span>
      )}
      {doing === 'delete' && (
        <ConfirmDialog
          title={`Delete the template ${name}`}
          consequences={['Plans that were made from it stay.', 'The template does not come back.']}
          confirm={`Delete ${name}`}
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params: { templateId }, ifMatch: version })}
          onCancel={() => {
            remove.reset();
            setDoing(null);
          }}
        />
      )}
    </li>
  );
}

interface RenameProps {
  readonly template: PlanTemplate;
  readonly onDone: () => void;
}

function Rename({ template, onDone }: RenameProps): ReactElement {
  const [name, setName] = useState(template.name);
  const rename = useRenameTemplate();
  return (
    <form
      className={classes.inline}
      noValidate
      aria-label={`Rename ${template.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        rename.mutate(
          { params: { templateId: template.id }, body: { name: name.trim() }, ifMatch: template.version },
          {
            onSuccess: () => {
              toast(`Renamed to ${name.trim()}`);
              onDone();
            },
          },
        );
      }}
    >
      <TextInput
        label="New name"
        maxLength={200}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={rename.isPending}>
        Rename
      </Button>
      <Button variant="default" disabled={rename.isPending} onClick={onDone}>
        Cancel
      </Button>
      <FormError error={rename.error} />
    </form>
  );
}
