import { Button, TextInput } from '@mantine/core';
import { type ReactElement, useRef, useState } from 'react';
import { maxResumeBytes, type Resume, ResumeUrl } from '#shared/resumes.ts';
import { ProblemError } from '#web/api/problem-error.ts';
import { useLinkResume, useUploadResume } from '#web/features/resumes/mutations.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface ResumeInputProps {
  readonly found: Resume;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** A PDF that was picked. */
interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is refused for what it is, is refused again. */
function mayPass(error: Error): boolean {
  return (
    !(error instanceof ProblemError) || error.problem.status >= 500 || error.retryAfterSeconds !== undefined
  );
}

/** A resume as a PDF, or as the place where it is. */
export function ResumeInput({ found, onDone, onCancel }: ResumeInputProps): ReactElement {
  const [upload, link] = [useUploadResume(), useLinkResume()];
  const [url, setUrl] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const common = { params: { candidateId: found.candidateId }, ifMatch: found.version };
  const send = ({ bytes: body }: ChosenFile): void =>
    // A key of its own: the file itself is too long to be compared with the last one.
    upload.mutate({ ...common, body, idempotencyKey: crypto.randomUUID() }, { onSuccess: onDone });
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const fits = file.size <= maxResumeBytes;
    setRefusal(fits ? null : 'The file is larger than 10 MB.');
    if (!fits) return setChosen(null);
    // Read now: a file that is chosen may be changed or gone by the time it is tried again.
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = { name: file.name, bytes };
    setChosen(taken);
    send(taken);
  };
  const takeLink = (): void => {
    const given = url.trim();
    const isLink = ResumeUrl.safeParse(given).success;
    setRefusal(isLink ? null : 'Give an https address, without a password in it.');
    if (isLink) link.mutate({ ...common, body: { url: given } }, { onSuccess: onDone });
  };
  return (
    <div className={layout.form}>
      <div className={layout.row}>
        <input
          ref={input}
          type="file"
          accept="application/pdf,.pdf"
          hidden
          aria-label="Resume as a PDF"
          onChange={(event) => {
            void takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button variant="default" loading={upload.isPending} onClick={() => input.current?.click()}>
          Add a PDF
        </Button>
        <span className={layout.note}>Up to 10 MB.</span>
      </div>
      <FormError error={upload.error} />
      {chosen !== null && upload.error !== null && mayPass(upload.error) && (
        <div className={layout.row}>
          <span>{chosen.name} is still chosen.</span>
          <Button onClick={() => send(chosen)}>Try again</Button>
        </div>
      )}
      <form
        className={layout.form}
        onSubmit={(event) => {
          event.preventDefault();
          takeLink();
        }}
        noValidate
      >
        <TextInput
          label="Or the address where it is"
          type="url"
          value={url}
          error={refusal}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <div className={layout.row}>
          <Button type="submit" variant="default" loading={link.isPending} disabled={url.trim() === ''}>
            Keep this address
          </Button>
          {onCancel !== undefined && (
            <Button variant="subtle" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      </form>
      <FormError error={link.error} />
    </div>
  );
}
