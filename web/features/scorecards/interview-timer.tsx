import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import classes from '#web/features/scorecards/guide.module.css';

interface InterviewTimerProps {
  readonly seatId: string;
  readonly minutes: { readonly min: number; readonly max: number };
}

const Watch = z.object({
  /** What had gone by when it was last started. */
  beforeMs: z.number().nonnegative(),
  /** Null while it stands still. */
  startedAt: z.number().nullable(),
});
type Watch = z.infer<typeof Watch>;

const atZero: Watch = { beforeMs: 0, startedAt: null };
/** A watch that has run for longer was forgotten, and begins anew. */
const LONGEST_MS = 12 * 3_600_000;

/**
 * The planned minutes, and a watch to hold against them. It says nothing by itself, and goes on through a reload and in
 * every tab that shows the card.
 */
export function InterviewTimer({ seatId, minutes }: InterviewTimerProps): ReactElement {
  const [watch, setWatch] = useLocalStorage<Watch>({
    key: `evenhand.timer.${seatId}`,
    defaultValue: atZero,
    getInitialValueInEffect: false,
    deserialize: readWatch,
  });
  const [now, setNow] = useState(Date.now);
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
            setWatch(atZero);
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

/** What this browser keeps may be of an older version, or anything at all. */
function readWatch(kept: string | undefined): Watch {
  try {
    const watch = Watch.parse(JSON.parse(kept ?? 'null'));
    return watch.startedAt !== null && Date.now() - watch.startedAt > LONGEST_MS ? atZero : watch;
  } catch {
    return atZero;
  }
}

function planned({ min, max }: InterviewTimerProps['minutes']): string {
  return min === max ? `${min} minutes` : `${min} to ${max} minutes`;
}

/** 12:04 */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
