import { Button, Checkbox, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { minSignOffNote, type Qualification } from '#shared/practice.ts';
import { useSignOff } from '#web/features/practice/mutations.ts';
import { missingOn, stepNames, stepsWords } from '#web/features/practice/practice-words.ts';
import { PracticeMark, SignOffMark, StepMark } from '#web/features/practice/step-mark.tsx';
import facts from '#web/ui/facts.module.css';
import layout from '#web/ui/layout.module.css';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface SignOffPanelProps {
  readonly blueprintId: string;
  readonly qualification: Qualification;
  readonly onClose: () => void;
}

/** One person's steps, and the sign-off by whoever may give it. */
export function SignOffPanel({ blueprintId, qualification, onClose }: SignOffPanelProps): ReactElement {
  const { person, path, can } = qualification;
  return (
    <SidePanel title={person.name} onClose={onClose}>
      <dl className={facts.facts}>
        <dt>{stepNames.practice}</dt>
        <dd>
          <PracticeMark practice={path.practice} />
        </dd>
        <dt>{stepNames.shadow}</dt>
        <dd>
          <StepMark doneAt={path.shadow.doneAt} />
        </dd>
        <dt>{stepNames.reverse_shadow}</dt>
        <dd>
          <StepMark doneAt={path.reverseShadow.doneAt} />
        </dd>
        <dt>{stepNames.sign_off}</dt>
        <dd>
          <SignOffMark signOff={path.signOff} />
        </dd>
        {path.signOff !== null && (
          <>
            <dt>Note</dt>
            <dd>{path.signOff.note}</dd>
          </>
        )}
      </dl>
      {can.signOff && <SignOffForm blueprintId={blueprintId} qualification={qualification} />}
      {!can.signOff && path.signOff === null && (
        <p className={layout.note}>Nobody signs themselves off; a colleague who may will.</p>
      )}
    </SidePanel>
  );
}

function SignOffForm({
  blueprintId,
  qualification,
}: Pick<SignOffPanelProps, 'blueprintId' | 'qualification'>): ReactElement {
  const { person, path } = qualification;
  const [note, setNote] = useState('');
  const [isDespite, setIsDespite] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const signOff = useSignOff(blueprintId);
  const missing = missingOn(path);
  const isNoteFit = note.trim().length >= minSignOffNote;
  const isReady = isNoteFit && (missing.length === 0 || isDespite);
  return (
    <form
      noValidate
      className={layout.form}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(true);
        if (!isReady) return;
        signOff.mutate(
          {
            params: { blueprintId, memberId: person.id },
            body: { note: note.trim(), despite: missing.length > 0 },
          },
          { onSuccess: () => toast(`${person.name} is signed off.`) },
        );
      }}
    >
      {missing.length > 0 && (
        <Checkbox
          label={`Sign off without ${stepsWords(missing)}`}
          description="What is missing is kept with your note."
          checked={isDespite}
          onChange={(event) => setIsDespite(event.currentTarget.checked)}
          error={isTold && !isDespite ? 'Tick this, or wait for the steps.' : undefined}
        />
      )}
      <Textarea
        label={missing.length > 0 ? 'Why that is enough' : 'What your sign-off rests on'}
        description="Kept with your name. The person reads it."
        rows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTold && !isNoteFit ? `Write at least ${minSignOffNote} characters.` : undefined}
      />
      <FormError error={signOff.error} />
      <div>
        <Button type="submit" loading={signOff.isPending}>
          Sign off {person.name}
        </Button>
      </div>
    </form>
  );
}
