import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { isProblem } from '#web/api/problem-error.ts';
import { useOpenDebrief } from '#web/features/debriefs/mutations.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { FormError } from '#web/ui/states.tsx';

/** What the contract asks of the reason. */
const shortestReason = 10;
const longestReason = 500;

interface OpenDebriefProps {
  readonly loopId: string;
  readonly candidateName: string;
  /** The caller knows already that a card is missing; otherwise the server says so. */
  readonly isCardMissing?: boolean;
  readonly onOpened: (debriefId: string) => void;
  readonly onClose: () => void;
}

/** Opens a debrief after saying what that does; asks why where a card is missing. */
export function OpenDebrief(props: OpenDebriefProps): ReactElement {
  const { loopId, candidateName, isCardMissing = false, onOpened, onClose } = props;
  const open = useOpenDebrief();
  const [isAsked, setIsAsked] = useState(isCardMissing);
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const isShort = isAsked && reason.trim().length < shortestReason;
  const wantsReason = isProblem(open.error, 'rule_broken') && open.error.fields.some(isAboutReason);
  return (
    <Dialog title={`Open the debrief of ${candidateName}`} onClose={open.isPending ? undefined : onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsTold(isShort);
          if (isShort) return;
          open.mutate(
            { params: { loopId }, body: { despite: isAsked ? reason.trim() : null } },
            {
              onSuccess: (debrief) => onOpened(debrief.id),
              onError: (error) => {
                if (isProblem(error, 'rule_broken') && error.fields.some(isAboutReason)) setIsAsked(true);
              },
            },
          );
        }}
      >
        <ul>
          <li>
            Cards and figures are pinned as they are now. What comes later is offered, never slipped in.
          </li>
          <li>The opening is kept with your name and the time.</li>
        </ul>
        {isAsked && (
          <Textarea
            label="A card is missing. Why open without it?"
            description="Kept with the debrief; everyone who reads it can read this."
            maxLength={longestReason}
            rows={3}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={isTold && isShort ? `Say why in at least ${shortestReason} characters.` : undefined}
          />
        )}
        {!wantsReason && <FormError error={open.error} />}
        <DialogActions>
          <Button variant="default" disabled={open.isPending} onClick={onClose}>
            Go back
          </Button>
          <Button type="submit" loading={open.isPending}>
            Open the debrief
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function isAboutReason({ path }: { readonly path: string }): boolean {
  return path === 'despite';
}
