import type { ReactElement } from 'react';
import { SignInForm } from '#web/features/session/sign-in-form.tsx';
import type { SignedInSession } from '#web/features/session/signed-in.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

/**
 * The session ended in the middle of work. The page stays as it is behind this, out of sight, so that nothing typed
 * is lost.
 */
export function SessionEnded({ last }: { readonly last: SignedInSession }): ReactElement {
  return (
    <Dialog title="Sign in to go on" opaque>
      <p>
        Your session ended. Nothing you typed is lost: sign in, and this page is as you left it. If you were
        saving something, save it again.
      </p>
      <SignInForm email={last.account.email} />
      <p>
        <a href="/sign-in">Leave this page and sign in as somebody else</a>
      </p>
    </Dialog>
  );
}
