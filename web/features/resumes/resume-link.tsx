import type { ReactElement } from 'react';
import { number } from '#web/ui/format.ts';

interface ResumeLinkProps {
  readonly resume:
    | { readonly kind: 'link'; readonly url: string }
    | { readonly kind: 'file'; readonly bytes: number };
  /** Where the file is. */
  readonly file: string;
}

/** A resume to keep, or to go to: the place it leads to learns nothing of where the reader comes from. */
export function ResumeLink({ resume, file }: ResumeLinkProps): ReactElement {
  if (resume.kind === 'file') {
    return (
      <a href={file} download>
        Resume (PDF, {number(Math.max(1, Math.round(resume.bytes / 1024)))} kB)
      </a>
    );
  }
  return (
    <a href={resume.url} target="_blank" rel="noopener noreferrer">
      Resume at {new URL(resume.url).hostname}
    </a>
  );
}
