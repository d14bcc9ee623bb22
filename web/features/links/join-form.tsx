import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { NewPassword } from '#shared/primitives.ts';
import { acceptInvitation, type LinkContent } from '#shared/session.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { useAcceptInvitation } from '#web/features/links/mutations.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import { browserTimeZone } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';

export type InvitationContent = Extract<z.infer<typeof LinkContent>, { purpose: 'invitation' }>;

interface JoinFormProps {
  readonly token: string;
  readonly invitation: InvitationContent;
  readonly onDone: () => void;
}

/** Joins the organisation, with a new password or with the one of the account this address has already. */
export function JoinForm({ token, invitation, onDone }: JoinFormProps): ReactElement {
  const send = useAcceptInvitation();
  const { hasAccount } = invitation;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token, name: invitation.name, password: '', timeZone: browserTimeZone() },
    validate: checkedBy(hasAccount ? acceptInvitation.body : withNewPassword),
    transformValues: (values) => ({ ...values, name: values.name.trim() }),
  });
  const refuse = (error: Error): void => {
    if (!isProblem(error, 'wrong_credentials')) {
      form.setErrors(fieldErrors(error));
      return;
    }
    form.setErrors({ password: 'This is not the password of your account.' });
    form.getInputNode('password')?.focus();
  };
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(
        (body) => send.mutate({ body }, { onSuccess: onDone, onError: refuse }),
        (errors) => focusFirstError(form, errors),
      )}
      noValidate
      aria-label={`Join ${invitation.orgName}`}
    >
      <TextInput label="E-mail" value={invitation.email} readOnly autoComplete="username" size="md" />
      <TextInput
        key={form.key('name')}
        {...form.getInputProps('name')}
        label="Your name"
        autoComplete="name"
        size="md"
      />
      <PasswordInput
        key={form.key('password')}
        {...form.getInputProps('password')}
        label={hasAccount ? 'Password of your account' : 'New password'}
        description={
          hasAccount
            ? 'You have an Evenhand account with this address: its password joins it to this organisation.'
            : '12 to 128 characters. A sentence you can remember is good.'
        }
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <TimeZoneField key={form.key('timeZone')} {...form.getInputProps('timeZone')} size="md" />
      <FormError error={isProblem(send.error, 'wrong_credentials') ? null : send.error} />
      <Button type="submit" size="md" loading={send.isPending}>
        Join {invitation.orgName}
      </Button>
    </form>
  );
}

const withNewPassword = z.looseObject({ password: NewPassword });
