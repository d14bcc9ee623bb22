import { Button, CloseButton } from '@mantine/core';
import { type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { closeToast, currentToasts, onToastsChanged, type Toast } from '#web/ui/toast.ts';
import classes from '#web/ui/toasts.module.css';

const SHOWN_MS = 5_000;
const SHOWN_WITH_UNDO_MS = 12_000;

/** Where toasts appear. The live region is always there, or a screen reader would miss what comes into it. */
export function Toasts(): ReactElement {
  const toasts = useSyncExternalStore(onToastsChanged, currentToasts);
  return (
    <div className={classes.corner} role="status">
      {toasts.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </div>
  );
}

function OneToast({ toast: { id, message, onUndo } }: { readonly toast: Toast }): ReactElement {
  const [isHeld, setIsHeld] = useState(false);
  const shownMs = onUndo === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS;
  // A clock outside React; it stands still while the pointer or the focus is on the toast.
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => closeToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, isHeld, shownMs]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handlers only stop the clock; the buttons inside are the controls
    <div
      className={classes.toast}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={classes.message}>{message}</span>
      {onUndo !== undefined && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() => {
            closeToast(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      )}
      <CloseButton aria-label="Close this message" onClick={() => closeToast(id)} />
    </div>
  );
}
