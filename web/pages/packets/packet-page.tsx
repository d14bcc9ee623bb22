import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { addressOf } from '#shared/endpoint.ts';
import { getPacketFile, type Packet } from '#shared/packets.ts';
import { OtherPackets } from '#web/features/packets/other-packets.tsx';
import { PacketBlocks } from '#web/features/packets/packet-blocks.tsx';
import { PacketProof } from '#web/features/packets/packet-proof.tsx';
import classes from '#web/features/packets/packets.module.css';
import { packetQuery, packetsQuery } from '#web/features/packets/queries.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/packets/$packetId');

/** A packet as it is printed. What helps to read it on a screen stays off the paper. */
export function PacketPage(): ReactElement {
  const { packetId } = route.useParams();
  const { data: packet, error, refetch } = useQuery(packetQuery(packetId));
  return (
    <>
      {/* One header before and after loading: it has the focus by then. */}
      {packet === undefined ? (
        <PageHeader key="header" title="Packet" />
      ) : (
        <PageHeader
          key="header"
          title={packet.content.candidateName}
          about={`Debrief packet · ${packet.content.jobTitle}`}
          action={<Actions packet={packet} />}
        />
      )}
      {packet !== undefined && <Pages packet={packet} />}
      {packet === undefined && error === null && <Skeleton label="Loading the packet" rows={12} />}
      {packet === undefined && error !== null && (
        <ErrorState title="The packet could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function Actions({ packet: { id, debriefId } }: { readonly packet: Packet }): ReactElement {
  return (
    <div className={classes.actions}>
      <Button component="a" href={addressOf(getPacketFile, { packetId: id })} download>
        Download the PDF
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
      <Button
        variant="default"
        renderRoot={(props) => <Link {...props} to="/debriefs/$debriefId" params={{ debriefId }} />}
      >
        Back to the debrief
      </Button>
    </div>
  );
}

function Pages({ packet }: { readonly packet: Packet }): ReactElement {
  const { data: others = [] } = useInfiniteQuery(packetsQuery(packet.debriefId));
  return (
    <>
      <PacketProof packet={packet} />
      <PacketBlocks blocks={packet.content.blocks} />
      <OtherPackets
        packets={others.filter(({ id }) => id !== packet.id)}
        link={({ id }, words) => (
          <Link to="/packets/$packetId" params={{ packetId: id }}>
            {words}
          </Link>
        )}
      />
    </>
  );
}
