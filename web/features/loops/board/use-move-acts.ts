import type { EndReason } from '#shared/candidate-endings.ts';
import { movedWords } from '#web/features/loops/board/board-words.ts';
import { useEndLoops, useTakeUpLoops } from '#web/features/loops/board/mutations.ts';
import { sayOutcome } from '#web/ui/outcomes.ts';
import { toast } from '#web/ui/toast.ts';

export interface MoveActs {
  readonly isPending: boolean;
  /** Why the last move out was refused: it is said where the reason was given. */
  readonly error: Error | null;
  moveOut(
    loopIds: readonly string[],
    ending: { readonly reason: EndReason; readonly note: string },
    onDone: () => void,
  ): void;
  moveBack(loopIds: readonly string[]): void;
  /** Forgets a refusal that was read. */
  reset(): void;
}

/** Moves the candidates of many loops out of the running and back, all of them or none. */
export function useMoveActs(): MoveActs {
  const ending = useEndLoops();
  const takingUp = useTakeUpLoops();
  const moveBack = (loopIds: readonly string[]): void =>
    sayOutcome(takingUp.mutateAsync({ body: { loopIds: [...loopIds] } }), (reply) =>
      movedWords(reply.loopIds, 'back'),
    );
  return {
    isPending: ending.isPending || takingUp.isPending,
    error: ending.error,
    moveBack,
    reset: ending.reset,
    moveOut: (loopIds, given, onDone) =>
      ending.mutate(
        { body: { loopIds: [...loopIds], ...given } },
        {
          onSuccess: ({ loopIds: moved }) => {
            toast(movedWords(moved, 'out'), { onUndo: () => moveBack(moved) });
            onDone();
          },
        },
      ),
  };
}
