import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { type NamelessRows, namelessCsv } from '#web/features/calibration/nameless-rows.ts';
import { saveCsv } from '#web/ui/save-file.ts';

interface NamelessCsvProps {
  readonly data: NamelessRows;
  /** Without the ending. */
  readonly fileName: string;
}

/** The figures of people as a file that names nobody. */
export function NamelessCsv({ data, fileName }: NamelessCsvProps): ReactElement {
  return (
    <div className={classes.csv}>
      <Button variant="default" size="xs" onClick={() => saveCsv(`${fileName}.csv`, namelessCsv(data))}>
        Download as CSV
      </Button>
      <p>{data.note}</p>
    </div>
  );
}
