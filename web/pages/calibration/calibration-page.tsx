import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { FamilyTable } from '#web/features/calibration/family-table.tsx';
import { familiesQuery } from '#web/features/calibration/queries.ts';
import { CalibrationSettingsPanel } from '#web/features/calibration/settings/calibration-settings.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SidePanel, WithPanel } from '#web/ui/side-panel.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/calibration');

export function CalibrationPage(): ReactElement {
  const { settings } = route.useSearch();
  const navigate = route.useNavigate();
  const families = useInfiniteQuery(familiesQuery());
  const close = (): void => void navigate({ search: {} });
  return (
    <>
      <PageHeader
        title="Calibration"
        about="How far the figures of each blueprint carry, and what they rest on. Only closed loops count."
        action={
          <LinkButton to="/calibration" search={{ settings: 'open' }}>
            Settings
          </LinkButton>
        }
      />
      <WithPanel
        panel={
          settings === 'open' ? (
            <SidePanel title="Calibration settings" onClose={close}>
              <CalibrationSettingsPanel />
            </SidePanel>
          ) : null
        }
      >
        <ListState
          list={families}
          noun={['blueprint', 'blueprints']}
          empty={
            <EmptyState title="No blueprint yet" action={<Link to="/blueprints">Go to the blueprints</Link>}>
              Each published blueprint stands here with what its figures rest on.
            </EmptyState>
          }
        >
          {(items) => (
            <FamilyTable
              families={items}
              titleLink={({ blueprint }) => (
                <Link
                  to="/calibration/$blueprintId"
                  params={{ blueprintId: blueprint.id }}
                  className={layout.cover}
                >
                  {blueprint.title}
                </Link>
              )}
            />
          )}
        </ListState>
      </WithPanel>
    </>
  );
}
