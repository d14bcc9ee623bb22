import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import classes from '#web/features/loops/board/board.module.css';
import { OwnerDialog, type OwnerPicker } from '#web/features/loops/board/owner-dialog.tsx';
import { useBulkActs } from '#web/features/loops/board/use-bulk-acts.ts';
import { count } from '#web/ui/format.ts';

/** What the contracts take at once. */
const MOST = 100;

interface BulkBarProps {
  readonly selected: readonly string[];
  readonly shown: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly ownerPicker: OwnerPicker;
}

/** What can be done with the loops that are selected. */
export function BulkBar({ selected, shown, onSelect, ownerPicker }: BulkBarProps): ReactElement {
  const acts = useBulkActs();
  const [isGiving, setIsGiving] = useState(false);
  const isTooMany = selected.length > MOST;
  return (
    <section className={classes.bulk} aria-label="Selected loops">
      <strong role="status">
        {isTooMany
          ? `${count(selected.length, 'loop', 'loops')} selected: ${MOST} at most`
          : `${count(selected.length, 'loop', 'loops')} selected`}
      </strong>
      <Button
        variant="default"
        size="compact-md"
        disabled={isTooMany}
        loading={acts.isPending}
        onClick={() => acts.nudge(selected)}
      >
        Remind of due scorecards
      </Button>
      <Button
        variant="default"
        size="compact-md"
        disabled={isTooMany || acts.isPending}
        onClick={() => setIsGiving(true)}
      >
        Change the owner
      </Button>
      {selected.length < shown.length && (
        <Button variant="subtle" size="compact-md" onClick={() => onSelect(shown)}>
          Select all shown
        </Button>
      )}
      <Button variant="subtle" size="compact-md" onClick={() => onSelect([])}>
        Clear
      </Button>
      {isGiving && (
        <OwnerDialog
          loops={selected.length}
          isPending={acts.isPending}
          picker={ownerPicker}
          onPick={(owner) => acts.assign(selected, owner, () => setIsGiving(false))}
          onClose={() => setIsGiving(false)}
        />
      )}
    </section>
  );
}
