import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { deleteResume, linkResume, type Resume, uploadResume } from '#shared/resumes.ts';
import { useSend } from '#web/api/use-send.ts';
import { resumeQuery } from '#web/features/resumes/queries.ts';

export function useUploadResume(): ReturnType<typeof useSend<typeof uploadResume>> {
  const client = useQueryClient();
  return useSend(uploadResume, { onDone: (reply) => keep(client, reply) });
}

export function useLinkResume(): ReturnType<typeof useSend<typeof linkResume>> {
  const client = useQueryClient();
  return useSend(linkResume, { onDone: (reply) => keep(client, reply) });
}

export function useDeleteResume(): ReturnType<typeof useSend<typeof deleteResume>> {
  const client = useQueryClient();
  return useSend(deleteResume, { onDone: (reply) => keep(client, reply) });
}

async function keep(client: QueryClient, reply: Resume): Promise<void> {
  client.setQueryData(resumeQuery(reply.candidateId).queryKey, reply);
}
