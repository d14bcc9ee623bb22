import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { LiveUpdates } from '#web/app/live-updates.tsx';
import { placesFor } from '#web/app/places.ts';
import classes from '#web/app/shell.module.css';
import { PaletteButton } from '#web/features/palette/palette-button.tsx';
import { useSignOut } from '#web/features/session/mutations.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { ColourSchemeSwitch } from '#web/ui/colour-scheme-switch.tsx';
import { Wordmark } from '#web/ui/wordmark.tsx';

/** The rail beside every signed-in page; on a narrow screen a bar on top whose menu opens in place. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const { member, org } = useSignedIn();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme();
  const places = placesFor(member.roles);
  const close = (): void => setIsOpen(false);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.rail} data-open={isOpen || undefined}>
        <div className={classes.brand}>
          <Link to="/" onClick={close} aria-label="Evenhand, home">
            <Wordmark />
          </Link>
          <PaletteButton
            className={classes.search}
            shell={{
              whose: `${org.id} ${member.id}`,
              roles: member.roles,
              places,
              navigate,
              scheme,
              onSwitchScheme: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
              onSignOut: () => signOut.mutate({}),
            }}
          />
          <UnstyledButton
            className={classes.menu}
            aria-expanded={isOpen}
            aria-controls="rail"
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
            Menu
          </UnstyledButton>
        </div>
        <div id="rail" className={classes.inside}>
          <p className={classes.org}>{org.name}</p>
          <nav aria-label="Main">
            <ul>
              {places.map(({ to, words, icon: Icon, exact, count: Count }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact, includeSearch: false }} onClick={close}>
                    <Icon size={20} stroke={1.6} aria-hidden />
                    {words}
                    {Count !== undefined && <Count />}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className={classes.foot}>
            <LiveUpdates />
            <ColourSchemeSwitch />
            <div className={classes.person}>
              <Link to="/account" onClick={close}>
                {member.name}
              </Link>
              <UnstyledButton
                className={classes.signOut}
                disabled={signOut.isPending}
                onClick={() => signOut.mutate({})}
              >
                Sign out
              </UnstyledButton>
            </div>
            {signOut.isError && <p role="alert">Signing out did not work. Try again.</p>}
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
    </div>
  );
}
