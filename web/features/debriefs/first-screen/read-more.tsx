import { UnstyledButton } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import classes from '#web/features/debriefs/first-screen/issues.module.css';

/** A text that is cut short where it is long, until somebody wants all of it. */
export function ReadMore({ text, of }: { readonly text: string; readonly of: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [isCut, setIsCut] = useState(false);
  const paragraph = useRef<HTMLParagraphElement>(null);
  // Only the browser knows how many lines a text takes in this column: the button must not offer what is in sight.
  useEffect(() => {
    const element = paragraph.current;
    if (element === null || isOpen) return;
    const measure = new ResizeObserver(() => setIsCut(element.scrollHeight > element.clientHeight + 1));
    measure.observe(element);
    return () => measure.disconnect();
  }, [isOpen]);
  return (
    <>
      <p ref={paragraph} className={classes.evidence} data-cut={!isOpen || undefined}>
        {text}
      </p>
      {(isCut || isOpen) && (
        <UnstyledButton
          className={classes.more}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Show less' : 'Read all'} of ${of}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : 'Read all'}
        </UnstyledButton>
      )}
    </>
  );
}
