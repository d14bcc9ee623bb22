import type { ReactElement, ReactNode } from 'react';
import { ColourSchemeSwitch } from '#web/ui/colour-scheme-switch.tsx';
import classes from '#web/ui/public-page.module.css';
import { Wordmark } from '#web/ui/wordmark.tsx';

/** A page for someone who isn't signed in: one narrow column. */
export function PublicPage({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className={classes.page}>
      <header className={classes.brand}>
        <Wordmark />
        <div>
          <ColourSchemeSwitch />
        </div>
      </header>
      <main id="content" className={classes.column}>
        {children}
      </main>
    </div>
  );
}
