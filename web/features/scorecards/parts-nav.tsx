import type { ReactElement } from 'react';
import classes from '#web/features/scorecards/editor.module.css';

export type CardPart = 'guide' | 'notes' | 'score';

interface PartsNavProps {
  readonly part: CardPart;
  readonly onPart: (part: CardPart) => void;
}

const names: Record<CardPart, string> = { guide: 'Guide', notes: 'Notes', score: 'Score' };

/** On narrow screens, where one part is shown at a time. */
export function PartsNav({ part, onPart }: PartsNavProps): ReactElement {
  return (
    <nav className={classes.parts} aria-label="Parts of the card">
      {(['guide', 'notes', 'score'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === part ? 'true' : undefined}
          onClick={() => onPart(one)}
        >
          {names[one]}
        </button>
      ))}
    </nav>
  );
}
