import type { ReactElement } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import facts from '#web/ui/facts.module.css';
import { Moment } from '#web/ui/moment.tsx';

export function CandidateFacts({ candidate }: { readonly candidate: Candidate }): ReactElement {
  if (candidate.isAnonymous) {
    return (
      <p>
        This candidate is anonymous to you: you owe a card on a loop of theirs. Their name, address and notes
        stand here once it is in.
      </p>
    );
  }
  return (
    <dl className={facts.facts}>
      <dt>E-mail</dt>
      <dd>
        {candidate.email === null ? 'None' : <a href={`mailto:${candidate.email}`}>{candidate.email}</a>}
      </dd>
      <dt>Phone</dt>
      <dd>{candidate.phone ?? 'None'}</dd>
      <dt>Time zone</dt>
      <dd>{candidate.timeZone?.replaceAll('_', ' ') ?? 'Not known'}</dd>
      <dt>Added</dt>
      <dd>
        <Moment at={candidate.createdAt} show="day" />
      </dd>
    </dl>
  );
}
