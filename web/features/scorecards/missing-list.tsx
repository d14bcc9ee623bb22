import type { ReactElement } from 'react';
import type { Missing } from '#web/features/scorecards/completeness.ts';

interface MissingListProps {
  readonly missing: readonly Missing[];
  /** Takes the reader to the field. */
  readonly onGo: (fieldId: string) => void;
}

export function MissingList({ missing, onGo }: MissingListProps): ReactElement {
  return (
    <ul>
      {missing.map(({ fieldId, words }) => (
        <li key={fieldId}>
          <a
            href={`#${fieldId}`}
            onClick={(event) => {
              event.preventDefault();
              onGo(fieldId);
            }}
          >
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
