import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import type { NumberedMark } from '#web/features/blueprints/import/import-state.ts';
import { markWords } from '#web/features/blueprints/import/import-words.ts';
import quiet from '#web/features/blueprints/quiet.module.css';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface ImportItemProps {
  /** `kpis.3` */
  readonly path: string;
  /** What it is, for the buttons: "KPI 4". */
  readonly name: string;
  /** What stands in its place when it is left out. */
  readonly text: string;
  /** It has several fields, and is set apart by a line. */
  readonly isBlock?: boolean;
  readonly children: ReactNode;
}

/** One item with what to look at on it, and the way out of the import and back. */
export function ImportItem({
  path,
  name,
  text,
  isBlock = false,
  children,
}: ImportItemProps): ReactElement | null {
  const { dispatch, leftOut, marks, lookedAt, isAdded } = useImport();
  const isOpen = marks.get(path)?.some(({ index }) => !lookedAt.has(index)) === true;
  if (leftOut.has(path)) {
    // What was added here and taken back was never in the document.
    if (isAdded(path)) return null;
    return (
      <div className={classes.item} data-out>
        <p>Left out: {text}</p>
        <ItemButton name={name} words="Take in" onClick={() => dispatch({ type: 'taken_in', path })} />
      </div>
    );
  }
  return (
    <div
      className={classes.item}
      data-place={path}
      data-block={isBlock || undefined}
      data-open={isOpen || undefined}
    >
      <div className={classes.content}>
        {children}
        <Marks path={path} />
      </div>
      <ItemButton
        name={name}
        words={isAdded(path) ? 'Remove' : 'Leave out'}
        onClick={() => dispatch({ type: 'left_out', path })}
      />
    </div>
  );
}

interface ItemButtonProps {
  readonly name: string;
  readonly words: string;
  readonly onClick: () => void;
}

export function ItemButton({ name, words, onClick }: ItemButtonProps): ReactElement {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={`${classes.out} ${quiet.quiet}`}
      aria-label={`${words}: ${name}`}
      onClick={onClick}
    >
      {words}
    </Button>
  );
}

/** What a person should look at on an item, each with its reason. */
export function Marks({ path }: { readonly path: string }): ReactElement | null {
  const { marks } = useImport();
  const own = marks.get(path);
  if (own === undefined) return null;
  return (
    <ul className={classes.marks}>
      {own.map((mark) => (
        <Mark key={mark.index} mark={mark} />
      ))}
    </ul>
  );
}

export function Mark({ mark }: { readonly mark: NumberedMark }): ReactElement {
  const { dispatch, lookedAt } = useImport();
  const isSettled = lookedAt.has(mark.index);
  return (
    <li>
      <StatusMark shape={isSettled ? 'disc' : 'diamond'}>
        {isSettled ? 'Looked at' : markWords[mark.kind]}
      </StatusMark>
      <span>
        {mark.reason.charAt(0).toUpperCase()}
        {mark.reason.slice(1)}
        {mark.line !== null && ` (line ${mark.line})`}
      </span>
      {!isSettled && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Looks right: ${mark.text.slice(0, 80)}`}
          onClick={() => dispatch({ type: 'looked_at', mark: mark.index })}
        >
          Looks right
        </Button>
      )}
    </li>
  );
}
