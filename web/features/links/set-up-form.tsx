import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { setUpOrg } from '#shared/session.ts';
import { useSetUpOrg } from '#web/features/links/mutations.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import { browserTimeZone } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';

interface SetUpFormProps {
  readonly token: string;
  readonly onDone: () => void;
}

/** The first organisation and its first admin. */
export function SetUpForm({ token, onDone }: SetUpFormProps): ReactElement {
  const send = useSetUpOrg();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token, orgName: '', name: '', email: '', password: '', timeZone: browserTimeZone() },
    validate: checkedBy(setUpOrg.body),
    transformValues: (values) => ({
      ...values,
      orgName: values.orgName.trim(),
      name: values.name.trim(),
      email: values.email.trim(),
    }),
  });
  const submit = form.onSubmit(
    (body) =>
      send.mutate({ body }, { onSuccess: onDone, onError: (error) => form.setErrors(fieldErrors(error)) }),
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form className={layout.form} onSubmit={submit} noValidate aria-label="Set up Evenhand">
      <TextInput
        key={form.key('orgName')}
        {...form.getInputProps('orgName')}
        label="Organisation"
        autoComplete="organization"
        size="md"
      />
      <TextInput
        key={form.key('name')}
        {...form.getInputProps('name')}
        label="Your name"
        autoComplete="name"
        size="md"
      />
      <TextInput
        key={form.key('email')}
        {...form.getInputProps('email')}
        label="Your e-mail"
        type="email"
        autoComplete="username"
        size="md"
      />
      <PasswordInput
        key={form.key('password')}
        {...form.getInputProps('password')}
        label="Password"
        description="12 to 128 characters. A sentence you can remember is good."
        autoComplete="new-password"
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <TimeZoneField
        key={form.key('timeZone')}
        {...form.getInputProps('timeZone')}
        size="md"
        description="For the organisation and for you; both can be changed later."
      />
      <FormError error={send.error} />
      <Button type="submit" size="md" loading={send.isPending}>
        Set up and sign in
      </Button>
    </form>
  );
}
