import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useSaveTemplate } from '#web/features/planning/mutations.ts';
import classes from '#web/features/planning/planning.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Keeps the saved plan under a name. */
export function SaveTemplate({ jobId }: { readonly jobId: string }): ReactElement {
  const [name, setName] = useState('');
  const [isTold, setIsTold] = useState(false);
  const save = useSaveTemplate();
  return (
    <form
      noValidate
      aria-label="Keep this plan as a template"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(name.trim() === '');
        if (name.trim() === '') return;
        save.mutate(
          { params: { jobId }, body: { name: name.trim() } },
          {
            onSuccess: ({ name: saved }) => {
              setName('');
              toast(`Plan kept as ${saved}`);
            },
          },
        );
      }}
    >
      <div className={classes.inline}>
        <TextInput
          label="Keep this plan as a template"
          placeholder="Name of the template"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isTold && name.trim() === '' ? 'Give it a name.' : undefined}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          Keep
        </Button>
      </div>
      <FormError error={save.error} />
    </form>
  );
}
