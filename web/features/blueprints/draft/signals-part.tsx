import { type ReactElement, useCallback } from 'react';
import { type KitDraft, kitKey } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { AddLine } from '#web/features/blueprints/draft/fields.tsx';
import { LineRow } from '#web/features/blueprints/draft/line-list.tsx';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { changeAt, without } from '#web/features/blueprints/draft/work.ts';

/** What interviewers can tick or report, each with the dimension it belongs to. */
export function SignalsPart({ kit }: { readonly kit: KitDraft }): ReactElement {
  return (
    <PartFrame
      part="signals"
      about="Signals can be ticked and never add to a score by themselves. A red flag is a claim that needs its evidence, never a veto."
    >
      <SignalBlock kit={kit} list="signals" leaning="strong" title="Strong signals" one="Strong signal" />
      <SignalBlock kit={kit} list="signals" leaning="weak" title="Weak signals" one="Weak signal" />
      <SignalBlock kit={kit} list="redFlags" leaning={null} title="Red flags" one="Red flag" />
    </PartFrame>
  );
}

interface SignalBlockProps {
  readonly kit: KitDraft;
  readonly list: 'signals' | 'redFlags';
  readonly leaning: 'strong' | 'weak' | null;
  readonly title: string;
  readonly one: string;
}

interface SignalItem {
  readonly key: string;
  readonly text: string;
  readonly dimension: string | null;
}

function SignalBlock({ kit, list, leaning, title, one }: SignalBlockProps): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const items: readonly SignalItem[] = kit[list];
  const own = items.flatMap((item, index) =>
    leaning === null || kit.signals[index]?.leaning === leaning ? [{ item, index }] : [],
  );
  const change = useCallback(
    (index: number, changed: Partial<SignalItem>) =>
      editKit((now) => ({
        ...now,
        [list]: changeAt<SignalItem>(now[list], index, (item) => ({ ...item, ...changed })),
      })),
    [editKit, list],
  );
  const onText = useCallback((index: number, text: string) => change(index, { text }), [change]);
  const onRemove = useCallback(
    (index: number) =>
      editWithUndo(`${one} removed`, ({ kit: now, proposals }) => ({
        kit: { ...now, [list]: without<SignalItem>(now[list], index) },
        proposals,
      })),
    [editWithUndo, list, one],
  );
  const add = (text: string): void =>
    editKit((now) => {
      const key = kitKey(
        text.slice(0, 40),
        now[list].map((item) => item.key),
      );
      return leaning === null
        ? { ...now, redFlags: [...now.redFlags, { key, dimension: null, text }] }
        : { ...now, signals: [...now.signals, { key, dimension: null, leaning, text }] };
    });
  return (
    <div className={classes.block}>
      <h3 tabIndex={-1} data-place={list}>
        {title}
      </h3>
      <ul className={classes.lines}>
        {own.map(({ item, index }) => (
          <LineRow
            key={item.key}
            place={`${list}.${index}`}
            label={`${one}: ${item.text}`}
            text={item.text}
            index={index}
            onText={onText}
            onRemove={onRemove}
          >
            <select
              className={classes.select}
              aria-label={`Dimension of ${item.text}`}
              data-place={`${list}.${index}.dimension`}
              value={item.dimension ?? ''}
              onChange={(event) => change(index, { dimension: event.currentTarget.value || null })}
            >
              <option value="">{leaning === null ? 'No single dimension' : 'Choose a dimension'}</option>
              {kit.dimensions.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </LineRow>
        ))}
      </ul>
      <AddLine label={`Another ${one.toLowerCase()}`} action={`Add the ${one.toLowerCase()}`} onAdd={add} />
    </div>
  );
}
