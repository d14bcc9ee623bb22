import { Button, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Kit, KitDraft } from '#shared/kit.ts';
import type { FieldError } from '#shared/problems.ts';
import { isProblem } from '#web/api/problem-error.ts';
import { ChangedDimension, type Identity } from '#web/features/blueprints/draft/changed-dimension.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';
import { placeName } from '#web/features/blueprints/draft/places.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import { count } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';

export interface Publication {
  readonly note: string | null;
  readonly wordingOnly: { readonly dimension: string; readonly reason: string }[];
}

interface PublishDialogProps {
  readonly number: number;
  readonly kit: KitDraft;
  /** The version before; null for the first one. */
  readonly before: Kit | null;
  readonly changed: readonly string[];
  readonly openProposals: number;
  /** What still has to be settled; with any, nothing can be published. */
  readonly missing: readonly FieldError[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onPublish: (publication: Publication) => void;
  readonly onClose: () => void;
}

const minReason = 10;

/** Asks what a changed scale means for the figures, says what publishing does, and only then publishes. */
export function PublishDialog(props: PublishDialogProps): ReactElement {
  const { number, kit, before, changed, openProposals, missing, isPending, error, onPublish, onClose } =
    props;
  const [note, setNote] = useState('');
  const [identities, setIdentities] = useState<Readonly<Record<string, Identity>>>({});
  const [isAsked, setIsAsked] = useState(false);
  const open = changed.filter((key) => !isAnswered(identities[key]));
  const refused = isProblem(error, 'rule_broken') ? error.fields : [];
  const toSettle = missing.length > 0 ? missing : refused;

  const publish = (): void => {
    setIsAsked(true);
    if (open.length > 0) return;
    const wordingOnly = changed.flatMap((dimension) => {
      const identity = identities[dimension];
      return identity?.is === 'wording' ? [{ dimension, reason: identity.reason.trim() }] : [];
    });
    onPublish({ note: note.trim() === '' ? null : note.trim(), wordingOnly });
  };

  return (
    <Dialog title={`Publish version ${number}`} onClose={isPending ? undefined : onClose}>
      {toSettle.length > 0 && <ToSettle kit={kit} items={toSettle} onFollow={onClose} />}
      {missing.length === 0 && (
        <>
          <ul>
            <li>Version {number} never changes again; the next change starts a new draft.</li>
            <li>New jobs can use it. Scorecards that were started keep the version they started on.</li>
            {openProposals > 0 && (
              <li>{count(openProposals, 'open proposal is', 'open proposals are')} dropped.</li>
            )}
          </ul>
          {changed.map((key) => (
            <ChangedDimension
              key={key}
              now={kit.dimensions.find((dimension) => dimension.key === key)}
              before={before?.dimensions.find((dimension) => dimension.key === key)}
              identity={identities[key]}
              isAsked={isAsked}
              minReason={minReason}
              onChange={(identity) => setIdentities((all) => ({ ...all, [key]: identity }))}
            />
          ))}
          <Textarea
            label="Note on this version"
            description="What changed and why, for whoever reads the history. It can stay empty."
            classNames={{ input: classes.area ?? '' }}
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
      {refused.length === 0 && <FormError error={error} />}
      <DialogActions>
        <Button variant="default" disabled={isPending} onClick={onClose}>
          Back to the draft
        </Button>
        {missing.length === 0 && (
          <Button loading={isPending} onClick={publish}>
            Publish version {number}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );

  function isAnswered(identity: Identity | undefined): boolean {
    return (
      identity?.is === 'new' || (identity?.is === 'wording' && identity.reason.trim().length >= minReason)
    );
  }
}

interface ToSettleProps {
  readonly kit: KitDraft;
  readonly items: readonly FieldError[];
  readonly onFollow: () => void;
}

const shownAtMost = 12;

function ToSettle({ kit, items, onFollow }: ToSettleProps): ReactElement {
  return (
    <div role="alert">
      <p>{count(items.length, 'thing has', 'things have')} to be settled first. The draft is as it was.</p>
      <ul className={classes.settle}>
        {items.slice(0, shownAtMost).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <PlaceLink at={path} onFollow={onFollow}>
              {placeName(kit, path)}
            </PlaceLink>
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {items.length > shownAtMost && (
        <p>
          <PlaceLink at="settle" onFollow={onFollow}>
            All {items.length} of them
          </PlaceLink>
        </p>
      )}
    </div>
  );
}
