import type { z } from 'zod';
import { canEditCandidates, canViewApplication, notesClosedUntil } from '#server/candidates/policy.ts';
import { isActive, isEnded } from '#server/candidates/rules.ts';
import type { MemberActor } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import { EndReason } from '#shared/candidate-endings.ts';
import type { CandidateNote } from '#shared/candidate-notes.ts';
import {
  ApplicationStage,
  type CandidateSummary,
  type Candidate as CandidateView,
} from '#shared/candidates.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NoteRow {
  readonly id: string;
  readonly text: string;
  readonly author: Named | null;
  readonly writtenAt: Date;
  readonly changedAt: Date | null;
  readonly version: number;
}

export interface MergeRow {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  /** The name of the record that was merged away. */
  readonly name: string;
  readonly by: Named;
  readonly mergedAt: Date;
  readonly applicationIds: readonly string[];
  readonly noteIds: readonly string[];
  readonly keptName: string;
  readonly keptEmail: string | null;
  readonly keptPhone: string | null;
  readonly keptTimeZone: string;
  /** When the resume that moved was handed in; null where none moved. */
  readonly resumeSetAt: Date | null;
  /** Whether the details are not any more what the merge made them. */
  readonly isChangedSince: boolean;
}

/** An import that brought a candidate, or a record that is part of them by now. */
export interface OriginRow {
  readonly importId: string;
  readonly at: Date;
}

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
  { name, email, phone, timeZone }: CandidateRow,
  label: string | null,
): Pick<z.input<typeof CandidateView>, 'name' | 'isAnonymous' | 'email' | 'phone' | 'timeZone'> {
  return label === null
    ? { name, isAnonymous: false, email, phone, timeZone }
    : { name: label, isAnonymous: true, email: null, phone: null, timeZone: null };
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

/** What stands around a candidate for one reader. */
interface Around {
  /** Stands for the person where they are anonymous to the reader, and is null elsewhere. */
  readonly label: string | null;
  /** Who ended which application. */
  readonly enders: ReadonlyMap<string, Named>;
  readonly merges: readonly MergeRow[];
  readonly origins: readonly OriginRow[];
  readonly owesCard: boolean;
}

export function presentCandidate(
  actor: MemberActor,
  candidate: CandidateRow,
  { label, enders, merges, origins, owesCard }: Around,
): z.input<typeof CandidateView> {
  const canEdit = canEditCandidates(actor);
  const isOwn = isOwnLoop(actor, { candidateEmail: candidate.email });
  const isClosed = notesClosedUntil({ isOwn, owesCard }) !== null;
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
          ending:
            application.endReason === null
              ? null
              : {
                  reason: EndReason.parse(application.endReason),
                  note: isClosed ? null : application.endNote,
                  by: enders.get(application.id) ?? null,
                },
          instructions: canEdit ? application.instructions : null,
          version: application.version,
          can: {
            end: canEdit && goesOn,
            reopen: canEdit && !isOwn && isEnded(application.stage) && application.job.state === 'open',
            startLoop: canEdit && goesOn && !isOwn && !isUnderWay && application.job.state === 'open',
            instruct: canEdit && goesOn,
          },
        };
      }),
    merged:
      label === null
        ? merges.map(({ id, name, by, mergedAt, isChangedSince }) => ({
            id,
            name,
            by,
            mergedAt: mergedAt.toISOString(),
            isChangedSince,
            can: { undo: canEdit && !isClosed && !isChangedSince },
          }))
        : [],
    cameWith:
      canEdit && label === null
        ? origins.map(({ importId, at }) => ({ importId, at: at.toISOString() }))
        : [],
    version: candidate.version,
    can: { edit: canEdit && label === null },
  };
}

export function presentNote(actor: MemberActor, note: NoteRow): z.input<typeof CandidateNote> {
  return {
    id: note.id,
    text: note.text,
    author: note.author,
    writtenAt: note.writtenAt.toISOString(),
    changedAt: note.changedAt?.toISOString() ?? null,
    version: note.version,
    can: { change: note.author?.id === actor.memberId },
  };
}
