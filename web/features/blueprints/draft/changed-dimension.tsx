import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import type { DimensionDraft } from '#web/features/blueprints/draft/work.ts';

/** What a person says a dimension with other anchors is. */
export type Identity = { readonly is: 'new' } | { readonly is: 'wording'; readonly reason: string };

interface ChangedDimensionProps {
  readonly now: DimensionDraft | undefined;
  readonly before: Kit['dimensions'][number] | undefined;
  readonly identity: Identity | undefined;
  /** Publishing was tried: what is missing is said. */
  readonly isAsked: boolean;
  readonly minReason: number;
  readonly onChange: (identity: Identity) => void;
}

/** Asks whether scores given on the anchors before can stand for scores on these. */
export function ChangedDimension(props: ChangedDimensionProps): ReactElement | null {
  const { now, before, identity, isAsked, minReason, onChange } = props;
  if (now === undefined) return null;
  const levels = [1, 2, 3, 4, 5].filter(
    (level) => now.anchors[level - 1]?.trim() !== before?.anchors[level - 1]?.trim(),
  );
  const isShort = identity?.is === 'wording' && identity.reason.trim().length < minReason;
  return (
    <div className={classes.changed}>
      <fieldset>
        <legend>{now.name} has other anchors than before</legend>
        <dl className={classes.compare}>
          {levels.map((level) => (
            <Level key={level} level={level} was={before?.anchors[level - 1]} is={now.anchors[level - 1]} />
          ))}
        </dl>
        <label className={classes.choice}>
          <input
            type="radio"
            name={`identity-${now.key}`}
            checked={identity?.is === 'new'}
            onChange={() => onChange({ is: 'new' })}
          />
          <span>
            A new dimension
            <small>
              What counts changed. Its figures start afresh; scores given before stay with the old one.
            </small>
          </span>
        </label>
        <label className={classes.choice}>
          <input
            type="radio"
            name={`identity-${now.key}`}
            checked={identity?.is === 'wording'}
            onChange={() => onChange({ is: 'wording', reason: '' })}
          />
          <span>
            Wording only
            <small>A 3 means what it meant. Scores given before and after count together.</small>
          </span>
        </label>
        {identity === undefined && isAsked && <p role="alert">Choose one of the two.</p>}
      </fieldset>
      {identity?.is === 'wording' && (
        <TextInput
          label={`Why ${now.name} is the same`}
          description="Kept with the version and in the audit trail."
          maxLength={1000}
          autoComplete="off"
          value={identity.reason}
          error={isAsked && isShort ? `Say it in at least ${minReason} characters.` : undefined}
          onChange={(event) => onChange({ is: 'wording', reason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

interface LevelProps {
  readonly level: number;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

function Level({ level, was, is }: LevelProps): ReactElement {
  return (
    <>
      <dt>{level} was</dt>
      <dd>{was ?? 'not there'}</dd>
      <dt>{level} is</dt>
      <dd>{is || 'empty'}</dd>
    </>
  );
}
