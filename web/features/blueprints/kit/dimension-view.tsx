import type { ReactElement } from 'react';
import type { Kit } from '#shared/kit.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { areWeightsEqual, weightShare } from '#web/features/blueprints/kit/kit-words.ts';
import { ScoreMark } from '#web/ui/score-mark.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface DimensionViewProps {
  readonly kit: Kit;
  readonly dimension: Kit['dimensions'][number];
  /** How it stands to the version before, in words; null where there is nothing to say. */
  readonly continuity: string | null;
}

export function DimensionView({ kit, dimension, continuity }: DimensionViewProps): ReactElement {
  const share = weightShare(dimension.weight, kit.dimensions);
  return (
    <article className={classes.card} aria-labelledby={`dimension-${dimension.key}`}>
      <div className={classes.head}>
        <h3 id={`dimension-${dimension.key}`}>{dimension.name}</h3>
        <ul className={classes.facts}>
          <li>Bar {dimension.bar}</li>
          <li>{areWeightsEqual(kit.dimensions) ? 'Equal weight' : `Weight ${share}`}</li>
          {dimension.mustHave !== null && (
            <li>
              <StatusMark shape="disc">Must-have</StatusMark>
            </li>
          )}
        </ul>
      </div>
      <p className={classes.prose}>{dimension.covers}</p>
      {dimension.mustHave !== null && <p className={classes.prose}>Must-have: {dimension.mustHave}</p>}
      {dimension.weightReason !== null && (
        <p className={classes.prose}>Why this weight: {dimension.weightReason}</p>
      )}
      {continuity !== null && <p className={`${classes.prose} ${classes.soft}`}>{continuity}</p>}
      <AnchorTable dimension={dimension} />
    </article>
  );
}

/** The five anchors in full, the best first as on a card. */
export function AnchorTable({
  dimension,
}: {
  readonly dimension: Pick<Kit['dimensions'][number], 'name' | 'anchors' | 'bar'>;
}): ReactElement {
  return (
    <table className={classes.anchors} aria-label={`Anchors of ${dimension.name}`}>
      <tbody>
        {[5, 4, 3, 2, 1].map((level) => (
          <tr key={level}>
            <th scope="row">
              <ScoreMark level={level} />
            </th>
            <td>{dimension.anchors[level - 1] || 'Not written yet.'}</td>
            <td className={classes.atBar}>{level === dimension.bar && 'the bar'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
