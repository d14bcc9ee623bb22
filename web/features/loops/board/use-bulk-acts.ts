import type { assignOwners } from '#shared/board.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { assignedWords, nudgedWords } from '#web/features/loops/board/board-words.ts';
import { useAssignOwners, useNudgeLoops, useTakeBackNudges } from '#web/features/loops/board/mutations.ts';
import { sayOutcome } from '#web/ui/outcomes.ts';
import { errorWords } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

type Assigned = ReplyOf<typeof assignOwners>['results'];

export interface BulkActs {
  readonly isPending: boolean;
  nudge(loopIds: readonly string[]): void;
  /** `onDone` runs when it worked; what did not is in the message. */
  assign(
    loopIds: readonly string[],
    owner: { readonly id: string; readonly name: string },
    onDone: () => void,
  ): void;
}

const sayWhy = (error: Error): void => toast(errorWords(error));

/** What is done to many loops at once, each with its way back. */
export function useBulkActs(): BulkActs {
  const nudging = useNudgeLoops();
  const takingBack = useTakeBackNudges();
  const assigning = useAssignOwners();

  function takeBack(actId: string): void {
    sayOutcome(takingBack.mutateAsync({ params: { actId } }), () => 'Taken back: nobody was reminded.');
  }

  /** Only what is the new owner's still: what others did since stays. */
  function giveBack(results: Assigned, ownerId: string): void {
    const changed = results.filter(({ outcome }) => outcome === 'changed');
    const changes = changed.map(({ loopId, ownerBefore }) => ({
      loopId,
      ownerId: ownerBefore,
      from: ownerId,
    }));
    sayOutcome(assigning.mutateAsync({ body: { changes } }), (reply) =>
      assignedWords(
        reply.results.map(({ outcome }) => outcome),
        'given back',
      ),
    );
  }

  return {
    isPending: nudging.isPending || assigning.isPending,
    nudge: (loopIds) =>
      nudging.mutate(
        { body: { loopIds: [...loopIds] } },
        {
          onSuccess: (reply) => {
            const isAny = reply.results.some(({ outcome }) => outcome === 'nudged');
            toast(nudgedWords(reply), isAny ? { onUndo: () => takeBack(reply.actId) } : {});
          },
          onError: sayWhy,
        },
      ),
    assign: (loopIds, owner, onDone) =>
      assigning.mutate(
        { body: { changes: loopIds.map((loopId) => ({ loopId, ownerId: owner.id })) } },
        {
          onSuccess: ({ results }) => {
            const outcomes = results.map(({ outcome }) => outcome);
            const isAny = outcomes.includes('changed');
            toast(
              assignedWords(outcomes, `given to ${owner.name}`),
              isAny ? { onUndo: () => giveBack(results, owner.id) } : {},
            );
            onDone();
          },
          onError: sayWhy,
        },
      ),
  };
}
