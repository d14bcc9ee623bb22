import type { z } from 'zod';
import { BoardColumn, type BoardSettings, type keepBoardView } from '#shared/board.ts';
import type { LoopFilterValues } from '#web/features/loops/queries.ts';

/** What the address says of the board: its filters and order, the columns left out, and the view that is looked at. */
export interface BoardSearchValues extends LoopFilterValues {
  readonly hide?: string | undefined;
  readonly view?: string | undefined;
}

/** Stands in the address where all loops are looked at, and not what the board opens with. */
export const ALL = 'all';

/** Between columns in the address: a comma would be written as %2C. */
const BETWEEN = '.';

export function hiddenIn({ hide }: Pick<BoardSearchValues, 'hide'>): readonly BoardColumn[] {
  const named = (hide ?? '').split(BETWEEN);
  return BoardColumn.options.filter((column) => named.includes(column));
}

export function hideText(hidden: readonly BoardColumn[]): string | undefined {
  return hidden.length === 0 ? undefined : hidden.join(BETWEEN);
}

type Settings = z.input<(typeof keepBoardView)['body']>['settings'];

/** What a view keeps of the address; never what is searched for. */
export function settingsOf(search: BoardSearchValues): Settings {
  return {
    state: search.state ?? null,
    stage: search.stage ?? null,
    jobId: search.jobId ?? null,
    ownerId: search.ownerId ?? null,
    late: search.late === 'yes',
    sort: search.sort ?? 'newest',
    hidden: [...hiddenIn(search)],
  };
}

/** The address at which a kept view is looked at. */
export function searchOf(viewId: string, settings: BoardSettings): BoardSearchValues {
  return {
    view: viewId,
    state: settings.state ?? undefined,
    stage: settings.stage ?? undefined,
    jobId: settings.jobId ?? undefined,
    ownerId: settings.ownerId ?? undefined,
    late: settings.late ? 'yes' : undefined,
    sort: settings.sort === 'newest' ? undefined : settings.sort,
    hide: hideText(settings.hidden),
  };
}

/** What the list itself is asked for. */
export function filtersOf({ hide: _, view: __, ...filters }: BoardSearchValues): LoopFilterValues {
  return filters;
}

/** Whether the address shows what the view keeps, whatever is searched for in it. */
export function shows(search: BoardSearchValues, settings: BoardSettings): boolean {
  return JSON.stringify(settingsOf(search)) === JSON.stringify(settingsOf(searchOf('', settings)));
}
