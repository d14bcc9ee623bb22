import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { calibrationSettingsQuery } from '#web/features/calibration/queries.ts';
import {
  type Settings,
  type SettingsValues,
  useSettingsSave,
} from '#web/features/calibration/settings/use-settings-save.ts';
import { CompareChanges } from '#web/ui/compare-changes.tsx';
import layout from '#web/ui/layout.module.css';
import { RadioField } from '#web/ui/radio-field.tsx';
import { ErrorState, FormError, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const months = Array.from({ length: 19 }, (_, index) => String(index + 6));

/** The organisation's switch and how far back interviews count. */
export function CalibrationSettingsPanel(): ReactElement {
  const { data: settings, error, refetch } = useQuery(calibrationSettingsQuery());
  if (settings !== undefined) return <SettingsForm settings={settings} />;
  if (error === null) return <Skeleton label="Loading the settings" rows={4} />;
  return <ErrorState title="The settings could not be loaded" error={error} onRetry={() => void refetch()} />;
}

function SettingsForm({ settings }: { readonly settings: Settings }): ReactElement {
  const { isLocked, can } = settings;
  const [values, setValues] = useState<SettingsValues>({
    isOn: settings.isOn,
    windowMonths: settings.windowMonths,
    showsLevels: settings.showsLevels,
  });
  const save = useSettingsSave(settings, {
    onSaved: (saved) => {
      setValues(saved);
      toast('Calibration settings saved');
    },
    onRefused: () => undefined,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.submit(values);
  };
  return (
    <form className={layout.form} onSubmit={submit} aria-label="Calibration settings">
      {can.switch ? (
        <RadioField
          label="Calibration"
          choices={[
            { value: 'on', label: 'On', about: 'Debriefs show calibrated figures beside the raw ones.' },
            {
              value: 'off',
              label: 'Off',
              about: 'Scores stand as given; no adjusted figure appears anywhere.',
            },
          ]}
          value={values.isOn ? 'on' : 'off'}
          onChange={(choice) => setValues({ ...values, isOn: choice === 'on' })}
        />
      ) : (
        <p className={classes.prose}>
          Calibration is <strong>{settings.isOn ? 'on' : 'off'}</strong>. {lockWords(isLocked)}
        </p>
      )}
      {can.change ? (
        <ChangeableFields values={values} onChange={setValues} />
      ) : (
        <p className={classes.prose}>
          Interviews of the last {settings.windowMonths} months count. {levelsWords(settings.showsLevels)}
        </p>
      )}
      {save.conflict === null && <FormError error={save.error} />}
      {(can.switch || can.change) && (
        <div>
          <Button type="submit" loading={save.isPending}>
            Save the settings
          </Button>
        </div>
      )}
      {save.conflict !== null && (
        <CompareChanges
          title="The settings were changed in the meantime"
          fields={save.conflict.fields}
          isPending={save.isPending}
          error={save.error}
          onSave={save.resolve}
          onBack={save.backToForm}
        />
      )}
    </form>
  );
}

interface ChangeableFieldsProps {
  readonly values: SettingsValues;
  readonly onChange: (values: SettingsValues) => void;
}

function ChangeableFields({ values, onChange }: ChangeableFieldsProps): ReactElement {
  return (
    <>
      <NativeSelect
        label="Interviews count for"
        description="In months. Older ones leave the next fit; what is decided keeps its figures."
        data={months}
        value={String(values.windowMonths)}
        onChange={(event) => onChange({ ...values, windowMonths: Number(event.currentTarget.value) })}
      />
      <RadioField
        label="Levels by name"
        choices={[
          {
            value: 'self',
            label: 'Each person sees their own',
            about: 'Nobody else does, calibration leads included.',
          },
          {
            value: 'leads',
            label: 'Calibration leads see them too',
            about: 'Each look is noted in the audit trail. Never for judging anybody’s work.',
          },
        ]}
        value={values.showsLevels ? 'leads' : 'self'}
        onChange={(choice) => onChange({ ...values, showsLevels: choice === 'leads' })}
      />
    </>
  );
}

function levelsWords(showsLevels: boolean): string {
  return showsLevels
    ? 'Calibration leads see levels by name; each look is noted.'
    : 'Each person sees their own level, and nobody else does.';
}

function lockWords(isLocked: boolean): string {
  return isLocked
    ? 'The switch stays as it is from the first submitted card on, and for you while you owe a card: figures that people have seen must not come or go afterwards.'
    : 'An admin or a calibration lead can switch it until the first card is submitted.';
}
