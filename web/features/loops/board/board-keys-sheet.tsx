import { Button, Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/loops/board/board.module.css';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

interface BoardKeysSheetProps {
  readonly areSingleKeysOn: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
}

const keys: readonly (readonly [keys: string, meaning: string])[] = [
  ['J K', 'To the next loop, to the one before'],
  ['↓ ↑', 'The same, from a loop on'],
  ['Enter', 'Open the loop'],
  ['X', 'Select the loop, or take it out'],
  ['/', 'To the search'],
  ['Esc', 'Out of the search; clear the selection'],
  ['?', 'This list'],
];

export function BoardKeysSheet(props: BoardKeysSheetProps): ReactElement {
  const { areSingleKeysOn, onSingleKeys, onClose } = props;
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={classes.keys}>
        {keys.map(([press, meaning]) => (
          <div key={press}>
            <dt>
              <kbd>{press}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Use the keys J, K, X, / and ?"
        description="They act outside text fields. Turn them off if you dictate or use other aids."
        checked={areSingleKeysOn}
        onChange={(event) => onSingleKeys(event.currentTarget.checked)}
      />
      <DialogActions>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
