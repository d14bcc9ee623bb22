import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Draft } from '#shared/blueprints.ts';
import { DimensionsPart } from '#web/features/blueprints/draft/dimensions-part.tsx';
import { DiscardDraft } from '#web/features/blueprints/draft/discard-draft.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { DraftConflict } from '#web/features/blueprints/draft/draft-conflict.tsx';
import { DraftContext } from '#web/features/blueprints/draft/draft-context.ts';
import { ExercisesPart } from '#web/features/blueprints/draft/exercises-part.tsx';
import { PartsNav } from '#web/features/blueprints/draft/parts-nav.tsx';
import { indexIn, partOf, type SettleItem, toSettle } from '#web/features/blueprints/draft/places.ts';
import { ProposalsPart } from '#web/features/blueprints/draft/proposals-part.tsx';
import { Publish } from '#web/features/blueprints/draft/publish.tsx';
import { RelatednessPart } from '#web/features/blueprints/draft/relatedness-part.tsx';
import { RolePart } from '#web/features/blueprints/draft/role-part.tsx';
import { RoundsPart } from '#web/features/blueprints/draft/rounds-part.tsx';
import { SaveState } from '#web/features/blueprints/draft/save-state.tsx';
import { SettlePart } from '#web/features/blueprints/draft/settle-part.tsx';
import { SignalsPart } from '#web/features/blueprints/draft/signals-part.tsx';
import { UnsavedGuard } from '#web/features/blueprints/draft/unsaved-guard.tsx';
import { useDraft } from '#web/features/blueprints/draft/use-draft.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';
import { PageHeader } from '#web/ui/page-header.tsx';

interface DraftEditorProps {
  readonly blueprintId: string;
  readonly draft: Draft;
  /** The newest published version's number; null before the first. */
  readonly publishedNumber: number | null;
  /** Where in the kit the address leads. */
  readonly at: string;
  readonly onPublished: () => void;
  readonly onDiscarded: () => void;
}

/** The draft, part by part; whatever is changed is saved by itself. */
export function DraftEditor(props: DraftEditorProps): ReactElement {
  const { blueprintId, draft, publishedNumber, at, onPublished, onDiscarded } = props;
  const { state, store, editKit, editWithUndo } = useDraft(blueprintId, draft);
  const [isComparing, setIsComparing] = useState(false);
  const work = state.value;
  // Typing goes first; what it settles or breaks may follow a moment later.
  const settledKit = useDeferredValue(work.kit);
  const findings = useMemo(() => toSettle(settledKit), [settledKit]);
  const shared = useMemo(() => ({ editKit, editWithUndo }), [editKit, editWithUndo]);
  // An address may name a place: once its part is drawn, the focus goes there.
  useEffect(() => {
    if (at !== '') focusPlace(at);
  }, [at]);
  const part = partOf(at);
  return (
    <DraftContext value={shared}>
      <PageHeader
        title={work.kit.title || 'Untitled'}
        about={`Draft of version ${draft.number}. Only published versions are used for interviews.`}
        state={
          <SaveState
            phase={state.phase}
            blueprintId={blueprintId}
            work={work}
            changedAt={draft.changedAt}
            onTryAgain={() => void store.flush()}
            onCompare={() => setIsComparing(true)}
          />
        }
        action={
          <Publish
            blueprintId={blueprintId}
            draft={draft}
            work={work}
            store={store}
            publishedNumber={publishedNumber}
            onPublished={onPublished}
          />
        }
      />
      <div className={classes.both}>
        <div className={classes.nav}>
          <PartsNav current={part} figures={{ proposals: work.proposals.length, settle: findings.length }} />
          <DiscardDraft
            blueprintId={blueprintId}
            number={draft.number}
            version={state.base.version}
            isFirst={publishedNumber === null}
            onDiscarded={onDiscarded}
          />
        </div>
        <CurrentPart at={at} work={work} findings={findings} />
      </div>
      {isComparing && state.phase.kind === 'conflict' && (
        <DraftConflict
          base={state.base.value}
          theirs={state.phase.theirs.value}
          mine={work}
          onResolve={(chosen) => {
            store.resolve(chosen);
            setIsComparing(false);
          }}
          onBack={() => setIsComparing(false)}
        />
      )}
      <UnsavedGuard store={store} />
    </DraftContext>
  );
}

interface CurrentPartProps {
  readonly at: string;
  readonly work: Work;
  readonly findings: readonly SettleItem[];
}

function CurrentPart({ at, work, findings }: CurrentPartProps): ReactElement {
  const { kit } = work;
  switch (partOf(at)) {
    case 'role':
      return <RolePart kit={kit} />;
    case 'dimensions':
      return <DimensionsPart kit={kit} open={indexIn(at, 'dimensions')} />;
    case 'exercises':
      return <ExercisesPart kit={kit} open={indexIn(at, 'exercises')} />;
    case 'rounds':
      return <RoundsPart kit={kit} open={indexIn(at, 'rounds')} />;
    case 'signals':
      return <SignalsPart kit={kit} />;
    case 'relatedness':
      return <RelatednessPart kit={kit} />;
    case 'proposals':
      return <ProposalsPart work={work} />;
    case 'settle':
      return <SettlePart kit={kit} items={findings} />;
  }
}
