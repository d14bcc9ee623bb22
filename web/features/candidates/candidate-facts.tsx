import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Candidate } from '#shared/candidates.ts';
import facts from '#web/ui/facts.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface CandidateFactsProps {
  readonly candidate: Candidate;
  /** The words as the link to an import; the page knows the address. */
  readonly importLink: (importId: Candidate['cameWith'][number]['importId'], words: ReactNode) => ReactNode;
}

export function CandidateFacts({ candidate, importLink }: CandidateFactsProps): ReactElement {
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
      {candidate.cameWith.length > 0 && (
        <>
          <dt>Imported</dt>
          <dd>
            {candidate.cameWith.map(({ importId, at }, n) => (
              <Fragment key={importId}>
                {n > 0 && ', '}
                {importLink(importId, <Moment at={at} show="day" />)}
              </Fragment>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
