import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { signIn } from '#shared/session.ts';
import { useSignIn } from '#web/features/session/mutations.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn?: () => void;
}

export function SignInForm({ email = '', onSignedIn }: SignInFormProps): ReactElement {
  const send = useSignIn(onSignedIn);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email, password: '' },
    validate: checkedBy(signIn.body),
    transformValues: (values) => ({ ...values, email: values.email.trim() }),
  });
  const submit = form.onSubmit(
    (body) =>
      send.mutate(
        { body },
        {
          onError: (error) => {
            form.setErrors(fieldErrors(error));
            form.getInputNode('password')?.focus();
          },
        },
      ),
    (errors) => form.getInputNode(errors.email === undefined ? 'password' : 'email')?.focus(),
  );
  return (
    <form className={layout.form} onSubmit={submit} noValidate aria-label="Sign in">
      <FormError error={send.error} />
      <TextInput
        key={form.key('email')}
        {...form.getInputProps('email')}
        label="E-mail"
        type="email"
        autoComplete="username"
        size="md"
      />
      <PasswordInput
        key={form.key('password')}
        {...form.getInputProps('password')}
        label="Password"
        autoComplete="current-password"
        data-autofocus={email !== '' || undefined}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <Button type="submit" size="md" loading={send.isPending}>
        Sign in
      </Button>
    </form>
  );
}
