import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { NotificationKind, type NotificationSettings } from '#shared/notifications.ts';
import { kindWords } from '#web/features/notifications/notification-words.ts';
import { notificationSettingsQuery } from '#web/features/notifications/queries.ts';
import { useSettingsSave } from '#web/features/notifications/use-settings-save.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { minuteOf, timeText } from '#web/ui/minute-of-day.ts';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Which notifications come by mail too, and the hours without mail. */
export function NotificationSettingsForm(): ReactElement {
  const { data, error, refetch } = useQuery(notificationSettingsQuery());
  if (data !== undefined) return <SettingsForm settings={data} />;
  if (error === null) return <Skeleton label="Loading what you chose" />;
  return (
    <ErrorState title="What you chose could not be loaded" error={error} onRetry={() => void refetch()} />
  );
}

const choices = NotificationKind.options.map((kind) => ({ value: kind, label: kindWords[kind] }));

interface Fields {
  readonly mailed: string[];
  readonly isQuiet: boolean;
  readonly from: string;
  readonly until: string;
}

function fieldsOf({ muted, quiet }: Pick<NotificationSettings, 'muted' | 'quiet'>): Fields {
  return {
    mailed: NotificationKind.options.filter((kind) => !muted.includes(kind)),
    isQuiet: quiet !== null,
    from: timeText(quiet?.from ?? 20 * 60),
    until: timeText(quiet?.until ?? 8 * 60),
  };
}

function SettingsForm({ settings }: { readonly settings: NotificationSettings }): ReactElement {
  const form = useForm<Fields>({
    initialValues: fieldsOf(settings),
    validate: {
      from: (value, { isQuiet }) =>
        isQuiet && minuteOf(value) === null ? 'Say a time, such as 20:00' : null,
      until: (value, { isQuiet, from }) => {
        if (!isQuiet) return null;
        if (minuteOf(value) === null) return 'Say a time, such as 08:00';
        return value === from ? 'The quiet hours end when they begin: choose another time' : null;
      },
    },
  });
  const save = useSettingsSave(settings, {
    onSaved: (saved) => {
      form.setInitialValues(fieldsOf(saved));
      form.reset();
      toast('Notifications saved');
    },
    onRefused: (refused) => form.setErrors(fieldErrors(refused)),
  });
  const { conflict } = save;
  const submit = ({ mailed, isQuiet, from, until }: Fields): void => {
    const [begin, end] = [minuteOf(from), minuteOf(until)];
    save.submit({
      muted: NotificationKind.options.filter((kind) => !mailed.includes(kind)),
      quiet: isQuiet && begin !== null && end !== null ? { from: begin, until: end } : null,
    });
  };
  return (
    <>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label="Notifications"
      >
        <ChoicesField
          label="Also by mail"
          description="The inbox has them all."
          choices={choices}
          {...form.getInputProps('mailed')}
        />
        <Checkbox
          label="Quiet hours, without mail"
          {...form.getInputProps('isQuiet', { type: 'checkbox' })}
        />
        {form.values.isQuiet && (
          <div className={layout.row}>
            <TextInput type="time" label="From" {...form.getInputProps('from')} />
            <TextInput type="time" label="Until" {...form.getInputProps('until')} />
          </div>
        )}
        {conflict === null && <FormError error={save.error} />}
        <div>
          <Button type="submit" loading={save.isPending}>
            Save the notifications
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title="Your notifications were changed in the meantime"
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
