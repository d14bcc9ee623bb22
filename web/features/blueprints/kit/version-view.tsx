import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { getBlueprintVersion } from '#shared/blueprints.ts';
import type { ReplyOf } from '#web/api/call.ts';
import classes from '#web/features/blueprints/kit/kit.module.css';
import { KitView } from '#web/features/blueprints/kit/kit-view.tsx';
import { versionQuery } from '#web/features/blueprints/queries.ts';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface VersionViewProps {
  readonly blueprintId: string;
  readonly number: number;
  readonly history: ReactNode;
}

/** A published version; what its hash is, and how each dimension stands to the version before. */
export function VersionView({ blueprintId, number, history }: VersionViewProps): ReactElement {
  const { data, error, refetch } = useQuery(versionQuery(blueprintId, number));
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading the version" rows={12} />;
    return (
      <ErrorState title="This version could not be loaded" error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <KitView
      kit={data.kit}
      continuity={continuityWords(data)}
      history={
        <>
          {history}
          <p className={classes.fingerprint}>
            <small>
              Fingerprint of this version (SHA-256): <code>{data.kitHash}</code>
            </small>
          </p>
        </>
      }
    />
  );
}

function continuityWords({ dimensions }: ReplyOf<typeof getBlueprintVersion>): Map<string, string> {
  return new Map(
    dimensions.flatMap(({ key, continuity, reason }): [string, string][] => {
      if (continuity === 'new') return [[key, 'New in this version: its figures start afresh.']];
      if (continuity === 'wording')
        return [[key, `Reworded in this version, same scale: ${reason ?? 'no reason was given'}`]];
      return [];
    }),
  );
}
