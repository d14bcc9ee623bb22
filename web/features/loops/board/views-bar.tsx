import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { BoardView } from '#shared/board.ts';
import classes from '#web/features/loops/board/board.module.css';
import {
  ALL,
  type BoardSearchValues,
  searchOf,
  settingsOf,
  shows,
} from '#web/features/loops/board/board-state.ts';
import { useKeepView } from '#web/features/loops/board/mutations.ts';
import { ViewActions } from '#web/features/loops/board/view-actions.tsx';
import { ViewNameDialog } from '#web/features/loops/board/view-name-dialog.tsx';
import { boardViewsQuery } from '#web/features/loops/board/view-queries.ts';
import { toast } from '#web/ui/toast.ts';

interface ViewsBarProps {
  readonly search: BoardSearchValues;
  readonly onShow: (search: BoardSearchValues) => void;
  /** A link to the board as this address shows it; the page knows where that is. */
  readonly viewLink: (search: BoardSearchValues, isCurrent: boolean, words: string) => ReactNode;
}

/** The views that the reader keeps, and what can be done with the one that is looked at. */
export function ViewsBar({ search, onShow, viewLink }: ViewsBarProps): ReactElement {
  const { data: views = [] } = useQuery(boardViewsQuery());
  const keeping = useKeepView();
  const [isNaming, setIsNaming] = useState(false);
  const current = views.find(({ id }) => id === search.view);
  const isAll = current === undefined && shows({ ...search, view: undefined }, plain);
  const keep = (name: string): void =>
    keeping.mutate(
      { body: { name, settings: settingsOf(search) } },
      {
        onSuccess: (view) => {
          setIsNaming(false);
          toast(`View “${view.name}” kept`);
          onShow({ ...search, view: view.id });
        },
      },
    );
  return (
    <div className={classes.views}>
      <nav aria-label="Views">
        <ul>
          <li>{viewLink({ view: ALL }, isAll, 'All loops')}</li>
          {views.map((view) => (
            <li key={view.id}>
              {viewLink(searchOf(view.id, view.settings), view === current, nameOf(view))}
            </li>
          ))}
        </ul>
      </nav>
      {current !== undefined && (
        <ViewActions key={current.id} view={current} search={search} onShow={onShow} />
      )}
      {current === undefined && !isAll && (
        <Button variant="subtle" size="compact-md" onClick={() => setIsNaming(true)}>
          Keep this view
        </Button>
      )}
      {isNaming && (
        <ViewNameDialog
          title="Keep this view"
          name=""
          confirm="Keep the view"
          isPending={keeping.isPending}
          error={keeping.error}
          onName={keep}
          onClose={() => setIsNaming(false)}
        />
      )}
    </div>
  );
}

const plain = settingsFrom({});

function settingsFrom(search: BoardSearchValues): BoardView['settings'] {
  // reason: an address without ids has none that would need their brand
  return settingsOf(search) as BoardView['settings'];
}

function nameOf({ name, isDefault }: BoardView): string {
  return isDefault ? `${name} (opens first)` : name;
}
