import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { changePassword } from '#shared/session.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { useSend } from '#web/api/use-send.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const toggle = { 'aria-label': 'Show or hide the password', tabIndex: 0 };

/** Changes the password of the account; `email` is there for password managers. */
export function PasswordForm({ email }: { readonly email: string }): ReactElement {
  const send = useSend(changePassword);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: checkedBy(changePassword.body),
  });
  const submit = form.onSubmit(
    (body) =>
      send.mutate(
        { body },
        {
          onSuccess: () => {
            form.reset();
            toast('Password changed. Your other sessions have ended.');
          },
          onError: (error) => {
            if (isProblem(error, 'wrong_credentials')) {
              form.setErrors({ currentPassword: 'This is not your current password.' });
              form.getInputNode('currentPassword')?.focus();
            } else form.setErrors(fieldErrors(error));
          },
        },
      ),
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form className={layout.form} onSubmit={submit} noValidate aria-label="Change the password">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        key={form.key('currentPassword')}
        {...form.getInputProps('currentPassword')}
        label="Current password"
        autoComplete="current-password"
        visibilityToggleButtonProps={toggle}
      />
      <PasswordInput
        key={form.key('newPassword')}
        {...form.getInputProps('newPassword')}
        label="New password"
        description="12 to 128 characters. A sentence you can remember is good."
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
      />
      <FormError error={isProblem(send.error, 'wrong_credentials') ? null : send.error} />
      <div>
        <Button type="submit" loading={send.isPending}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
