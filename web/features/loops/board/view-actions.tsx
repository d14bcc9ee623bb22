import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { BoardView } from '#shared/board.ts';
import {
  ALL,
  type BoardSearchValues,
  searchOf,
  settingsOf,
  shows,
} from '#web/features/loops/board/board-state.ts';
import { useChangeView, useDeleteView, useRestoreView } from '#web/features/loops/board/mutations.ts';
import { ViewNameDialog } from '#web/features/loops/board/view-name-dialog.tsx';
import { errorWords } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

interface ViewActionsProps {
  readonly view: BoardView;
  readonly search: BoardSearchValues;
  readonly onShow: (search: BoardSearchValues) => void;
}

const sayWhy = (error: Error): void => toast(errorWords(error));

/** What can be done with the view that is looked at. */
export function ViewActions({ view, search, onShow }: ViewActionsProps): ReactElement {
  const changing = useChangeView();
  const deleting = useDeleteView();
  const restoring = useRestoreView();
  const [isNaming, setIsNaming] = useState(false);
  const params = { viewId: view.id };
  const change = (body: Parameters<typeof changing.mutate>[0]['body'], said: string): void =>
    changing.mutate(
      { params, ifMatch: view.version, body },
      { onSuccess: () => toast(said), onError: sayWhy },
    );
  const bringBack = (): void =>
    void restoring.mutateAsync({ params }).then((back) => onShow(searchOf(back.id, back.settings)), sayWhy);
  // What deletes a view takes away these actions with it, before `mutate` would have told them that it is done.
  const remove = (): void =>
    void deleting.mutateAsync({ params }).then(() => {
      toast(`View “${view.name}” deleted`, { onUndo: bringBack });
      onShow({ view: ALL });
    }, sayWhy);
  const act = (words: string, onClick: () => void): ReactElement => (
    <Button
      variant="subtle"
      size="compact-md"
      disabled={changing.isPending || deleting.isPending}
      onClick={onClick}
    >
      {words}
    </Button>
  );
  return (
    <>
      {!shows(search, view.settings) &&
        act('Save the change', () => change({ settings: settingsOf(search) }, 'View saved'))}
      {act('Rename', () => setIsNaming(true))}
      {view.isDefault
        ? act('Don’t open first', () => change({ isDefault: false }, 'The board opens with all loops'))
        : act('Open first', () => change({ isDefault: true }, `The board opens with “${view.name}”`))}
      {act('Delete', remove)}
      {isNaming && (
        <ViewNameDialog
          title="Rename the view"
          name={view.name}
          confirm="Rename"
          isPending={changing.isPending}
          error={changing.error}
          onName={(name) =>
            changing.mutate(
              { params, ifMatch: view.version, body: { name } },
              { onSuccess: () => setIsNaming(false) },
            )
          }
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
