import * as imports from '#shared/candidate-imports.ts';
import type * as resumes from '#shared/resumes.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { startAndRun, uploadTable } from '#tests/factories/candidate-import.ts';
import { addResume, pdfThatSays } from '#tests/factories/resume.ts';
import { placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import { jobFor } from '#tests/support/loop-samples.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** A table that nobody else hands in, with a faulty line; the same for the same person of two worlds. */
function table({ memberId }: Person): string {
  const own = memberId.slice(-12);
  return `Name,E-mail\nAda ${own},ada.${own}@table.example\nBo ${own},nowhere\n`;
}

/** A draft of the caller's own: nobody else knows of it. A recruiter's, for who may make none. */
async function draftOf(
  stage: Stage,
  caller: Person,
  text = table(caller),
): Promise<{ params: { importId: string }; seen: number }> {
  const mayMake = (await caller.call(imports.listImports)).status !== 403;
  const { id, version } = await uploadTable(mayMake ? caller : stage.people.recruiter, text);
  return { params: { importId: id }, seen: version };
}

/** A draft that can be started. */
function soundDraftOf(stage: Stage, caller: Person): ReturnType<typeof draftOf> {
  return draftOf(stage, caller, table(caller).split('\n').slice(0, 2).join('\n'));
}

const tablesOf = new WeakMap<Stage, number>();

/** An import that brought one candidate in. */
async function doneImport(stage: Stage): Promise<{ params: { importId: string }; seen: number }> {
  const n = (tablesOf.get(stage) ?? 0) + 1;
  tablesOf.set(stage, n);
  const draft = await uploadTable(
    stage.people.recruiter,
    `Name,E-mail\nUndone ${n},undone.${n}@table.example\n`,
  );
  await startAndRun(stage.world, stage.people.recruiter, draft);
  return { params: { importId: draft.id }, seen: draft.version + 2 };
}

export const importSamples: SamplesOf<typeof imports> = {
  uploadImport: (_, caller) => ({ body: Buffer.from(table(caller)) }),
  listImports: () => ({ query: { limit: 10 } }),
  getImport: async (stage, caller) => ({ params: (await draftOf(stage, caller)).params }),
  changeImport: async (stage, caller) => ({
    ...(await draftOf(stage, caller)),
    body: {
      delimiter: ',',
      fields: ['name', 'email'],
      jobId: (await jobFor(stage, caller)).id,
      timeZone: 'Asia/Tokyo',
      fixes: [{ line: 3, column: 1, value: 'bo@table.example' }],
      leavesOutFaulty: true,
    },
  }),
  getFaultyLines: async (stage, caller) => ({ params: (await draftOf(stage, caller)).params }),
  startImport: soundDraftOf,
  cancelImport: async (stage, caller) => ({ params: (await draftOf(stage, caller)).params }),
  getImportUndo: async (stage) => ({ params: (await doneImport(stage)).params }),
  undoImport: async (stage) => ({ ...(await doneImport(stage)), body: { removes: 1 } }),
};

/** A candidate for a job of the caller's, with a resume that is a file. */
async function withResume(stage: Stage, caller: Person): Promise<{ candidateId: string }> {
  const { id: candidateId } = await addCandidate(stage.people.recruiter, {
    jobId: (await jobFor(stage, caller)).id,
  });
  await addResume(stage.people.recruiter, candidateId);
  return { candidateId };
}

/** A seat of the caller's on the loop of a candidate with a resume. */
async function seatWithResume(stage: Stage, caller: Person): Promise<{ seatId: string }> {
  const loop = await placeLoop(stage.world, stage.people.admin);
  const seat = await placeSeat(stage.world, loop, caller);
  await addResume(stage.people.recruiter, loop.candidateId);
  return { seatId: seat.id };
}

export const resumeSamples: SamplesOf<typeof resumes> = {
  getResume: async (stage, caller) => ({ params: await withResume(stage, caller) }),
  getResumeFile: async (stage, caller) => ({ params: await withResume(stage, caller) }),
  linkResume: async (stage, caller) => ({
    params: await withResume(stage, caller),
    seen: 2,
    body: { url: 'https://resumes.example/ada' },
  }),
  uploadResume: async (stage, caller) => ({
    params: await withResume(stage, caller),
    seen: 2,
    body: await pdfThatSays('A newer resume'),
  }),
  deleteResume: async (stage, caller) => ({ params: await withResume(stage, caller), seen: 2 }),
  getSeatResume: async (stage, caller) => ({ params: await seatWithResume(stage, caller) }),
  getSeatResumeFile: async (stage, caller) => ({ params: await seatWithResume(stage, caller) }),
};
