import type { z } from 'zod';
import type { KeptFigures } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { shownComposite } from '#server/debriefs/composite/rules.ts';
import { makeFigures } from '#server/debriefs/pin-figures.ts';
import type { DebriefParts } from '#server/debriefs/present.ts';
import { findDebriefAccess } from '#server/debriefs/queries.ts';
import { areVotesOpen } from '#server/debriefs/rules.ts';
import { noteReading } from '#server/loops/queries.ts';
import type { getNewerFigures as contract, Step } from '#shared/newer-figures.ts';
import type { DebriefId } from '#shared/primitives.ts';

type View = z.input<(typeof contract)['reply']>;

/** What adopting would change, as it is now; null where there is nothing for the actor to adopt. Pins and keeps nothing. */
export async function findNewerFigures(ctx: MemberCtx, debriefId: DebriefId): Promise<View> {
  const { access, parts } = await findDebriefAccess(ctx, debriefId);
  if (!parts.can.adopt) return { newer: null };
  const authors = parts.cards.map(({ interviewer }) => interviewer.id);
  await noteReading(ctx, access.loop.id, authors);
  const { fit } = await makeFigures(ctx, access.loop);
  return { newer: presentNewer(parts, fit.figures) };
}

function presentNewer(parts: DebriefParts, newer: KeptFigures): NonNullable<View['newer']> {
  const { debrief, cards, dimensions } = parts;
  // Written by pin-figures.ts in this very shape, and never by anything else.
  const pinned = debrief.figures as KeptFigures;
  const shown = ({ composite }: KeptFigures): KeptFigures['composite'] =>
    shownComposite(composite, debrief.compositePolicy, areVotesOpen(parts));
  const [before, after] = [shown(pinned), shown(newer)];
  return {
    cards: cards.filter(({ id }) => !debrief.cardIds.includes(id)).length,
    composite: {
      raw: step(shownValue(before.raw), shownValue(after.raw)),
      calibrated: step(shownValue(before.calibrated), shownValue(after.calibrated)),
    },
    dimensions: dimensions.map(({ id, name }, index) => {
      const [was, is] = [pinned.dimensions[index], newer.dimensions[index]];
      if (was === undefined || is === undefined) throw new Error('figures of another version');
      return {
        dimensionId: id,
        name,
        raw: step(was.raw, is.raw),
        calibrated: step(shownValue(was.calibrated), shownValue(is.calibrated)),
      };
    }),
  };
}

const shownValue = (figure: { readonly kind: string; readonly value?: number }): number | null =>
  figure.value ?? null;

/** Tenths are enough to weigh a change by, and say no more of a panel than its composite does. */
const inTenths = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

const step = (from: number | null, to: number | null): Step => ({ from: inTenths(from), to: inTenths(to) });
