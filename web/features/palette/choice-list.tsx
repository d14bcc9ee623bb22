import { type ReactElement, useEffect } from 'react';
import type { Choice, Group } from '#web/features/palette/groups.ts';
import classes from '#web/features/palette/palette.module.css';

/** What the field's aria-activedescendant says. */
export const choiceId = (listId: string, { key }: Choice): string => `${listId}${key.replaceAll(' ', '-')}`;

/** How high a line is, as the style sheet says, on a wide screen. */
const ROW_PX = 36;

interface ChoiceListProps {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly active: Choice | undefined;
  /** So many recent items are on their way: their room is kept, so that nothing moves. */
  readonly comingRecent: number;
  /** Said where there is nothing to choose. */
  readonly nothing: string;
  readonly onPoint: (key: string) => void;
  readonly onRun: (choice: Choice) => void;
}

/** The list box under the field. The focus stays in the field, whose keys move through it. */
export function ChoiceList({
  id,
  groups,
  active,
  comingRecent,
  nothing,
  onPoint,
  onRun,
}: ChoiceListProps): ReactElement {
  const activeId = active === undefined ? undefined : choiceId(id, active);
  // Only focus scrolls by itself, and the focus is elsewhere.
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div className={classes.area}>
      {groups.length === 0 && <p className={classes.nothing}>{nothing}</p>}
      <div id={id} role="listbox" aria-label="Results" className={classes.list}>
        {comingRecent > 0 && <div aria-hidden style={{ height: ROW_PX * (comingRecent + 1) }} />}
        {groups.map(({ name, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box holds groups, and a fieldset would be one of a form
          <div key={name} role="group" aria-labelledby={`${id}${name}`}>
            <p id={`${id}${name}`} role="presentation" className={classes.group}>
              {name}
            </p>
            {choices.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
              // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
              <div
                key={choice.key}
                id={choiceId(id, choice)}
                role="option"
                aria-selected={choice.key === active?.key}
                className={classes.choice}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => onPoint(choice.key)}
                onClick={() => onRun(choice)}
              >
                <span>{choice.words}</span>{' '}
                {choice.about !== '' && <span className={classes.about}>{choice.about}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
