import type { NotificationKind } from '#shared/notifications.ts';

/** Whom to tell of what; an occasion that they were told of already is not told again. */
export interface Telling {
  readonly memberId: string;
  readonly kind: NotificationKind;
  readonly occasion: string;
  readonly loopId: string;
  readonly seatId: string | null;
  readonly debriefId: string | null;
  readonly showsAt: Date;
}
