import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Session } from '#shared/session.ts';

export type SignedInSession = Extract<Session, { state: 'signed_in' }>;

const SignedInContext = createContext<SignedInSession | null>(null);

interface SignedInProviderProps {
  readonly session: SignedInSession;
  readonly children: ReactNode;
}

export function SignedInProvider({ session, children }: SignedInProviderProps): ReactElement {
  return <SignedInContext value={session}>{children}</SignedInContext>;
}

/** Who is there, on pages that need someone. */
export function useSignedIn(): SignedInSession {
  const session = useContext(SignedInContext);
  if (session === null) throw new Error('useSignedIn is for pages inside the signed-in shell');
  return session;
}
