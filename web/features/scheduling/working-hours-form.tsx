import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { WorkingHours } from '#shared/availability.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { useSaveWorkingHours } from '#web/features/scheduling/mutations.ts';
import { workingHoursQuery } from '#web/features/scheduling/queries.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { focusFirstError } from '#web/ui/focus-first-error.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** When one can be asked to interview, on the clocks of one's own zone. */
export function WorkingHoursForm(): ReactElement {
  const { data, error, refetch } = useQuery(workingHoursQuery());
  if (data !== undefined) return <HoursForm key={data.version} hours={data} onStale={() => void refetch()} />;
  if (error === null) return <Skeleton label="Loading your working hours" rows={3} />;
  return (
    <ErrorState title="Your working hours could not be loaded" error={error} onRetry={() => void refetch()} />
  );
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const days = dayNames.map((label, n) => ({ value: String(n + 1), label }));

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Minutes after midnight; null for what is no time. */
function minuteOf(text: string): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(text);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

/** Midnight ends a day as well as it begins one. */
function endMinuteOf(text: string): number | null {
  return text === '00:00' ? 1440 : minuteOf(text);
}

interface HoursFormProps {
  readonly hours: WorkingHours;
  readonly onStale: () => void;
}

function HoursForm({ hours, onStale }: HoursFormProps): ReactElement {
  const save = useSaveWorkingHours();
  const form = useForm({
    initialValues: {
      days: hours.days.map(String),
      from: timeText(hours.from),
      until: timeText(hours.until),
    },
    validate: {
      days: (chosen) => (chosen.length === 0 ? 'Choose at least one day.' : null),
      from: (text) => (minuteOf(text) === null ? 'Say a time, such as 09:00.' : null),
      until: (text, { from }) => {
        const [begin, end] = [minuteOf(from), endMinuteOf(text)];
        if (end === null) return 'Say a time, such as 17:00.';
        return begin !== null && end <= begin ? 'Must be later than the beginning.' : null;
      },
    },
  });
  const submit = (values: typeof form.values): void =>
    save.mutate(
      {
        body: {
          days: values.days.map(Number),
          from: minuteOf(values.from) ?? 0,
          until: endMinuteOf(values.until) ?? 1440,
        },
        ifMatch: hours.version,
      },
      {
        onSuccess: () => toast('Working hours saved'),
        onError: (error) => {
          if (isProblem(error, 'stale_version')) onStale();
        },
      },
    );
  return (
    <form
      className={layout.form}
      onSubmit={form.onSubmit(submit, (errors) => focusFirstError(form, errors))}
      noValidate
      aria-label="Working hours"
    >
      <ChoicesField label="Days" choices={days} {...form.getInputProps('days')} />
      <div className={layout.row}>
        <TextInput type="time" label="Work begins at" {...form.getInputProps('from')} />
        <TextInput type="time" label="Work ends at" {...form.getInputProps('until')} />
      </div>
      <FormError error={save.error} />
      <div>
        <Button type="submit" loading={save.isPending}>
          Save the working hours
        </Button>
      </div>
    </form>
  );
}
