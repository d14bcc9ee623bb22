import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { ComparedCandidate } from '#shared/comparison.ts';
import {
  decisionWords,
  mustHaveWords,
  rawOf,
  restWords,
} from '#web/features/debriefs/comparison/comparison-words.ts';
import { points } from '#web/features/debriefs/step-words.ts';
import { DataTable } from '#web/ui/data-table.tsx';

interface RestTableProps {
  readonly rows: readonly ComparedCandidate[];
  readonly stageMark: (stage: ComparedCandidate['stage']) => ReactNode;
}

/** Those who stand in no band, each with the reason. */
export function RestTable({ rows, stageMark }: RestTableProps): ReactElement {
  return (
    <DataTable
      caption="Candidates in no band"
      rows={rows}
      rowKey={({ loopId }) => loopId}
      columns={[
        {
          key: 'candidate',
          header: 'Candidate',
          names: true,
          cell: ({ candidate, debriefId }) => (
            <Link to="/debriefs/$debriefId" params={{ debriefId }}>
              {candidate.name}
            </Link>
          ),
        },
        { key: 'why', header: 'Why in no band', cell: restWords },
        {
          key: 'raw',
          header: 'Raw',
          numeric: true,
          cell: (row) => {
            const raw = rawOf(row);
            return raw === null ? 'Not shown' : points(raw);
          },
        },
        { key: 'mustHaves', header: 'Must-haves', cell: mustHaveWords },
        { key: 'decision', header: 'Decision', cell: decisionWords },
        { key: 'stage', header: 'Stage', cell: ({ stage }) => stageMark(stage) },
      ]}
    />
  );
}
