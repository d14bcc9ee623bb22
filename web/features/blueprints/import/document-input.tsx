import { Button, Textarea } from '@mantine/core';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { maxDocumentLength } from '#shared/blueprint-document.ts';
import classes from '#web/features/blueprints/import/import.module.css';
import { acceptedFiles, readFile } from '#web/features/blueprints/import/read-file.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

export interface DocumentSource {
  readonly text: string;
  readonly fileName: string | null;
}

interface DocumentInputProps {
  readonly start: DocumentSource;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Why the text is no blueprint, as a sentence; null before it was read. */
  readonly refusal: string | null;
  readonly onRead: (source: DocumentSource) => void;
}

/** A document as pasted text or as a file. The text stays in the field whatever comes of it. */
export function DocumentInput(props: DocumentInputProps): ReactElement {
  const { start, isPending, error, refusal, onRead } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const fileName = useRef(start.fileName);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  const read = (): void => {
    const text = field.current?.value ?? '';
    const said =
      text.trim() === '' ? 'Paste the text of a blueprint first, or choose a file.' : tooLong(text);
    setProblem(said);
    if (said === null) onRead({ text, fileName: fileName.current });
    else field.current?.focus();
  };

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const reading = await readFile(file);
    if (reading.outcome === 'refused') {
      setProblem(reading.reason);
      return;
    }
    if (field.current !== null) field.current.value = reading.text;
    fileName.current = reading.fileName;
    read();
  };

  const hold = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(true);
  };

  return (
    <form
      className={classes.input}
      aria-label="Document"
      data-over={isOver || undefined}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
      onDragOver={hold}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Textarea
        ref={field}
        className={classes.paste}
        label="Text of the blueprint"
        description="Paste the whole page: adverts and menus around it are left out, and shown as left out."
        defaultValue={start.text}
        rows={14}
        spellCheck={false}
        onChange={() => {
          fileName.current = null;
        }}
      />
      <label className={classes.file}>
        Or choose a file, or drop it here (.txt, .md, .html or .json, at most 1 MB)
        <input
          type="file"
          accept={acceptedFiles}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // The same file chosen again is read again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {problem !== null && (
        <p role="alert" className={classes.refusal}>
          {problem}
        </p>
      )}
      {problem === null && refusal !== null && !isPending && (
        <p role="alert" className={classes.refusal}>
          {refusal} Your text is kept above: paste another one, or correct it and read it again.
        </p>
      )}
      <FormError error={error} />
      <div className={layout.row}>
        <Button type="submit" loading={isPending}>
          Read the document
        </Button>
      </div>
    </form>
  );
}

function tooLong(text: string): string | null {
  return text.length > maxDocumentLength
    ? 'The text is longer than 1 MB. A blueprint is about 60 KB: paste that part of it.'
    : null;
}
