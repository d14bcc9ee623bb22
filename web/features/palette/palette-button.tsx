import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import type { Palette, PaletteProps } from '#web/features/palette/palette.tsx';
import { noteOpened } from '#web/features/palette/recent.ts';
import { toast } from '#web/ui/toast.ts';

/** Most members never open it on most days, so its code comes when somebody is about to. */
const load = () => import('#web/features/palette/palette.tsx');
const prepare = (): void => void load().catch(() => undefined);

const isMac = /Mac|iP/.test(navigator.platform);

interface PaletteButtonProps {
  readonly className: string | undefined;
  readonly shell: PaletteProps['shell'];
}

/** Opens the palette, as Ctrl+K or Cmd+K does anywhere; and remembers what is opened, by whatever way. */
export function PaletteButton({ className, shell }: PaletteButtonProps): ReactElement {
  const { whose } = shell;
  const router = useRouter();
  const [Shown, setShown] = useState<typeof Palette | null>(null);
  // Keys come from the document and addresses from the router: both are outside React.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Control' || event.key === 'Meta') prepare();
      const isOurs =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'k';
      // A dialog that waits for an answer comes first.
      if (!isOurs || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      open(setShown);
    };
    noteOpened(whose, router.state.location.href);
    const stop = router.subscribe('onLoad', ({ toLocation }) => noteOpened(whose, toLocation.href));
    document.addEventListener('keydown', onKey);
    return () => {
      stop();
      document.removeEventListener('keydown', onKey);
    };
  }, [whose, router]);
  return (
    <>
      <UnstyledButton
        className={className}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => open(setShown)}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        Search
        <kbd aria-hidden>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </UnstyledButton>
      {Shown !== null && <Shown shell={shell} onClose={() => setShown(null)} />}
    </>
  );
}

/** Where its code can't be loaded, the page underneath stands as it is. */
function open(show: (palette: () => typeof Palette) => void): void {
  load().then(
    (loaded) => show(() => loaded.Palette),
    () => toast('Search could not be loaded. Check the connection and try again.'),
  );
}
