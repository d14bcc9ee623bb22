import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { type NamelessRows, namelessCsv } from '#web/features/calibration/nameless-rows.ts';

interface NamelessCsvProps {
  readonly data: NamelessRows;
  /** Without the ending. */
  readonly fileName: string;
}

/** The figures of people as a file that names nobody. */
export function NamelessCsv({ data, fileName }: NamelessCsvProps): ReactElement {
  return (
    <div className={classes.csv}>
      <Button variant="default" size="xs" onClick={() => save(`${fileName}.csv`, namelessCsv(data))}>
        Download as CSV
      </Button>
      <p>{data.note}</p>
    </div>
  );
}

function save(name: string, text: string): void {
  // The mark at the front tells spreadsheets that this is UTF-8.
  const address = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
