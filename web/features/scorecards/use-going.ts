import { useEffect, useState } from 'react';
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
  // The field may be drawn, or its part shown, only with this very change.
  useEffect(() => {
    if (goal === null || goal.part !== part) return;
    focusField(goal.fieldId);
    setGoal(null);
  }, [goal, part]);
  return (fieldId, to) => {
    if (part !== to) onPart(to);
    setGoal({ fieldId, part: to });
  };
}
