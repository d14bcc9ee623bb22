import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EndReason } from '#shared/candidate-endings.ts';
import classes from '#web/features/loops/board/board.module.css';
import { OwnerDialog, type OwnerPicker } from '#web/features/loops/board/owner-dialog.tsx';
import { useBulkActs } from '#web/features/loops/board/use-bulk-acts.ts';
import type { MoveActs } from '#web/features/loops/board/use-move-acts.ts';
import { count } from '#web/ui/format.ts';

/** What the contracts take at once. */
export const MOST = 100;

/** Asks why the candidates of so many loops leave the running; another feature knows the reasons. */
export type EndDialog = (props: {
  readonly loops: number;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onEnd: (ending: { readonly reason: EndReason; readonly note: string }) => void;
  readonly onClose: () => void;
}) => ReactElement;

/** What is being asked about the selected loops. */
export type Asked = 'owner' | 'out' | null;

/** Out of the running, or back into it. */
export type Way = 'out' | 'back';

interface BulkBarProps {
  readonly selected: readonly string[];
  readonly shown: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** In which ways any of them can be moved. */
  readonly ways: readonly Way[];
  readonly moves: MoveActs;
  readonly ownerPicker: OwnerPicker;
  readonly endDialog: EndDialog;
}

/** What can be done with the loops that are selected. */
export function BulkBar(props: BulkBarProps): ReactElement {
  const { selected, shown, onSelect, asked, onAsk, ways, moves, ownerPicker, endDialog: AskReason } = props;
  const acts = useBulkActs();
  const isPending = acts.isPending || moves.isPending;
  const close = (): void => {
    onAsk(null);
    moves.reset();
  };
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
        disabled={isTooMany || isPending}
        onClick={() => onAsk('owner')}
      >
        Change the owner
      </Button>
      {ways.includes('out') && (
        <Button
          variant="default"
          size="compact-md"
          disabled={isTooMany || isPending}
          onClick={() => onAsk('out')}
        >
          Move out of the running
        </Button>
      )}
      {ways.includes('back') && (
        <Button
          variant="default"
          size="compact-md"
          disabled={isTooMany || isPending}
          onClick={() => moves.moveBack(selected)}
        >
          Back into the running
        </Button>
      )}
      {selected.length < shown.length && (
        <Button variant="subtle" size="compact-md" onClick={() => onSelect(shown)}>
          Select all shown
        </Button>
      )}
      <Button variant="subtle" size="compact-md" onClick={() => onSelect([])}>
        Clear
      </Button>
      {asked === 'owner' && (
        <OwnerDialog
          loops={selected.length}
          isPending={acts.isPending}
          picker={ownerPicker}
          onPick={(owner) => acts.assign(selected, owner, close)}
          onClose={close}
        />
      )}
      {asked === 'out' && (
        <AskReason
          loops={selected.length}
          isPending={moves.isPending}
          error={moves.error}
          onEnd={(ending) => moves.moveOut(selected, ending, close)}
          onClose={close}
        />
      )}
    </section>
  );
}
