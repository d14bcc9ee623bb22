import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { makePacket } from '#shared/packets.ts';
import { useSend } from '#web/api/use-send.ts';
import classes from '#web/features/packets/packets.module.css';
import { packetsKey } from '#web/features/packets/queries.ts';
import { errorWords } from '#web/ui/states.tsx';

/** One click makes the packet of a debrief as it is now and opens it: a page for print, and the PDF to keep. */
export function PacketLink({ debriefId }: { readonly debriefId: string }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const making = useSend(makePacket, {
    onDone: async ({ id }) => {
      void client.invalidateQueries({ queryKey: [...packetsKey, 'of', debriefId] });
      await navigate({ to: '/packets/$packetId', params: { packetId: id } });
    },
  });
  return (
    <span className={classes.make}>
      <Button
        variant="default"
        size="compact-md"
        loading={making.isPending}
        onClick={() => making.mutate({ params: { debriefId } })}
      >
        Make the packet
      </Button>
      {making.error !== null && <span role="alert">{errorWords(making.error)}</span>}
    </span>
  );
}
