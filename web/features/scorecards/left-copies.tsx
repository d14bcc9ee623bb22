import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CardContent } from '#shared/scorecards.ts';
import { type CardCopy, leftCopiesQuery } from '#web/features/scorecards/card-copies.ts';
import { compareCards } from '#web/features/scorecards/compare-cards.ts';
import { fieldIds } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { focusField } from '#web/features/scorecards/focus-field.ts';
import type { CardKit } from '#web/features/scorecards/kit.ts';
import { deviceShelf } from '#web/ui/autosave/device-shelf.ts';
import { isSame } from '#web/ui/is-same.ts';
import { useFormat } from '#web/ui/use-format.tsx';

interface LeftCopiesProps {
  readonly accountId: string;
  readonly seatId: string;
  readonly kit: CardKit;
  /** What the card says now. */
  readonly content: CardContent;
  readonly copies: readonly CardCopy[];
}

/** What was typed on this device and never came into the card: to read, to take over by hand, to delete. */
export function LeftCopies({
  accountId,
  seatId,
  kit,
  content,
  copies,
}: LeftCopiesProps): ReactElement | null {
  const client = useQueryClient();
  const differing = copies.filter(({ copy }) => !isSame(copy.value, content));
  if (differing.length === 0) return null;
  const forget = async (key: string): Promise<void> => {
    await deviceShelf.remove(key).catch(() => undefined);
    client.setQueryData(leftCopiesQuery(accountId, seatId).queryKey, (before = []) =>
      before.filter((one) => one.key !== key),
    );
    // The button is gone with what it deleted. The record of a submitted card has no such line.
    if (!focusField(fieldIds.cardState)) document.querySelector('main')?.focus();
  };
  return (
    <>
      {differing.map((left) => (
        <LeftCopy
          key={left.key}
          left={left}
          kit={kit}
          content={content}
          onForget={() => void forget(left.key)}
        />
      ))}
    </>
  );
}

interface LeftCopyProps {
  readonly left: CardCopy;
  readonly kit: CardKit;
  readonly content: CardContent;
  readonly onForget: () => void;
}

function LeftCopy({ left: { copy }, kit, content, onForget }: LeftCopyProps): ReactElement {
  const format = useFormat();
  const [isSure, setIsSure] = useState(false);
  const fields = compareCards(kit, { base: copy.base.value, theirs: content, mine: copy.value });
  return (
    <section className={classes.notice} aria-label="Text on this device">
      <p>
        On this device: typed until {format.dayAndTime(copy.at)} and not part of the card. Nobody else sees
        it.
      </p>
      <details>
        <summary>Show what differs</summary>
        <dl className={classes.leftText}>
          {fields.map(({ key, label, mine }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{mine}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Button variant="default" size="compact-md" onClick={isSure ? onForget : () => setIsSure(true)}>
        {isSure ? 'Delete it for good' : 'Delete it from this device'}
      </Button>
    </section>
  );
}
