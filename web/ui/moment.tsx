import type { ReactElement } from 'react';
import { useFormat } from '#web/ui/use-format.tsx';

interface MomentProps {
  readonly at: string;
  readonly show?: 'day' | 'day-and-time' | 'relative';
}

/** A point in time in the reader's zone; hovering shows it in full with the zone. */
export function Moment({ at, show = 'day-and-time' }: MomentProps): ReactElement {
  const format = useFormat();
  const words =
    show === 'day' ? format.day(at) : show === 'relative' ? format.relative(at) : format.dayAndTime(at);
  return (
    <time dateTime={at} title={`${format.dayAndTime(at)} (${format.timeZone})`}>
      {words}
    </time>
  );
}
