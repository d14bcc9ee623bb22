import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { addressOf } from '#shared/endpoint.ts';
import { getSeatResumeFile } from '#shared/resumes.ts';
import { seatResumeQuery } from '#web/features/resumes/queries.ts';
import { ResumeLink } from '#web/features/resumes/resume-link.tsx';
import layout from '#web/ui/layout.module.css';

/** The resume beside the card of an interviewer; nothing where none is offered to them. */
export function SeatResume({ seatId }: { readonly seatId: string }): ReactElement | null {
  const { data } = useQuery(seatResumeQuery(seatId));
  if (data === undefined || data.resume === null) return null;
  return (
    <p className={layout.note}>
      <ResumeLink resume={data.resume} file={addressOf(getSeatResumeFile, { seatId })} />
    </p>
  );
}
