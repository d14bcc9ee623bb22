import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { type Member, updateMember } from '#shared/identity.ts';
import { Role, roleNames } from '#shared/roles.ts';
import { snapshotOf } from '#web/features/people/member-values.ts';
import { useMemberSave } from '#web/features/people/use-member-save.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { checkedBy, fieldErrors } from '#web/ui/form.ts';
import { TimeZoneField } from '#web/ui/time-zone-field.tsx';
import { toast } from '#web/ui/toast.ts';
import { VersionedForm } from '#web/ui/versioned-form.tsx';

const roleChoices = Role.options.map((role) => ({ value: role, label: roleNames[role] }));

interface MemberFormProps {
  /** What the form starts from. Key it by the person, not the version, so that a refetch never resets what was typed. */
  readonly member: Member;
}

/** Name, roles and time zone of a person. */
export function MemberForm({ member }: MemberFormProps): ReactElement {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: snapshotOf(member).values,
    validate: checkedBy(updateMember.body),
    transformValues: (values) => ({ ...values, name: values.name.trim() }),
  });
  const save = useMemberSave(member, {
    onSaved: (saved) => {
      form.setInitialValues(saved);
      form.reset();
      toast(`${saved.name} saved`);
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <VersionedForm
      label={`Edit ${member.name}`}
      onSubmit={form.onSubmit(save.submit, (errors) => focusFirstError(form, errors))}
      save={save}
      nameOf={({ name }) => name}
      leave={{ label: 'Discard changes', onClick: () => form.reset() }}
    >
      <TextInput key={form.key('name')} {...form.getInputProps('name')} label="Name" autoComplete="off" />
      <ChoicesField
        key={form.key('roles')}
        {...form.getInputProps('roles')}
        label="Roles"
        description="They hold from the person’s next request."
        choices={roleChoices}
      />
      <TimeZoneField key={form.key('timeZone')} {...form.getInputProps('timeZone')} />
    </VersionedForm>
  );
}
