import { Button, Textarea } from '@mantine/core';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { importLimits } from '#shared/candidate-imports.ts';
import classes from '#web/features/candidate-imports/imports.module.css';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface TableInputProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onTable: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** A table to hand in: a file that is chosen or dropped, or cells that are pasted from a spreadsheet. */
export function TableInput({ isPending, error, onTable }: TableInputProps): ReactElement {
  const [text, setText] = useState('');
  const [isOver, setIsOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<Error | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: Blob | undefined): Promise<void> => {
    if (file === undefined) return;
    const fits = file.size <= importLimits.bytes;
    setTooLarge(fits ? null : new RangeError('too large'));
    if (fits) onTable(new Uint8Array(await file.arrayBuffer()));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className={classes.input}>
      <section
        className={classes.drop}
        data-over={isOver || undefined}
        aria-label="A file"
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p>Drop a CSV file here, or</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          aria-label="CSV file"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button loading={isPending} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <p className={layout.note}>
          Up to 10 MB and 20,000 lines; the first line names the columns. UTF-8 and Windows encoding, with
          commas, semicolons or tabs.
        </p>
      </section>
      {tooLarge !== null ? (
        <p role="alert">The file is larger than 10 MB. Hand it in in parts.</p>
      ) : (
        <FormError error={error} />
      )}
      <form
        className={classes.paste}
        onSubmit={(event) => {
          event.preventDefault();
          void take(new Blob([text]));
        }}
      >
        <Textarea
          label="Or paste the lines"
          description="With the line that names the columns, as they come from a spreadsheet."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          minRows={4}
          autosize
          maxRows={12}
        />
        <div className={layout.row}>
          <Button type="submit" variant="default" loading={isPending} disabled={text.trim() === ''}>
            Look at these lines
          </Button>
        </div>
      </form>
    </div>
  );
}
