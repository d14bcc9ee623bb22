import { TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useId, useState } from 'react';
import { ChoiceList, choiceId } from '#web/features/palette/choice-list.tsx';
import { type Choice, groupsOf, type PaletteShell } from '#web/features/palette/groups.ts';
import classes from '#web/features/palette/palette.module.css';
import { type Among, foundQuery, recentQuery } from '#web/features/palette/queries.ts';
import { openedAt, readRecent } from '#web/features/palette/recent.ts';
import { Dialog } from '#web/ui/dialog.tsx';

const TYPING_DELAY_MS = 120;

const openLoops: Among = { kind: 'loop', state: 'open' };
const everything: Among = {};

export interface PaletteProps {
  readonly shell: PaletteShell;
  readonly onClose: () => void;
}

/** One field that finds people, jobs, candidates and loops, begins actions and goes to pages. A combobox after WAI-ARIA's. */
export function Palette({ shell, onClose }: PaletteProps): ReactElement {
  const [text, setText] = useState('');
  const [isScheduling, setIsScheduling] = useState(false);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [isEntered, setIsEntered] = useState(false);
  const listId = useId();

  const among = isScheduling ? openLoops : everything;
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, TYPING_DELAY_MS, { leading: true });
  const [opened] = useState(() => recentElsewhere(shell.whose));
  const found = useQuery(foundQuery(asked, among));
  const recent = useQuery(recentQuery(opened, among));
  const source = typed === '' ? recent : found;
  const isBehind = typed !== asked || (source.isEnabled && (source.isPending || source.isPlaceholderData));

  const type = (next: string): void => {
    setText(next);
    setChosenKey(null);
    setIsEntered(false);
  };
  const setStep = (schedules: boolean): void => {
    type('');
    setIsScheduling(schedules);
  };
  const groups = groupsOf({
    typed,
    isScheduling,
    shell,
    recent: recent.data?.items ?? [],
    found: typed === '' ? [] : (found.data?.items ?? []),
    more: typed === '' ? [] : (found.data?.more ?? []),
    onSchedule: () => setStep(true),
  });
  const choices = groups.flatMap((group) => group.choices);
  const active = choices.find(({ key }) => key === chosenKey) ?? choices[0];

  const run = ({ run: go, stays = false }: Choice): void => {
    if (!stays) onClose();
    go();
  };
  // What stands first may change with the answer on its way: Enter then means the first of that.
  const waits = isBehind && chosenKey === null && (typed === '' || active?.isFound !== false);
  const entered = isEntered && !waits ? active : undefined;
  // The answer comes at its own time, long after the key was pressed.
  useEffect(() => {
    if (entered === undefined) return;
    setIsEntered(false);
    run(entered);
  });

  const move = (steps: number): void => {
    const at = active === undefined ? -1 : choices.indexOf(active);
    setChosenKey(choices.at((at + steps) % Math.max(choices.length, 1))?.key ?? null);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') setIsEntered(true);
    else if (event.key === 'Backspace' && text === '' && isScheduling) setStep(false);
    else return;
    event.preventDefault();
  };
  const title = isScheduling ? 'Schedule an interview on which loop?' : 'Search';
  return (
    <Dialog title={title} onClose={isScheduling ? () => setStep(false) : onClose}>
      <div className={classes.field}>
        <TextInput
          aria-label={title}
          placeholder={isScheduling ? 'Candidate' : 'Person, job, candidate, loop, action or page'}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : choiceId(listId, active)}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          data-autofocus
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <UnstyledButton className={classes.close} onClick={onClose}>
          Close
        </UnstyledButton>
      </div>
      {source.isError && (
        <p role="alert" className={classes.failed}>
          The search could not be done. Actions and pages are here all the same.
        </p>
      )}
      <ChoiceList
        id={listId}
        nothing={isBehind || source.isError ? '' : nothingWords(typed)}
        groups={groups}
        active={active}
        comingRecent={typed === '' && recent.isLoading ? opened.length : 0}
        onPoint={setChosenKey}
        onRun={run}
      />
      <VisuallyHidden role="status">{isBehind ? '' : countWords(choices.length)}</VisuallyHidden>
      <p className={classes.keys} aria-hidden>
        <kbd>↑</kbd> <kbd>↓</kbd> to choose, <kbd>Enter</kbd> to open, <kbd>Esc</kbd>{' '}
        {isScheduling ? 'to go back' : 'to close'}
      </p>
    </Dialog>
  );
}

/** Nobody has to go where they are. */
function recentElsewhere(whose: string): readonly string[] {
  const here = openedAt(window.location.pathname + window.location.search);
  return readRecent(whose).filter((text) => text !== here);
}

function nothingWords(typed: string): string {
  return typed === '' ? 'Type the candidate’s name.' : `Nothing found for “${typed}”.`;
}

function countWords(found: number): string {
  if (found === 0) return 'Nothing found';
  return found === 1 ? '1 result' : `${found} results`;
}
