import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Family } from '#shared/calibration.ts';
import { getDimensionReview, getDrift, getLevels, getNetwork } from '#shared/calibration-review.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { mayCall } from '#web/api/may-call.ts';
import { DimensionsTab } from '#web/features/calibration/dimensions/dimensions-tab.tsx';
import { DriftTab } from '#web/features/calibration/drift/drift-tab.tsx';
import { FamilyStateMark } from '#web/features/calibration/family-table.tsx';
import { LevelsTab } from '#web/features/calibration/levels/levels-tab.tsx';
import { NetworkTab } from '#web/features/calibration/network/network-tab.tsx';
import { FitNow } from '#web/features/calibration/overview/fit-now.tsx';
import { OverviewTab } from '#web/features/calibration/overview/overview-tab.tsx';
import { familyQuery, type Reviewed } from '#web/features/calibration/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import type { FamilyTab } from '#web/pages/calibration/search.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import classes from '#web/ui/tabs.module.css';

const route = getRouteApi('/signed-in/calibration/$blueprintId');

const tabs: Record<FamilyTab, { readonly words: string; readonly needs: Endpoint }> = {
  levels: { words: 'Levels', needs: getLevels },
  dimensions: { words: 'Dimensions', needs: getDimensionReview },
  network: { words: 'Network', needs: getNetwork },
  drift: { words: 'Drift', needs: getDrift },
};
const order = ['levels', 'dimensions', 'network', 'drift'] as const;

export function FamilyPage(): ReactElement {
  const { blueprintId } = route.useParams();
  const { data: family, error, refetch } = useQuery(familyQuery(blueprintId));
  if (family !== undefined) return <FamilyView family={family} />;
  return (
    <>
      <PageHeader title="Calibration" />
      {error === null ? (
        <Skeleton label="Loading the calibration of this blueprint" rows={10} />
      ) : (
        <ErrorState
          title="The calibration of this blueprint could not be loaded"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
    </>
  );
}

function FamilyView({ family }: { readonly family: Family }): ReactElement {
  const { tab } = route.useSearch();
  const { member: me } = useSignedIn();
  const { blueprint, state, fit } = family;
  const offered = order.filter((one) => mayCall(tabs[one].needs, me.roles));
  const shown = offered.find((one) => one === tab);
  return (
    <>
      <PageHeader
        title={blueprint.title}
        about={
          <>
            <Link to="/calibration">Calibration</Link> of this blueprint
          </>
        }
        state={<FamilyStateMark state={state} />}
        action={<FitNow family={family} />}
      />
      <nav aria-label="Calibration of this blueprint" className={classes.tabs}>
        <Link
          to="/calibration/$blueprintId"
          params={{ blueprintId: blueprint.id }}
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          Overview
        </Link>
        {offered.map((one) => (
          <Link
            key={one}
            to="/calibration/$blueprintId"
            params={{ blueprintId: blueprint.id }}
            search={{ tab: one }}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {tabs[one].words}
          </Link>
        ))}
      </nav>
      <Shown tab={shown} family={family} reviewed={{ blueprintId: blueprint.id, fitId: fit?.id ?? null }} />
    </>
  );
}

interface ShownProps {
  readonly tab: FamilyTab | undefined;
  readonly family: Family;
  readonly reviewed: Reviewed;
}

/** Each part is read from the server only when it is opened: reading it is noted. */
function Shown({ tab, family, reviewed }: ShownProps): ReactElement {
  switch (tab) {
    case undefined:
      return <OverviewTab family={family} />;
    case 'levels':
      return <LevelsTab reviewed={reviewed} />;
    case 'dimensions':
      return <DimensionsTab reviewed={reviewed} />;
    case 'network':
      return <NetworkTab reviewed={reviewed} />;
    case 'drift':
      return <DriftTab reviewed={reviewed} />;
  }
}
