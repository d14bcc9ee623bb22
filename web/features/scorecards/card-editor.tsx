import { type ReactElement, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { CardBar } from '#web/features/scorecards/card-bar.tsx';
import { CardConflict } from '#web/features/scorecards/card-conflict.tsx';
import type { CardCopy } from '#web/features/scorecards/card-copies.ts';
import type { CardPart } from '#web/features/scorecards/card-part.ts';
import { fieldIds, missingIn, progressWords } from '#web/features/scorecards/completeness.ts';
import classes from '#web/features/scorecards/editor.module.css';
import { Guide } from '#web/features/scorecards/guide.tsx';
import { cardKeys, cardSingleKeys } from '#web/features/scorecards/key-meanings.ts';
import { LeaveGuard } from '#web/features/scorecards/leave-guard.tsx';
import { LeftCopies } from '#web/features/scorecards/left-copies.tsx';
import { NotesField } from '#web/features/scorecards/notes-field.tsx';
import { PartsNav } from '#web/features/scorecards/parts-nav.tsx';
import { RestoredNotice } from '#web/features/scorecards/restored-notice.tsx';
import { SaveState } from '#web/features/scorecards/save-state.tsx';
import { ScorePart } from '#web/features/scorecards/score-part.tsx';
import { SubmitDialog } from '#web/features/scorecards/submit-dialog.tsx';
import { useCardCommands } from '#web/features/scorecards/use-card-commands.ts';
import { useCardEditing } from '#web/features/scorecards/use-card-editing.ts';
import { useFiling } from '#web/features/scorecards/use-filing.ts';
import { useGoing } from '#web/features/scorecards/use-going.ts';
import { useIsPast } from '#web/features/scorecards/use-is-past.ts';
import type { Format } from '#web/ui/format.ts';
import { KeysSheet } from '#web/ui/keys-sheet.tsx';
import { readSingleKeys, writeSingleKeys } from '#web/ui/single-keys.ts';
import { toast } from '#web/ui/toast.ts';
import { useFormat } from '#web/ui/use-format.tsx';

interface CardEditorProps {
  readonly accountId: string;
  readonly card: Scorecard;
  readonly fetchedAt: number;
  /** What earlier pages left on this device, the newest first. */
  readonly copies: readonly CardCopy[];
  /** What a narrow screen shows; a wide one shows all. */
  readonly part: CardPart;
  readonly onPart: (part: CardPart) => void;
  /** The way to hand the seat over to a colleague. */
  readonly handOver: ReactNode;
  /** The way to ask that others cover what this interview could not. */
  readonly askForCover: ReactNode;
}

type Open = 'submit' | 'keys' | 'compare' | null;

/** One's own card while it is a draft: guide and notes beside the scores. */
export function CardEditor(props: CardEditorProps): ReactElement {
  const { accountId, card, fetchedAt, copies, part, onPart, handOver, askForCover } = props;
  const [left] = useState(copies[0] ?? null);
  const { state, copy, store, edit, dropCopy } = useCardEditing({ accountId, card, fetchedAt, left });
  const [open, setOpen] = useState<Open>(null);
  const [current, setCurrent] = useState(0);
  const [areSingleKeysOn, setAreSingleKeysOn] = useState(readSingleKeys);
  const notesRef = useRef<HTMLTextAreaElement>(null);
  const format = useFormat();
  const isStarted = useIsPast(card.startsAt);
  const { kit } = card;
  const content = state.value;
  const missing = useMemo(() => missingIn(content, kit), [content, kit]);
  const opens = isStarted ? null : `Submit from ${startWords(card.startsAt, format)}`;

  const goTo = useGoing(part, onPart);
  const go = useCallback(
    (fieldId: string): void => {
      setOpen(null);
      goTo(fieldId, 'score');
    },
    [goTo],
  );

  const file = useFiling(notesRef, kit, store);
  const submit = useCallback((): void => {
    if (opens === null) setOpen('submit');
    else toast(`The interview has not started. ${opens}.`);
  }, [opens]);
  const showKeys = useCallback(() => setOpen('keys'), []);
  useCardCommands({
    kit,
    content,
    edit,
    current,
    areSingleKeysOn,
    onGo: go,
    onNotes: () => goTo(fieldIds.notes, 'notes'),
    onFile: file,
    onSubmit: submit,
    onHelp: showKeys,
  });
  const writeNotes = useCallback((notes: string) => edit((before) => ({ ...before, notes })), [edit]);

  return (
    <>
      <RestoredNotice left={left} card={card} phase={state.phase} onCompare={() => setOpen('compare')} />
      <LeftCopies
        accountId={accountId}
        seatId={card.seatId}
        kit={kit}
        content={content}
        copies={copies.filter(({ key }) => key !== left?.key)}
      />
      <div className={classes.stays}>
        <CardBar
          progress={progressWords(content, kit, missing)}
          saveState={
            <SaveState
              phase={state.phase}
              copy={copy}
              changedAt={card.changedAt}
              onRetry={store.retry}
              onCompare={() => setOpen('compare')}
            />
          }
          opens={opens}
          onSubmit={submit}
          onHelp={showKeys}
        />
        <PartsNav part={part} onPart={onPart} />
      </div>
      <div className={classes.both} data-part={part}>
        <div className={classes.left}>
          <section className={classes.guide} aria-label="Guide">
            <Guide seatId={card.seatId} kit={kit} instructions={card.instructions} />
          </section>
          <NotesField
            notes={content.notes}
            fieldRef={notesRef}
            dimensions={kit.dimensions}
            onChange={writeNotes}
            onFile={file}
          />
        </div>
        <ScorePart
          card={card}
          content={content}
          missing={missing}
          current={current}
          opens={opens}
          edit={edit}
          onEnter={setCurrent}
          onGo={go}
          onSubmit={submit}
          handOver={handOver}
          askForCover={askForCover}
        />
      </div>
      {open === 'submit' && (
        <SubmitDialog
          card={card}
          store={store}
          missing={missing}
          onSubmitted={dropCopy}
          onGo={go}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'keys' && (
        <KeysSheet
          keys={cardKeys}
          singleKeys={cardSingleKeys}
          areSingleKeysOn={areSingleKeysOn}
          onSingleKeys={(areOn) => {
            writeSingleKeys(areOn);
            setAreSingleKeysOn(areOn);
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'compare' && state.phase.kind === 'conflict' && (
        <CardConflict
          kit={kit}
          base={state.base.value}
          theirs={state.phase.theirs.value}
          mine={content}
          onResolve={(chosen) => {
            store.resolve(chosen);
            setOpen(null);
          }}
          onBack={() => setOpen(null)}
        />
      )}
      <LeaveGuard store={store} copy={copy} />
    </>
  );
}

/** The time alone on the day itself. */
function startWords(startsAt: string, format: Format): string {
  const isToday = format.day(startsAt) === format.day(new Date().toISOString());
  return isToday ? format.time(startsAt) : format.dayAndTime(startsAt);
}
