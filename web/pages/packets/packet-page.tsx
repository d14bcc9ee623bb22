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
  if (packet !== undefined) return <LoadedPacket packet={packet} />;
  return (
    <>
      <PageHeader title="Packet" />
      {error === null ? (
        <Skeleton label="Loading the packet" rows={12} />
      ) : (
        <ErrorState title="The packet could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function LoadedPacket({ packet }: { readonly packet: Packet }): ReactElement {
  const { content, debriefId, id } = packet;
  const { data: others = [] } = useInfiniteQuery(packetsQuery(debriefId));
  return (
    <>
      <PageHeader
        title={content.candidateName}
        about={`Debrief packet · ${content.jobTitle}`}
        action={
          <div className={classes.actions}>
            <Button component="a" href={addressOf(getPacketFile, { packetId: id })} download>
              Download the PDF
            </Button>
            <Button variant="default" onClick={() => window.print()}>
              Print
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => (
                // Who first reads a debrief is noted: passing over its link must not count as reading.
                <Link {...props} to="/debriefs/$debriefId" params={{ debriefId }} preload={false} />
              )}
            >
              Back to the debrief
            </Button>
          </div>
        }
      />
      <PacketProof packet={packet} />
      <PacketBlocks blocks={content.blocks} />
      <OtherPackets
        packets={others.filter((other) => other.id !== id)}
        link={(other, words) => (
          <Link to="/packets/$packetId" params={{ packetId: other.id }} preload={false}>
            {words}
          </Link>
        )}
      />
    </>
  );
}
