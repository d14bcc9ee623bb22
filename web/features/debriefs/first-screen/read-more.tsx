import { UnstyledButton } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import classes from '#web/features/debriefs/first-screen/issues.module.css';

/** About six lines of half a column. */
const longText = 260;

/** A text of which a long one is cut short until somebody wants all of it. */
export function ReadMore({ text, of }: { readonly text: string; readonly of: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  if (text.length <= longText) return <p className={classes.evidence}>{text}</p>;
  return (
    <>
      <p className={classes.evidence} data-cut={!isOpen || undefined}>
        {text}
      </p>
      <UnstyledButton
        className={classes.more}
        aria-expanded={isOpen}
        aria-label={`${isOpen ? 'Show less' : 'Read all'} of ${of}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? 'Show less' : 'Read all'}
      </UnstyledButton>
    </>
  );
}
