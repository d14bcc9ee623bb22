import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useRefuseSlots } from '#web/features/slots/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

const LONGEST = 500;

interface RefuseFormProps {
  readonly token: string;
  readonly onBack: () => void;
}

/** Says that no time fits, with a few words for the recruiter. */
export function RefuseForm({ token, onBack }: RefuseFormProps): ReactElement {
  const refuse = useRefuseSlots();
  const [message, setMessage] = useState('');
  return (
    <form
      className={layout.form}
      aria-label="None of these times fits"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        refuse.mutate({ body: { token, message: message.trim() } });
      }}
    >
      <Textarea
        label="When would suit you?"
        description="For the recruiter. You can leave it empty."
        rows={3}
        maxLength={LONGEST}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <FormError error={refuse.error} />
      <div className={layout.row}>
        <Button type="submit" size="md" loading={refuse.isPending}>
          Ask for other times
        </Button>
        <Button variant="default" size="md" disabled={refuse.isPending} onClick={onBack}>
          Back to the times
        </Button>
      </div>
    </form>
  );
}
