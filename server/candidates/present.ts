import type { z } from 'zod';
import { canEditCandidates, canViewApplication } from '#server/candidates/policy.ts';
import { isActive } from '#server/candidates/rules.ts';
import type { MemberActor } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import {
  ApplicationStage,
  type CandidateSummary,
  type Candidate as CandidateView,
} from '#shared/candidates.ts';

/** A candidate with their applications and each one's newest loop. */
export const withApplications = {
  applications: {
    include: {
      job: { select: { id: true, title: true, state: true, hiringManagerId: true } },
      loops: { select: { id: true, state: true }, orderBy: { id: 'desc' }, take: 1 },
    },
    orderBy: { id: 'desc' },
  },
} satisfies Prisma.CandidateInclude;

type CandidateRow = Prisma.CandidateGetPayload<{ include: typeof withApplications }>;

/** What is told of the person: `label` stands for all of it where they are anonymous to the reader, and is null elsewhere. */
function presentPerson(
  { name, email, phone, timeZone, note }: CandidateRow,
  label: string | null,
): Pick<z.input<typeof CandidateView>, 'name' | 'isAnonymous' | 'email' | 'phone' | 'timeZone' | 'note'> {
  return label === null
    ? { name, isAnonymous: false, email, phone, timeZone, note }
    : { name: label, isAnonymous: true, email: null, phone: null, timeZone: null, note: '' };
}

export function presentCandidateSummary(
  actor: MemberActor,
  candidate: CandidateRow,
  label: string | null,
): z.input<typeof CandidateSummary> {
  const { name, isAnonymous, email } = presentPerson(candidate, label);
  return {
    id: candidate.id,
    name,
    isAnonymous,
    email,
    createdAt: candidate.createdAt.toISOString(),
    applications: candidate.applications
      .filter((application) => canViewApplication(actor, application))
      .map(({ job, stage }) => ({ jobTitle: job.title, stage: ApplicationStage.parse(stage) })),
  };
}

export function presentCandidate(
  actor: MemberActor,
  candidate: CandidateRow,
  label: string | null,
): z.input<typeof CandidateView> {
  const canEdit = canEditCandidates(actor);
  const isOwn = isOwnLoop(actor, { candidateEmail: candidate.email });
  return {
    id: candidate.id,
    ...presentPerson(candidate, label),
    createdAt: candidate.createdAt.toISOString(),
    applications: candidate.applications
      .filter((application) => canViewApplication(actor, application))
      .map((application) => {
        const [loop] = application.loops;
        const isUnderWay = loop?.state === 'open' || loop?.state === 'debrief';
        const goesOn = isActive(application.stage);
        return {
          id: application.id,
          job: { id: application.job.id, title: application.job.title },
          stage: ApplicationStage.parse(application.stage),
          appliedAt: application.appliedAt.toISOString(),
          stageAt: application.stageAt.toISOString(),
          loopId: isOwn ? null : (loop?.id ?? null),
          version: application.version,
          can: {
            withdraw: canEdit && goesOn,
            startLoop: canEdit && goesOn && !isOwn && !isUnderWay && application.job.state === 'open',
          },
        };
      }),
    version: candidate.version,
    can: { edit: canEdit && label === null },
  };
}
