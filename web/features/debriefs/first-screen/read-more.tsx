import { UnstyledButton } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import classes from '#web/features/debriefs/first-screen/issues.module.css';

interface ReadMoreProps {
  /** "Ana Costa’s evidence": what the button is about, for those who hear it alone. */
  readonly of: string;
  /** Paragraphs; those marked `data-clamp` are cut short. */
  readonly children: ReactNode;
  /** What else can be done with them, in the line of the button: height is dear here. */
  readonly beside?: ReactNode;
}

/** Texts that are cut short where they are long, until somebody wants all of them. */
export function ReadMore({ of, children, beside }: ReadMoreProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [isCut, setIsCut] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  // Only the browser knows how many lines a text takes in this column: the button must not offer what is in sight.
  useEffect(() => {
    const element = frame.current;
    if (element === null || isOpen) return;
    const measure = new ResizeObserver(() =>
      setIsCut([...element.querySelectorAll('[data-clamp]')].some(isCutShort)),
    );
    measure.observe(element);
    return () => measure.disconnect();
  }, [isOpen]);
  return (
    <>
      <div ref={frame} data-cut={!isOpen || undefined}>
        {children}
      </div>
      <div className={classes.below}>
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
        {beside}
      </div>
    </>
  );
}

function isCutShort(element: Element): boolean {
  return element.scrollHeight > element.clientHeight + 1;
}
