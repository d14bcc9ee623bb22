import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { updateProfile } from '#shared/session.ts';
import { type Me, useProfileSave } from '#web/features/profile/use-profile-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';
import { toast } from '#web/ui/toast.ts';

/** One's own name and time zone. */
export function ProfileForm({ me }: { readonly me: Me }): ReactElement {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: me.name, timeZone: me.timeZone },
    validate: checkedBy(updateProfile.body),
    transformValues: (values) => ({ ...values, name: values.name.trim() }),
  });
  const save = useProfileSave(me, {
    onSaved: (saved) => {
      form.setInitialValues({ ...saved });
      form.reset();
      toast('Profile saved');
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  const { conflict } = save;
  return (
    <>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
        noValidate
        aria-label="Profile"
      >
        <TextInput key={form.key('name')} {...form.getInputProps('name')} label="Name" autoComplete="name" />
        <TimeZoneField
          key={form.key('timeZone')}
          {...form.getInputProps('timeZone')}
          description="Dates and times are shown to you in this zone."
        />
        {conflict === null && <FormError error={save.error} />}
        <div>
          <Button type="submit" loading={save.isPending}>
            Save the profile
          </Button>
        </div>
      </form>
      {conflict !== null && (
        <CompareChanges
          title="Your profile was changed in the meantime"
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
