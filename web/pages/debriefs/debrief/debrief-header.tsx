import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { DebriefState } from '#web/features/debriefs/debrief-table.tsx';
import { cardsWords } from '#web/features/debriefs/debrief-words.ts';
import { pinnedWords } from '#web/features/debriefs/figure-words.ts';
import { NewerCards } from '#web/features/debriefs/figures/newer-cards.tsx';
import { approvalId, earlierId, votingId } from '#web/features/debriefs/places.ts';
import { votesInWords } from '#web/features/debriefs/voting/voting-words.ts';
import { PacketLink } from '#web/features/packets/packet-link.tsx';
import classes from '#web/pages/debriefs/debrief/debrief-page.module.css';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

/** Stays at the end of its line. */
const dot = '\u00a0· ';

interface DebriefHeaderProps {
  readonly debrief: Debrief;
  readonly onAdopt: () => void;
}

/** Who and what for, what is in, and the one thing that the reader is to do next. */
export function DebriefHeader({ debrief, onAdopt }: DebriefHeaderProps): ReactElement {
  const format = useFormat();
  const { candidate, job, blueprint, cards, voting, figures } = debrief;
  return (
    <PageHeader
      title={candidate.name}
      about={
        <>
          {job.title}
          {dot}
          <span title={blueprint.title}>version {blueprint.number}</span>
          {dot}
          {cardsWords(cards)}
          {dot}
          <a href={`#${votingId}`} className={classes.whole}>
            {votesInWords(voting)}
          </a>
          {dot}
          <span className={classes.whole}>{pinnedWords(figures.pinnedAt, format)}</span>
          {debrief.newer !== null && dot}
          <NewerCards debrief={debrief} onAdopt={onAdopt} />
        </>
      }
      state={
        <>
          <DebriefState state={debrief.state} />
          {debrief.state === 'open' && debrief.earlier.length > 0 && (
            <>
              , <a href={`#${earlierId}`}>taken up again</a>
            </>
          )}
          <PacketLink debriefId={debrief.id} />
        </>
      }
      action={mainAction(debrief)}
    />
  );
}

/** An approval that is asked for comes first, then an own vote that is missing, then the decision. */
function mainAction({ id, can, voting }: Debrief): ReactElement | undefined {
  if (can.approve) {
    return (
      <Button component="a" href={`#${approvalId}`}>
        Approve or return
      </Button>
    );
  }
  if (voting.can.vote && voting.own === null) {
    return (
      <Button component="a" href={`#${votingId}`}>
        Cast your vote
      </Button>
    );
  }
  if (!can.decide) return undefined;
  return (
    <ButtonLink to="/debriefs/$debriefId/decision" params={{ debriefId: id }}>
      Record the decision
    </ButtonLink>
  );
}
