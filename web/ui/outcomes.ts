import { errorWords } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/**
 * Goes on when a write is done. What is given to `mutate` is never called for a component that is gone by then, and a
 * write that takes away what it was begun from ends it before it is told. An error stays with the mutation, which shows it.
 */
export function whenDone<Reply>(doing: Promise<Reply>, act: (reply: Reply) => void): void {
  doing.then(act, () => undefined);
}

/** Says what came of a write that may be begun in a toast, where nothing else may be left that could say it. */
export function sayOutcome<Reply>(doing: Promise<Reply>, said: (reply: Reply) => string): void {
  doing.then(
    (reply) => toast(said(reply)),
    (error: Error) => toast(errorWords(error)),
  );
}
