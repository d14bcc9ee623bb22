import type { ReactElement, ReactNode } from 'react';
import classes from '#web/pages/home/home.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

interface HomeSectionProps<Item> {
  readonly id: string;
  readonly title: string;
  readonly list: {
    readonly data: readonly Item[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What is said where there is nothing. */
  readonly nothing: string;
  /** The way to the rest, where there is more than is shown. */
  readonly rest: (total: number) => ReactNode;
  readonly children: (shown: readonly Item[]) => ReactNode;
}

/** More stand on a page of their own. */
const mostShown = 5;

/** What there is to do, the first few of it. */
export function HomeSection<Item>(props: HomeSectionProps<Item>): ReactElement {
  const { id, title, list, nothing, rest, children } = props;
  const { data: items, error, refetch } = list;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {items === undefined ? (
        error === null ? (
          <Skeleton label={`Loading: ${title}`} rows={3} />
        ) : (
          <ErrorState title={`“${title}” could not be loaded`} error={error} onRetry={() => void refetch()} />
        )
      ) : items.length === 0 ? (
        <p className={classes.soft}>{nothing}</p>
      ) : (
        <>
          {children(items.slice(0, mostShown))}
          {items.length > mostShown && <p className={classes.soft}>{rest(items.length)}</p>}
        </>
      )}
    </section>
  );
}
