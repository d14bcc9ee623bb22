import type { ReactElement, ReactNode } from 'react';
import layout from '#web/ui/layout.module.css';

/** What narrows a list down, above it. It acts while one chooses; Enter has nothing left to do. */
export function Filters({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers from before 2023
    <form role="search" className={layout.filters} onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}
