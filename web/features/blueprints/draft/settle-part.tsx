import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { addRoundFor, fillRounds } from '#web/features/blueprints/draft/kit-edits.ts';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';
import type { SettleItem } from '#web/features/blueprints/draft/places.ts';
import { focusNeighbour } from '#web/features/blueprints/focus-neighbour.ts';
import { nameOf } from '#web/features/blueprints/kit/kit-words.ts';
import { count } from '#web/ui/format.ts';

interface SettlePartProps {
  readonly kit: KitDraft;
  readonly items: readonly SettleItem[];
}

/** What stands between the draft and its publication, and what deserves a second look. */
export function SettlePart({ kit, items }: SettlePartProps): ReactElement {
  const { editWithUndo } = useDraftEdit();
  const must = items.filter(({ severity }) => severity === 'must');
  const should = items.filter(({ severity }) => severity === 'should');
  const canFill =
    kit.rounds.some(({ dimensions }) => dimensions.length === 0) &&
    kit.exercises.some(({ dimensions }) => dimensions.length > 0);
  return (
    <PartFrame
      part="settle"
      about={
        must.length === 0
          ? 'Nothing stands in the way of publishing.'
          : `${count(must.length, 'thing has', 'things have')} to be settled before this can be published. Each leads to its place.`
      }
    >
      {canFill && (
        <p className={classes.row}>
          <span>Some rounds score nothing yet.</span>
          <Button
            variant="default"
            size="compact-md"
            onClick={() =>
              editWithUndo('Rounds filled', ({ kit: now, proposals }) => ({
                kit: fillRounds(now),
                proposals,
              }))
            }
          >
            Fill them from what their exercises show
          </Button>
        </p>
      )}
      <SettleList title="To settle before publishing" kit={kit} items={must} />
      <SettleList title="Worth a second look" kit={kit} items={should} />
    </PartFrame>
  );
}

interface SettleListProps {
  readonly title: string;
  readonly kit: KitDraft;
  readonly items: readonly SettleItem[];
}

function SettleList({ title, kit, items }: SettleListProps): ReactElement | null {
  const { editWithUndo } = useDraftEdit();
  if (items.length === 0) return null;
  return (
    <div className={classes.group}>
      <h3>
        {title} ({items.length})
      </h3>
      <ul className={classes.settle}>
        {items.map(({ path, kind, place, words, lacksRound }) => (
          <li key={`${path} ${kind} ${words}`}>
            <PlaceLink at={path}>{place}</PlaceLink>
            <span>{words}</span>
            {lacksRound !== null && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Add a round for it: ${nameOf(kit.dimensions, lacksRound)}`}
                onClick={(event) => {
                  focusNeighbour(event.currentTarget.closest('li'));
                  editWithUndo(
                    `${nameOf(kit.dimensions, lacksRound)} is scored in one more round`,
                    ({ kit: now, proposals }) => ({ kit: addRoundFor(now, lacksRound), proposals }),
                  );
                }}
              >
                Add a round for it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
