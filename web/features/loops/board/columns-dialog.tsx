import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { BoardColumn } from '#shared/board.ts';
import { columnWords } from '#web/features/loops/board/board-words.ts';
import { ChoicesField } from '#web/ui/choices-field.tsx';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

interface ColumnsDialogProps {
  readonly hidden: readonly BoardColumn[];
  readonly onChange: (hidden: readonly BoardColumn[]) => void;
  readonly onClose: () => void;
}

/** Which columns the board has; it changes behind the dialog while one chooses. */
export function ColumnsDialog({ hidden, onChange, onClose }: ColumnsDialogProps): ReactElement {
  return (
    <Dialog title="Columns" onClose={onClose}>
      <ChoicesField
        label="Shown beside the candidate"
        choices={BoardColumn.options.map((value) => ({ value, label: columnWords[value] }))}
        value={BoardColumn.options.filter((column) => !hidden.includes(column))}
        onChange={(shown) => onChange(BoardColumn.options.filter((column) => !shown.includes(column)))}
      />
      <DialogActions>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
