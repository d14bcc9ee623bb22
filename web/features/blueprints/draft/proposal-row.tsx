import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { ProposalForm } from '#web/features/blueprints/draft/proposal-form.tsx';
import { becauseWords, proposalWords } from '#web/features/blueprints/draft/proposal-words.ts';
import { accept, dismiss, replacedText } from '#web/features/blueprints/draft/settle-proposals.ts';
import { focusNeighbour } from '#web/features/blueprints/focus-neighbour.ts';
import quiet from '#web/features/blueprints/quiet.module.css';

interface ProposalRowProps {
  readonly kit: KitDraft;
  readonly proposal: Proposal;
}

/** One proposal: accept it, change it first, or dismiss it. */
export function ProposalRow({ kit, proposal }: ProposalRowProps): ReactElement {
  const [isChanging, setIsChanging] = useState(false);
  const { editWithUndo } = useDraftEdit();
  const words = proposalWords(kit, proposal);
  const because = becauseWords(kit, proposal);
  const replaced = replacedText(kit, proposal);
  const about = words.slice(0, 80);
  return (
    <li className={classes.proposal}>
      <div>
        <p>{words}</p>
        {because !== null && <p className={classes.because}>{because}</p>}
        {replaced !== null && <p className={classes.because}>Takes the place of: {replaced}</p>}
      </div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Accept: ${about}`}
          onClick={(event) => {
            focusNeighbour(event.currentTarget.closest('li'));
            editWithUndo('Proposal accepted', (work) => accept(work, proposal));
          }}
        >
          Accept
        </Button>
        <Button
          variant="subtle"
          className={quiet.quiet ?? ''}
          size="compact-md"
          aria-expanded={isChanging}
          aria-label={`Change: ${about}`}
          onClick={() => setIsChanging(!isChanging)}
        >
          Change
        </Button>
        <Button
          variant="subtle"
          className={quiet.quiet ?? ''}
          size="compact-md"
          aria-label={`Dismiss: ${about}`}
          onClick={(event) => {
            focusNeighbour(event.currentTarget.closest('li'));
            editWithUndo('Proposal dismissed', (work) => dismiss(work, [proposal]));
          }}
        >
          Dismiss
        </Button>
      </div>
      {isChanging && (
        <ProposalForm
          kit={kit}
          proposal={proposal}
          onAccept={(changed) =>
            editWithUndo('Proposal accepted as changed', (work) => accept(work, changed))
          }
          onCancel={() => setIsChanging(false)}
        />
      )}
    </li>
  );
}
