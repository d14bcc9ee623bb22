import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { type BoardColumn, nudgeLoops } from '#shared/board.ts';
import type { LoopSummary } from '#shared/loop-list.ts';
import type { Role } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import classes from '#web/features/loops/board/board.module.css';
import { BoardTable } from '#web/features/loops/board/board-table.tsx';
import { type Asked, BulkBar, type EndDialog, MOST, type Way } from '#web/features/loops/board/bulk-bar.tsx';
import { ColumnsDialog } from '#web/features/loops/board/columns-dialog.tsx';
import { boardKeys, boardSingleKeys } from '#web/features/loops/board/key-meanings.ts';
import type { OwnerPicker } from '#web/features/loops/board/owner-dialog.tsx';
import { useBoardKeys } from '#web/features/loops/board/use-board-keys.ts';
import { useMoveActs } from '#web/features/loops/board/use-move-acts.ts';
import { KeysSheet } from '#web/ui/keys-sheet.tsx';
import { readSingleKeys, writeSingleKeys } from '#web/ui/single-keys.ts';

interface BoardProps {
  readonly loops: readonly LoopSummary[];
  readonly roles: readonly Role[];
  readonly hidden: readonly BoardColumn[];
  readonly onHidden: (hidden: readonly BoardColumn[]) => void;
  readonly ownerPicker: OwnerPicker;
  readonly endDialog: EndDialog;
  readonly nameLink: (loop: LoopSummary) => ReactNode;
  readonly stageMark: (stage: LoopSummary['stage']) => ReactNode;
}

/** The loops with what is done with them: by keys, and to many at once. */
export function Board(props: BoardProps): ReactElement {
  const { loops, roles, hidden, onHidden, ownerPicker, endDialog, nameLink, stageMark } = props;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<'keys' | 'columns' | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const moves = useMoveActs();
  const [areSingleKeysOn, setAreSingleKeysOn] = useState(readSingleKeys);
  const maySelect = mayCall(nudgeLoops, roles);
  const shown = loops.map(({ id }) => id);
  // What has left the board meanwhile is not acted on unseen.
  const selected = shown.filter((id) => picked.has(id));
  const ways = waysOf(loops.filter(({ id }) => picked.has(id)));
  const toggle = (id: string): void =>
    setPicked(
      (before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]),
    );
  useBoardKeys({
    areSingleKeysOn,
    onSelect: (id) => {
      if (maySelect) toggle(id);
    },
    onMove: (to) => {
      if (!ways.includes(to) || selected.length > MOST || moves.isPending) return;
      if (to === 'out') setAsked('out');
      else moves.moveBack(selected);
    },
    onLeave: () => setPicked(new Set()),
    onHelp: () => setOpen('keys'),
  });
  return (
    <>
      <div className={classes.tools}>
        <Button variant="subtle" size="compact-md" onClick={() => setOpen('columns')}>
          Columns
        </Button>
        <Button variant="subtle" size="compact-md" onClick={() => setOpen('keys')}>
          Keys
        </Button>
      </div>
      {selected.length > 0 && (
        <BulkBar
          selected={selected}
          shown={shown}
          onSelect={(ids) => setPicked(new Set(ids))}
          asked={asked}
          onAsk={setAsked}
          ways={ways}
          moves={moves}
          ownerPicker={ownerPicker}
          endDialog={endDialog}
        />
      )}
      <BoardTable
        loops={loops}
        hidden={hidden}
        selection={maySelect ? { ids: picked, toggle } : null}
        nameLink={nameLink}
        stageMark={stageMark}
      />
      {open === 'columns' && (
        <ColumnsDialog hidden={hidden} onChange={onHidden} onClose={() => setOpen(null)} />
      )}
      {open === 'keys' && (
        <KeysSheet
          keys={boardKeys}
          singleKeys={boardSingleKeys}
          areSingleKeysOn={areSingleKeysOn}
          onSingleKeys={(areOn) => {
            writeSingleKeys(areOn);
            setAreSingleKeysOn(areOn);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** Which ways the candidates of these loops can be moved, as far as any of them can; who can't, the reply says. */
function waysOf(loops: readonly LoopSummary[]): Way[] {
  const states = new Set(loops.map(({ state }) => state));
  return [
    ...(states.has('open') || states.has('debrief') ? ['out' as const] : []),
    ...(states.has('cancelled') ? ['back' as const] : []),
  ];
}
