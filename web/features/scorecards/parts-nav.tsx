import { type ReactElement, useRef } from 'react';
import { type CardPart, cardParts } from '#web/features/scorecards/card-part.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { usePlaces } from '#web/features/scorecards/use-places.ts';

interface PartsNavProps {
  readonly part: CardPart;
  readonly onPart: (part: CardPart) => void;
}

const names: Record<CardPart, string> = { guide: 'Guide', notes: 'Notes', score: 'Score' };

/** On narrow screens, where one part is shown at a time. */
export function PartsNav({ part, onPart }: PartsNavProps): ReactElement {
  const navRef = useRef<HTMLElement>(null);
  usePlaces(part, navRef);
  return (
    <nav ref={navRef} className={classes.parts} aria-label="Parts of the card">
      {cardParts.map((one) => (
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
