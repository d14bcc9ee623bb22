import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { CardContent } from '#shared/scorecards.ts';
import { type DeviceCopy, findLeftCopies, type LeftCopy } from '#web/ui/autosave/device-copy.ts';
import { deviceShelf } from '#web/ui/autosave/device-shelf.ts';

export type CardCopy = LeftCopy<CardContent>;

const StoredCopy = z.object({
  base: z.object({ value: CardContent, version: z.int() }),
  value: CardContent,
  unanswered: z.array(CardContent),
  at: z.iso.datetime(),
});

function readCopy(value: unknown): DeviceCopy<CardContent> | null {
  const parsed = StoredCopy.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Each page writes under a name of its own, so that two tabs never overwrite each other's. */
export function copyKey(accountId: string, seatId: string): string {
  return `${copyPrefix(accountId, seatId)}${crypto.randomUUID()}`;
}

function copyPrefix(accountId: string, seatId: string): string {
  return `scorecard:${accountId}:${seatId}:`;
}

/** What this account typed on this device for the seat and was not stored, the newest first. Asked for once a visit. */
export const leftCopiesQuery = (accountId: string, seatId: string) =>
  queryOptions({
    queryKey: ['card-copies', accountId, seatId],
    queryFn: () => findLeftCopies(deviceShelf, copyPrefix(accountId, seatId), readCopy),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
