import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import layout from '#web/ui/layout.module.css';

interface StartEmptyProps {
  readonly isPending: boolean;
  readonly onStart: (title: string) => void;
}

export function StartEmpty({ isPending, onStart }: StartEmptyProps): ReactElement {
  const [title, setTitle] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  return (
    <form
      className={layout.form}
      aria-label="Start empty"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === '') {
          setIsRefused(true);
          event.currentTarget.querySelector('input')?.focus();
          return;
        }
        onStart(title.trim());
      }}
    >
      <TextInput
        label="Role"
        description="As the job is called, such as Staff Engineer, Payments."
        maxLength={200}
        autoComplete="off"
        value={title}
        error={isRefused && title.trim() === '' ? 'Fill this in.' : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={layout.row}>
        <Button type="submit" variant="default" loading={isPending}>
          Start empty
        </Button>
      </div>
    </form>
  );
}
