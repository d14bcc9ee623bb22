import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { inviteMember } from '#shared/identity.ts';
import { Role, roleNames } from '#shared/roles.ts';
import type { CallOf, ReplyOf } from '#web/api/call.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { useInviteMember } from '#web/features/invitations/mutations.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

const roleChoices = Role.options.map((role) => ({ value: role, label: roleNames[role] }));

const nobody: CallOf<typeof inviteMember>['body'] = { email: '', name: '', roles: [] };

interface InviteFormProps {
  readonly onInvited: (reply: ReplyOf<typeof inviteMember>) => void;
  readonly onClose: () => void;
}

export function InviteForm({ onInvited, onClose }: InviteFormProps): ReactElement {
  const send = useInviteMember();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: nobody,
    validate: checkedBy(inviteMember.body),
    transformValues: (values) => ({ ...values, email: values.email.trim(), name: values.name.trim() }),
  });
  const refuse = (error: Error): void => {
    form.setErrors(
      isProblem(error, 'already_exists') && error.fields.length === 0
        ? { email: error.message }
        : fieldErrors(error),
    );
  };
  return (
    <Dialog title="Invite a person" onClose={onClose}>
      <form
        className={layout.form}
        onSubmit={form.onSubmit(
          (body) => send.mutate({ body }, { onSuccess: onInvited, onError: refuse }),
          (errors) => focusFirstError(form, errors),
        )}
        noValidate
        aria-label="Invite a person"
      >
        <p>You get a one-time link to pass on. It works until it is used, renewed or revoked, or expires.</p>
        <TextInput key={form.key('name')} {...form.getInputProps('name')} label="Name" autoComplete="off" />
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          label="E-mail"
          type="email"
          autoComplete="off"
        />
        <ChoicesField
          key={form.key('roles')}
          {...form.getInputProps('roles')}
          label="Roles"
          choices={roleChoices}
        />
        <FormError error={isProblem(send.error, 'already_exists') ? null : send.error} />
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={send.isPending}>
            Make the invitation
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
