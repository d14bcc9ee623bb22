import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { Area } from '#web/features/blueprints/draft/fields.tsx';
import type { DimensionDraft } from '#web/features/blueprints/draft/work.ts';
import { ScoreMark } from '#web/ui/score-mark.tsx';

interface AnchorsEditorProps {
  readonly dimension: DimensionDraft;
  readonly at: string;
  readonly onChange: (anchors: DimensionDraft['anchors']) => void;
}

const levelHints = [
  'Far from enough',
  'Not enough yet',
  'Enough for the role',
  'More than enough',
  'As good as it gets',
];

/** A text for each level, the best first as on a card. */
export function AnchorsEditor({ dimension, at, onChange }: AnchorsEditorProps): ReactElement {
  const withText = (level: number, text: string): DimensionDraft['anchors'] => {
    const [one, two, three, four, five] = dimension.anchors;
    const pick = (own: number, before: string): string => (own === level ? text : before);
    return [pick(1, one), pick(2, two), pick(3, three), pick(4, four), pick(5, five)];
  };
  return (
    <fieldset className={classes.checks} data-place={`${at}.anchors`}>
      <legend>Anchors</legend>
      <p>What one sees a candidate do at each level, not adjectives for them.</p>
      <div className={classes.anchors}>
        {[5, 4, 3, 2, 1].map((level) => (
          <div key={level} className={classes.anchor}>
            <span aria-hidden="true">
              <ScoreMark level={level} />
            </span>
            <Area
              label={`Anchor ${level}${level === dimension.bar ? ', the bar' : ''}`}
              place={`${at}.anchors.${level - 1}`}
              placeholder={levelHints[level - 1] ?? ''}
              value={dimension.anchors[level - 1] ?? ''}
              onChange={(text) => onChange(withText(level, text))}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
