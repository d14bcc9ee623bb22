import { useQueryClient } from '@tanstack/react-query';
import { chooseOrg, signIn, signOut } from '#shared/session.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { useSend } from '#web/api/use-send.ts';

/** `onSignedIn` runs even where the new session takes the form off the page. */
export function useSignIn(onSignedIn?: () => void): ReturnType<typeof useSend<typeof signIn>> {
  const client = useQueryClient();
  return useSend(signIn, {
    onDone: (session) => {
      client.setQueryData(sessionKey, session);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      onSignedIn?.();
      return undefined;
    },
  });
}

/** Leaves by loading the page anew, so that nothing of the person who leaves stays in memory. */
export function useSignOut(): ReturnType<typeof useSend<typeof signOut>> {
  return useSend(signOut, {
    onDone: () => {
      window.location.assign('/sign-in');
      return undefined;
    },
  });
}

/** Another organisation is another world: the page loads anew, so that nothing of this one is shown in it. */
export function useChooseOrg(): ReturnType<typeof useSend<typeof chooseOrg>> {
  return useSend(chooseOrg, {
    onDone: () => {
      window.location.assign('/');
      return undefined;
    },
  });
}
