import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { minEvidenceLength } from '#shared/scorecards.ts';
import { maxEvidence } from '#web/features/scorecards/card-edits.ts';
import { evidenceLack } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { count } from '#web/ui/format.ts';

interface EvidenceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Whether the card can't be submitted without it. */
  readonly isNeeded: boolean;
}

/** What was seen or said. How much is missing is said beside it, never in red: nothing is wrong with an unfinished text. */
export function EvidenceField({ id, label, value, onChange, isNeeded }: EvidenceFieldProps): ReactElement {
  const lack = evidenceLack(value);
  const noteId = `${id}-note`;
  return (
    <div>
      <Textarea
        id={id}
        label={label}
        classNames={{ input: classes.evidence ?? '' }}
        rows={3}
        maxLength={maxEvidence}
        value={value}
        aria-describedby={noteId}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={noteId} className={classes.fieldNote}>
        <span>What was said or done. The candidate may ask to read this.</span>
        <span className="eh-figures">{roomWords(value, lack, isNeeded)}</span>
      </p>
    </div>
  );
}

function roomWords(value: string, lack: number, isNeeded: boolean): string {
  if (value.length >= maxEvidence) return `No more than ${maxEvidence} characters fit here.`;
  if (!isNeeded || lack === 0) return '';
  if (lack === minEvidenceLength) return `At least ${minEvidenceLength} characters`;
  return `${count(lack, 'more character', 'more characters')}`;
}
