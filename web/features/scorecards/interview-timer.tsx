import { Button } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import classes from '#web/features/scorecards/guide.module.css';

interface InterviewTimerProps {
  readonly minutes: { readonly min: number; readonly max: number };
}

interface Running {
  /** What had gone by when it was last started. */
  readonly beforeMs: number;
  /** Null while it stands still. */
  readonly startedAt: number | null;
}

/** The planned minutes, and a watch to hold against them. It says nothing by itself. */
export function InterviewTimer({ minutes }: InterviewTimerProps): ReactElement {
  const [watch, setWatch] = useState<Running>({ beforeMs: 0, startedAt: null });
  const [now, setNow] = useState(0);
  const toggleRef = useRef<HTMLButtonElement>(null);
  const isRunning = watch.startedAt !== null;
  // A clock outside React.
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const goneBy = (at: number): number =>
    watch.beforeMs + (watch.startedAt === null ? 0 : Math.max(0, at - watch.startedAt));
  const goneMs = goneBy(now);
  const toggle = (): void => {
    const at = Date.now();
    setNow(at);
    setWatch({ beforeMs: goneBy(at), startedAt: isRunning ? null : at });
  };
  return (
    <div className={classes.timer}>
      <span>{planned(minutes)}</span>
      {(isRunning || goneMs > 0) && (
        <span role="timer" aria-label="Time gone" className="eh-figures">
          {clock(goneMs)}
        </span>
      )}
      <Button ref={toggleRef} variant="default" size="compact-sm" onClick={toggle}>
        {isRunning ? 'Stop the timer' : goneMs > 0 ? 'Go on' : 'Start a timer'}
      </Button>
      {!isRunning && goneMs > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setWatch({ beforeMs: 0, startedAt: null });
            // This button goes away, and the focus must not.
            toggleRef.current?.focus();
          }}
        >
          Set to zero
        </Button>
      )}
    </div>
  );
}

function planned({ min, max }: InterviewTimerProps['minutes']): string {
  return min === max ? `${min} minutes` : `${min} to ${max} minutes`;
}

/** 12:04 */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
