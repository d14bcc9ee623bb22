import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import type { DimensionId } from '#shared/primitives.ts';
import { coverageLines } from '#web/features/debriefs/coverage.ts';
import { cardsWords } from '#web/features/debriefs/debrief-words.ts';
import { findingOf } from '#web/features/debriefs/finding.ts';
import classes from '#web/features/debriefs/first-screen/first-screen.module.css';
import { IssueList } from '#web/features/debriefs/first-screen/issue-list.tsx';
import { MustHaves } from '#web/features/debriefs/first-screen/must-haves.tsx';
import { PanelMatrix } from '#web/features/debriefs/first-screen/panel-matrix.tsx';
import { RedFlags } from '#web/features/debriefs/first-screen/red-flags.tsx';

interface FirstScreenProps {
  readonly debrief: Debrief;
  readonly openIssueId: string | undefined;
  readonly onOpenIssue: (dimensionId: DimensionId) => void;
}

/**
 * What a committee sees first, whole at 1280 x 800: the finding, what to settle, the panel, must-haves, red flags and
 * coverage. No composite, no probability, no recommendation and no other candidate stands here.
 */
export function FirstScreen({ debrief, openIssueId, onOpenIssue }: FirstScreenProps): ReactElement {
  return (
    <div className={classes.screen}>
      <p className={classes.finding}>{findingOf(debrief)}</p>
      <div className={classes.both}>
        <IssueList debrief={debrief} openId={openIssueId} onOpen={onOpenIssue} />
        <PanelMatrix debrief={debrief} />
      </div>
      <div className={classes.strip}>
        <MustHaves mustHaves={debrief.mustHaves} />
        <RedFlags redFlags={debrief.redFlags} />
        <section className={classes.block} aria-labelledby="coverage">
          <h2 id="coverage">Coverage</h2>
          <ul className={classes.lines}>
            {coverageLines(debrief).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {debrief.openedDespite !== null && (
              <li>
                {cardsWords(debrief.cards)}. Opened by {debrief.openedBy.name} all the same: “
                {debrief.openedDespite}”
              </li>
            )}
          </ul>
        </section>
      </div>
    </div>
  );
}
