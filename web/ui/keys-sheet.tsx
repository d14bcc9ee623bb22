import { Button, Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import classes from '#web/ui/keys-sheet.module.css';

/** What to press, and what comes of it. */
export type KeyMeaning = readonly [press: string, meaning: string];

interface KeysSheetProps {
  readonly keys: readonly KeyMeaning[];
  /** Those of them that are single characters, as a sentence names them: "J, K and ?". */
  readonly singleKeys: string;
  readonly areSingleKeysOn: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
}

/** The keys of a page, with the switch for those that dictation would press. */
export function KeysSheet(props: KeysSheetProps): ReactElement {
  const { keys, singleKeys, areSingleKeysOn, onSingleKeys, onClose } = props;
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
        label={`Use the keys ${singleKeys}`}
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
