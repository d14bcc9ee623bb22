import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { addressOf } from '#shared/endpoint.ts';
import { getResumeFile, type Resume } from '#shared/resumes.ts';
import { useDeleteResume } from '#web/features/resumes/mutations.ts';
import { resumeQuery } from '#web/features/resumes/queries.ts';
import { ResumeInput } from '#web/features/resumes/resume-input.tsx';
import { ResumeLink } from '#web/features/resumes/resume-link.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** A candidate's resume: a file or a link, by whom and since when, and how it is changed. */
export function ResumeSection({ candidateId }: { readonly candidateId: string }): ReactElement {
  const { data: found, error, refetch } = useQuery(resumeQuery(candidateId));
  if (found !== undefined) return <ResumeView found={found} />;
  return error === null ? (
    <Skeleton label="Loading the resume" rows={2} />
  ) : (
    <ErrorState title="The resume could not be loaded" error={error} onRetry={() => void refetch()} />
  );
}

function ResumeView({ found }: { readonly found: Resume }): ReactElement {
  const { candidateId, resume, version } = found;
  const [step, setStep] = useState<'shown' | 'changing' | 'deleting'>('shown');
  const remove = useDeleteResume();
  const close = (): void => setStep('shown');
  if (resume === null)
    return found.can.change ? <ResumeInput found={found} onDone={close} /> : <p>There is no resume.</p>;
  return (
    <>
      <p>
        <ResumeLink resume={resume} file={addressOf(getResumeFile, { candidateId })} /> by {resume.by.name},{' '}
        <Moment at={resume.at} show="day" />
      </p>
      {found.can.change && step !== 'changing' && (
        <div className={layout.row}>
          <Button variant="default" onClick={() => setStep('changing')}>
            Replace the resume
          </Button>
          <Button variant="subtle" onClick={() => setStep('deleting')}>
            Delete the resume
          </Button>
        </div>
      )}
      {step === 'changing' && <ResumeInput found={found} onDone={close} onCancel={close} />}
      {step === 'deleting' && (
        <ConfirmDialog
          title="Delete this resume?"
          consequences={[
            resume.kind === 'file' ? 'The file is deleted for good.' : 'The link is deleted for good.',
            'The audit trail keeps that there was one, and nothing of what it said.',
          ]}
          confirm="Delete the resume"
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params: { candidateId }, ifMatch: version }, { onSuccess: close })}
          onCancel={close}
        />
      )}
    </>
  );
}
