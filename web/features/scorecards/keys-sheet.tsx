import { Button, Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/scorecards/editor.module.css';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';

interface KeysSheetProps {
  readonly areSingleKeysOn: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
}

const keys: readonly (readonly [keys: string, meaning: string])[] = [
  ['1 to 5', 'Score the dimension you are in'],
  ['0', 'Not assessed'],
  ['↑ ↓', 'To the dimension before or after'],
  ['← →', 'To the level before or after'],
  ['Enter', 'From a score into its evidence'],
  ['Esc', 'Out of a text field, so that the keys above act again'],
  ['N', 'To the notes'],
  ['Alt 1 to 8', 'File the text selected in the notes under that dimension'],
  ['Ctrl Enter', 'Submit; on a Mac ⌘ Enter'],
  ['?', 'This list'],
];

export function KeysSheet({ areSingleKeysOn, onSingleKeys, onClose }: KeysSheetProps): ReactElement {
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
        label="Use the keys 1 to 5, 0, N and ?"
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
