import { useQueryClient } from '@tanstack/react-query';
import { scorePracticeSample, signOffInterviewer } from '#shared/practice.ts';
import { useSend } from '#web/api/use-send.ts';
import {
  ownPathsQuery,
  practiceQuery,
  qualificationsQuery,
  sampleQuery,
} from '#web/features/practice/queries.ts';

/** Sends the scores of a sample; its page shows the reply, which tells the reference. */
export function useScoreSample(): ReturnType<typeof useSend<typeof scorePracticeSample>> {
  const client = useQueryClient();
  return useSend(scorePracticeSample, {
    onDone: async (scored) => {
      client.setQueryData(sampleQuery(scored.blueprint.id, scored.key).queryKey, scored);
      void client.invalidateQueries({ queryKey: ownPathsQuery().queryKey });
      void client.invalidateQueries({ queryKey: practiceQuery(scored.blueprint.id).queryKey });
    },
  });
}

export function useSignOff(blueprintId: string): ReturnType<typeof useSend<typeof signOffInterviewer>> {
  const client = useQueryClient();
  return useSend(signOffInterviewer, {
    onDone: () => client.invalidateQueries({ queryKey: qualificationsQuery(blueprintId).queryKey }),
  });
}
