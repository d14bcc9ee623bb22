import type { CardContent } from '#shared/scorecards.ts';
import { choose, type EditCard } from '#web/features/scorecards/card-edits.ts';
import { type CardCommand, useCardKeys } from '#web/features/scorecards/card-keys.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import { focusDimension, focusField } from '#web/features/scorecards/focus-field.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';

interface CardCommandsOptions {
  readonly kit: CardKit;
  readonly content: CardContent;
  readonly edit: EditCard;
  /** The place of the dimension that the keys act on. */
  readonly current: number;
  readonly areSingleKeysOn: boolean;
  /** Focuses a field once it is drawn. */
  readonly onGo: (fieldId: string) => void;
  readonly onNotes: () => void;
  readonly onFile: (position: number) => void;
  readonly onSubmit: () => void;
  readonly onHelp: () => void;
}

/** What the keys do on the card. */
export function useCardCommands(options: CardCommandsOptions): void {
  const { kit, content, edit, current, areSingleKeysOn, onGo, onNotes, onFile, onSubmit, onHelp } = options;
  const dimension = kit.dimensions[current];

  const act = (command: CardCommand): boolean => {
    switch (command.kind) {
      case 'choose':
        if (dimension === undefined) return false;
        edit((card) => choose(card, dimension.id, command.choice));
        onGo(
          command.choice === 'not_assessed'
            ? fieldIds.reason(dimension.id)
            : fieldIds.score(dimension.id, command.choice),
        );
        return true;
      case 'move': {
        const next = current + command.step;
        // Behind the last dimension comes the recommendation, which is the next thing to decide.
        return next === kit.dimensions.length ? focusField(recommendationId(content)) : focusDimension(next);
      }
      case 'write':
        return (
          dimension !== undefined &&
          (focusField(fieldIds.reason(dimension.id)) || focusField(fieldIds.evidence(dimension.id)))
        );
      case 'leave':
        return focusDimension(current);
      case 'notes':
        onNotes();
        return true;
      case 'file':
        if (command.position >= kit.dimensions.length) return false;
        onFile(command.position);
        return true;
      case 'submit':
        onSubmit();
        return true;
      case 'help':
        onHelp();
        return true;
    }
  };
  useCardKeys(areSingleKeysOn, act);
}

function recommendationId({ recommendation }: CardContent): string {
  return recommendation === null ? fieldIds.recommendation : `recommendation-${recommendation}`;
}
