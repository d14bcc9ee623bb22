import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { ExerciseMap } from '#web/features/blueprints/draft/exercise-map.tsx';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { PlaceLink } from '#web/features/blueprints/draft/place-link.tsx';
import { ProposalRow } from '#web/features/blueprints/draft/proposal-row.tsx';
import {
  acceptAll,
  dismiss,
  groupProposals,
  type ProposalGroup,
  proposalKinds,
} from '#web/features/blueprints/draft/settle-proposals.ts';
import type { Work } from '#web/features/blueprints/draft/work.ts';
import { focusNeighbour } from '#web/features/blueprints/focus-neighbour.ts';
import quiet from '#web/features/blueprints/quiet.module.css';
import { count } from '#web/ui/format.ts';

/** What was drawn from the document. Nothing of it is in the kit until a person accepts it. */
export function ProposalsPart({ work }: { readonly work: Work }): ReactElement {
  const groups = groupProposals(work);
  return (
    <PartFrame
      part="proposals"
      about={
        work.proposals.length === 0
          ? 'None are open. Proposals are drawn from an imported document; each waits here until a person accepts or dismisses it.'
          : `${count(work.proposals.length, 'proposal', 'proposals')} drawn from the document. None is in the kit until you accept it; those left open when the draft is published are dropped.`
      }
    >
      <ExerciseMap work={work} />
      {groups.map(({ dimension, groups: own }) => (
        <div key={dimension?.key ?? ''} className={classes.group}>
          <h3>
            {dimension === null ? (
              'For the kit as a whole'
            ) : (
              <PlaceLink at={`dimensions.${work.kit.dimensions.indexOf(dimension)}`}>
                {dimension.name}
              </PlaceLink>
            )}
          </h3>
          {own.map((group) => (
            <Group key={group.kind} work={work} group={group} about={dimension?.name ?? 'the kit'} />
          ))}
        </div>
      ))}
    </PartFrame>
  );
}

interface GroupProps {
  readonly work: Work;
  readonly group: ProposalGroup;
  readonly about: string;
}

function Group({ work, group, about }: GroupProps): ReactElement {
  const { editWithUndo } = useDraftEdit();
  const { kind, proposals } = group;
  const words = proposalKinds[kind];
  const taken = work.proposals.length - acceptAll(work, proposals).proposals.length;
  const acceptWords =
    taken === proposals.length ? `Accept all ${taken}` : `Accept ${taken} of ${proposals.length}`;
  return (
    <section aria-label={`${words}: ${about}`}>
      <div className={classes.groupHead}>
        <h4>{words}</h4>
        {proposals.length > 1 && (
          <div className={classes.buttons}>
            {taken > 1 && (
              <Button
                variant="default"
                size="compact-md"
                aria-label={`${acceptWords}: ${words}, ${about}`}
                onClick={(event) => {
                  focusNeighbour(event.currentTarget.closest('section'));
                  editWithUndo(`${count(taken, 'proposal', 'proposals')} accepted`, (now) =>
                    acceptAll(now, proposals),
                  );
                }}
              >
                {acceptWords}
              </Button>
            )}
            <Button
              variant="subtle"
              className={quiet.quiet ?? ''}
              size="compact-md"
              aria-label={`Dismiss all: ${words}, ${about}`}
              onClick={(event) => {
                focusNeighbour(event.currentTarget.closest('section'));
                editWithUndo(`${count(proposals.length, 'proposal', 'proposals')} dismissed`, (now) =>
                  dismiss(now, proposals),
                );
              }}
            >
              Dismiss all
            </Button>
          </div>
        )}
      </div>
      {kind === 'variant' && (
        <p className={classes.because}>
          Accept the one that fits your company; the others along the same line then go. Without one, all
          weights stay equal.
        </p>
      )}
      {taken < proposals.length && taken > 0 && (
        <p className={classes.because}>Several are for the same place: one at a time fits there.</p>
      )}
      <ul className={classes.proposals}>
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.key} kit={work.kit} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}
