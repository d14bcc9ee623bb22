import type { ReactElement } from 'react';
import { minColleagues, type PracticeSample, type ScoredDimension } from '#shared/practice.ts';
import { ColleagueCounts } from '#web/features/practice/colleague-counts.tsx';
import classes from '#web/features/practice/practice.module.css';
import { besideWords, distanceWords } from '#web/features/practice/practice-words.ts';
import { SampleAnswer } from '#web/features/practice/sample-answer.tsx';
import { ScoreMark } from '#web/ui/score-mark.tsx';

type Scored = Extract<PracticeSample, { state: 'scored' }>;

/** One's own scores beside the reference and beside colleagues, dimension by dimension. */
export function ScoredSample({ sample }: { readonly sample: Scored }): ReactElement {
  const same = sample.dimensions.filter(({ distance }) => distance === 0).length;
  return (
    <>
      <p className={classes.summary}>
        On average {distanceWords(sample.distance)}; {same} of {sample.dimensions.length} the same.
      </p>
      <div className={classes.both}>
        <SampleAnswer sample={sample} />
        <div className={classes.dimensions}>
          {sample.dimensions.map((dimension) => (
            <Dimension key={dimension.key} dimension={dimension} />
          ))}
        </div>
      </div>
    </>
  );
}

function Dimension({ dimension }: { readonly dimension: ScoredDimension }): ReactElement {
  const { name, own, reference, distance, reason, hasOtherAnchors, colleagues } = dimension;
  return (
    <section className={classes.dimension} aria-label={name}>
      <h2>{name}</h2>
      <dl className={classes.pair}>
        <div>
          <dt>You</dt>
          <dd>
            <ScoreMark level={own} />
          </dd>
        </div>
        <div>
          <dt>Reference</dt>
          <dd>
            <ScoreMark level={reference} />
          </dd>
        </div>
        <div>
          <dt>You are</dt>
          <dd>{distance === 0 ? 'at the reference' : `${besideWords(distance)} it`}</dd>
        </div>
      </dl>
      {reason !== null && <p>{reason}</p>}
      {reason === null && (
        <p className={classes.soft}>The reference was another when you scored this; yours is kept with it.</p>
      )}
      {hasOtherAnchors && (
        <p className={classes.soft}>
          This blueprint words its anchors in its own way; the reference was set on the library’s.
        </p>
      )}
      {colleagues.kind === 'counts' ? (
        <ColleagueCounts name={name} own={own} counts={colleagues.counts} mean={colleagues.mean} />
      ) : (
        <p className={classes.soft}>Colleagues: shown once {minColleagues} others have scored this sample.</p>
      )}
      <details className={classes.anchors}>
        <summary>The five anchors</summary>
        <ol>
          {dimension.anchors.map((anchor, index) => (
            <li key={anchor}>
              <ScoreMark level={index + 1} />
              <span>{anchor}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
