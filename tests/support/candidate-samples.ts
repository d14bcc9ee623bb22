import * as applications from '#shared/candidate-applications.ts';
import * as merges from '#shared/candidate-merges.ts';
import * as notes from '#shared/candidate-notes.ts';
import type * as candidates from '#shared/candidates.ts';
import { type Candidate, getCandidate } from '#shared/candidates.ts';
import type { Role } from '#shared/roles.ts';
import { addCandidate, candidateOf } from '#tests/factories/candidate.ts';
import { applicationOf, jobFor } from '#tests/support/loop-samples.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** A note of this person on a candidate. Returns its id. */
export async function noteBy(
  person: Person,
  candidateId: string,
  text = 'Prefers mornings.',
): Promise<string> {
  const written = await person.call(notes.writeCandidateNote, { params: { candidateId }, body: { text } });
  if (written.status !== 201) throw new Error(`no note: ${written.status} ${written.text}`);
  return written.body.notes[0].id;
}

/** Merges one record into another, taking nothing of it. Returns the kept candidate. */
export async function merge(recruiter: Person, kept: Candidate, otherId: string): Promise<Candidate> {
  const merged = await recruiter.call(merges.mergeCandidates, {
    params: { candidateId: kept.id },
    seen: kept.version,
    body: { otherId, take: [] },
  });
  if (merged.status !== 200) throw new Error(`not merged: ${merged.status} ${merged.text}`);
  return merged.body;
}

/** A note on a candidate, and another record of this person that is merged into theirs, with the ids of both. */
export async function keepRecords(
  recruiter: Person,
  candidateId: string,
  other: { readonly name: string; readonly note: string; readonly email?: string },
): Promise<{ readonly noteIds: readonly string[]; readonly mergeIds: readonly string[] }> {
  const noteId = await noteBy(recruiter, candidateId, other.note);
  const found = await recruiter.call(getCandidate, { params: { candidateId } });
  const twice = await addCandidate(recruiter, { name: other.name, note: other.note });
  const { merged } = await merge(recruiter, found.body, twice.id);
  return { noteIds: [noteId], mergeIds: merged.map(({ id }) => id) };
}

/** Who writes notes. */
const staff: readonly Role[] = ['admin', 'recruiter', 'hiring_manager'];

/** A note of the caller's own, or of a recruiter's where the caller writes none. */
async function noteFor(stage: Stage, caller: Person): Promise<string> {
  const { candidateId } = await applicationOf(stage, caller);
  const [member] = await stage.world.ownerSql<{ roles: Role[] }>('SELECT roles FROM members WHERE id = $1', [
    caller.memberId,
  ]);
  const writes = member?.roles.some((role) => staff.includes(role)) === true;
  return noteBy(writes ? caller : stage.people.recruiter, candidateId);
}

async function endedApplication(stage: Stage, caller: Person): Promise<string> {
  const { applicationId } = await applicationOf(stage, caller);
  const ended = await stage.people.recruiter.call(applications.endApplication, {
    params: { applicationId },
    body: { reason: 'pay', note: '' },
  });
  if (ended.status !== 200) throw new Error(`not ended: ${ended.status} ${ended.text}`);
  return applicationId;
}

type Modules = typeof candidates & typeof applications & typeof notes & typeof merges;

export const candidateSamples: SamplesOf<Modules> = {
  listCandidates: async (stage, caller) => ({
    query: { limit: 10, search: 'cand', stage: 'applied', jobId: (await jobFor(stage, caller)).id },
  }),
  createCandidate: async (stage, caller) => ({
    body: candidateOf({ phone: '+351 000', note: 'A note', jobId: (await jobFor(stage, caller)).id }),
  }),
  getCandidate: async (stage, caller) => ({
    params: { candidateId: (await applicationOf(stage, caller)).candidateId },
  }),
  updateCandidate: async (stage) => ({
    params: { candidateId: (await addCandidate(stage.people.recruiter)).id },
    seen: 1,
    body: { name: 'A Newer Name', phone: null },
  }),
  createApplication: async (stage, caller) => ({
    params: { candidateId: (await addCandidate(stage.people.recruiter)).id },
    body: { jobId: (await jobFor(stage, caller)).id },
  }),
  endApplication: async (stage, caller) => ({
    params: { applicationId: (await applicationOf(stage, caller)).applicationId },
    body: { reason: 'position_filled', note: 'Somebody accepted our offer.' },
  }),
  reopenApplication: async (stage, caller) => ({
    params: { applicationId: await endedApplication(stage, caller) },
  }),
  saveInstructions: async (stage, caller) => ({
    params: { applicationId: (await applicationOf(stage, caller)).applicationId },
    seen: 1,
    body: { instructions: 'Give the questions in writing.' },
  }),
  listCandidateNotes: async (stage, caller) => ({
    params: { candidateId: (await applicationOf(stage, caller)).candidateId },
  }),
  writeCandidateNote: async (stage, caller) => ({
    params: { candidateId: (await applicationOf(stage, caller)).candidateId },
    body: { text: 'Can start at once.' },
  }),
  changeCandidateNote: async (stage, caller) => ({
    params: { noteId: await noteFor(stage, caller) },
    seen: 1,
    body: { text: 'Can start in March.' },
  }),
  deleteCandidateNote: async (stage, caller) => ({
    params: { noteId: await noteFor(stage, caller) },
    seen: 1,
  }),
  listDuplicates: async (stage) => ({
    params: { candidateId: (await addCandidate(stage.people.recruiter)).id },
  }),
  mergeCandidates: async (stage) => ({
    params: { candidateId: (await addCandidate(stage.people.recruiter)).id },
    seen: 1,
    body: { otherId: (await addCandidate(stage.people.recruiter)).id, take: ['phone', 'timeZone'] },
  }),
  undoMerge: async ({ people }) => {
    const kept = await addCandidate(people.recruiter);
    const { merged } = await merge(people.recruiter, kept, (await addCandidate(people.recruiter)).id);
    return { params: { mergeId: merged[0]?.id ?? '' } };
  },
};
