import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import type { MyCalendar } from '#shared/calendars.ts';
import { failureWords } from '#web/features/calendars/failure-words.ts';
import { useAddBusyTimes, useRemoveBusyTimes } from '#web/features/calendars/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

type Busy = MyCalendar['busy'];

/** The address at which one's busy times are read. */
export function BusyTimes({ busy }: { readonly busy: Busy }): ReactElement {
  return (
    <>
      <p>
        Who plans interviews sees when you are busy, and nothing else of your calendar. Nothing else of it is
        kept.
      </p>
      {busy === null ? <AddressForm /> : <Source busy={busy} />}
    </>
  );
}

function AddressForm(): ReactElement {
  const add = useAddBusyTimes();
  const form = useForm({
    initialValues: { address: '' },
    validate: {
      address: (text) =>
        /^(?:https|webcals?):\/\/\S+$/i.test(text.trim())
          ? null
          : 'Give an address that begins with https:// or webcal://.',
    },
  });
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(
        ({ address }) =>
          add.mutate(
            { body: { address: address.trim() } },
            {
              onSuccess: () => toast('The calendar is added'),
              onError: (error) => form.setErrors(fieldErrors(error)),
            },
          ),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
      aria-label="Your busy times"
    >
      <TextInput
        label="Address of your calendar"
        description="In Google Calendar, the secret address in iCal format; in Outlook, the ICS link of a published calendar. It is read every 15 minutes."
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        {...form.getInputProps('address')}
      />
      <FormError error={Object.keys(fieldErrors(add.error)).length === 0 ? add.error : null} />
      <div>
        <Button type="submit" loading={add.isPending}>
          Add the calendar
        </Button>
      </div>
    </form>
  );
}

function Source({ busy }: { readonly busy: NonNullable<Busy> }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveBusyTimes();
  const { host, ending, readAt, failure } = busy;
  return (
    <>
      <p>
        Read at {host}, an address that ends in “{ending}”.{' '}
        {readAt === null ? (
          failure === null && 'It is read for the first time in a minute or so.'
        ) : (
          <>
            Last read <Moment at={readAt} show="relative" />.
          </>
        )}
      </p>
      {failure !== null && (
        <p role="alert">
          {failureWords[failure]} It is tried again
          {readAt === null ? '.' : '; until then, what was read before counts.'}
        </p>
      )}
      <Button variant="default" onClick={() => setAsking(true)}>
        Remove the calendar
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Remove the calendar"
          consequences={[
            'All busy times that came from it are deleted.',
            'To add it again, you need its whole address: only the end of it is shown here.',
          ]}
          confirm="Remove"
          isPending={remove.isPending}
          error={remove.error}
          onCancel={() => setAsking(false)}
          onConfirm={() => remove.mutate({}, { onSuccess: () => toast('The calendar is removed') })}
        />
      )}
    </>
  );
}
