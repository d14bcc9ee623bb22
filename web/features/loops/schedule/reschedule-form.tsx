import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Interview } from '#shared/loops.ts';
import classes from '#web/features/loops/schedule/schedule.module.css';
import { useReschedule } from '#web/features/loops/schedule/use-reschedule.ts';
import { WhenFields } from '#web/features/loops/schedule/when-fields.tsx';
import { interviewTime, whenErrors, whenOf } from '#web/features/loops/schedule/when-values.ts';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import { fieldErrors } from '#web/ui/form.ts';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';
import { VersionedForm } from '#web/ui/versioned-form.tsx';

interface RescheduleFormProps {
  readonly loopId: string;
  readonly interview: Interview;
  readonly candidateZone: string | undefined;
  readonly onDone: () => void;
}

/** Changes an interview's time and place. */
export function RescheduleForm(props: RescheduleFormProps): ReactElement {
  const { loopId, interview, candidateZone, onDone } = props;
  const format = useFormat();
  const form = useForm({
    mode: 'controlled',
    initialValues: whenOf(interview),
    validate: whenErrors,
  });
  const save = useReschedule(loopId, interview, {
    onSaved: ({ startsAt }) => {
      toast(`${interview.name} is now on ${format.dayAndTime(startsAt)}`);
      onDone();
    },
    onRefused: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <VersionedForm
      label={`Reschedule ${interview.name}`}
      onSubmit={form.onSubmit(
        (values) => save.submit(interviewTime(values)),
        (errors) => focusFirstError(form, errors),
      )}
      save={save}
      nameOf={() => interview.name}
      leave={{ label: 'Cancel', onClick: onDone }}
    >
      <WhenFields form={form} candidateZone={candidateZone} />
      <p className={classes.note}>
        Cards that are not submitted become due 24 hours after the new end. The interviewers stay.
      </p>
    </VersionedForm>
  );
}
