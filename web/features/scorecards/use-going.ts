import { useCallback, useEffect, useRef, useState } from 'react';
import type { CardPart } from '#web/features/scorecards/card-part.ts';
import { focusField } from '#web/features/scorecards/focus-field.ts';

interface Goal {
  readonly fieldId: string;
  readonly part: CardPart;
}

/** Takes the reader to a field, once it is drawn and, on a narrow screen, the part of the card that it stands in. */
export function useGoing(
  part: CardPart,
  onPart: (part: CardPart) => void,
): (fieldId: string, to: CardPart) => void {
  const [goal, setGoal] = useState<Goal | null>(null);
  /** The last one reached: taking it out of the state would draw the card once more. */
  const reached = useRef<Goal | null>(null);
  // The field may be drawn, or its part shown, only with this very change.
  useEffect(() => {
    if (goal === null || goal === reached.current || goal.part !== part) return;
    focusField(goal.fieldId);
    reached.current = goal;
  }, [goal, part]);
  return useCallback(
    (fieldId, to) => {
      if (part !== to) onPart(to);
      setGoal({ fieldId, part: to });
    },
    [part, onPart],
  );
}
