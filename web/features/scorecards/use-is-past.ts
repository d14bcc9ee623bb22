import { useEffect, useState } from 'react';

/** Longer timers fire at once. */
const LONGEST_MS = 2_147_483_647;

/** Whether an instant has come; turns true by itself when it does. */
export function useIsPast(instant: string): boolean {
  const at = Date.parse(instant);
  const [now, setNow] = useState(Date.now);
  const isPast = now >= at;
  // A clock outside React.
  useEffect(() => {
    if (isPast) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(at - Date.now() + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [at, isPast]);
  return isPast;
}
