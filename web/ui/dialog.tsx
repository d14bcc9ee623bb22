import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import classes from '#web/ui/dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, or the platform's back gesture; left out for a dialog that has to be answered. */
  readonly onClose?: (() => void) | undefined;
  /** Hides everything behind it, for what must not stay readable. */
  readonly opaque?: boolean;
}

/** The platform's modal dialog: focus stays inside and goes back to where it was. Mount it to open it. */
export function Dialog({ title, children, onClose, opaque = false }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // showModal is a call on the element; no attribute opens a dialog as a modal one.
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      // What opened it may be gone by then; the focus must land somewhere all the same.
      const isThere = before instanceof HTMLElement && before.isConnected;
      (isThere ? before : document.querySelector<HTMLElement>('main'))?.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={classes.dialog}
      data-opaque={opaque || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={classes.actions}>{children}</div>;
}
