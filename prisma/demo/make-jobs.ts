import { plusMinutes } from './calendar.ts';
import type { DemoJob } from './jobs.ts';
import type { PlacedVersion } from './make-blueprints.ts';
import type { Making } from './making.ts';

/** A round of a job's plan; dimensions by their keys in the kit. */
export interface PlacedRound {
  readonly key: string;
  readonly name: string;
  readonly exercise: string;
  readonly minutes: number;
  readonly interviewers: number;
  readonly dimensions: readonly string[];
}

export interface PlacedJob {
  readonly spec: DemoJob;
  readonly id: string;
  readonly recruiterId: string;
  readonly hiringManagerId: string;
  readonly version: PlacedVersion;
  readonly rounds: readonly PlacedRound[];
}

/** Opens a job on its published version, with its plan; closes it where it is closed by now. */
export function makeJob(making: Making, spec: DemoJob, versions: readonly PlacedVersion[]): PlacedJob {
  const version = versions.find(({ number }) => number === spec.version);
  if (version === undefined) throw new Error(`no version ${spec.version} for ${spec.key}`);
  const createdAt = making.calendar.at(spec.openedDay, 10 * 60 + 15);
  const id = making.id(createdAt);
  const memberId = (name: string): string => making.person(name).memberId;
  const people = {
    hiringManagerId: memberId(spec.hiringManager),
    approverIds: spec.approvers.filter(making.isThere).map(memberId),
    recruiterId: memberId(spec.recruiter),
    committeeIds: spec.committee.filter(making.isThere).map(memberId),
  };
  const { reveal, quorum, hidesRecommendations, compositePolicy, anonymousReview } = spec;
  const policy = { reveal, quorum, hidesRecommendations, compositePolicy, anonymousReview };
  making.tables.jobs.push({
    id,
    title: spec.title,
    blueprint_id: version.blueprintId,
    version_id: version.id,
    hiring_manager_id: people.hiringManagerId,
    approver_ids: people.approverIds,
    recruiter_id: people.recruiterId,
    committee_ids: people.committeeIds,
    state: spec.state,
    reveal: policy.reveal,
    quorum: policy.quorum,
    hides_recommendations: policy.hidesRecommendations,
    composite_policy: policy.compositePolicy,
    anonymous_review: policy.anonymousReview,
    created_at: createdAt,
  });
  const rounds = roundsOf(spec, version);
  for (const [position, round] of rounds.entries()) {
    making.tables.job_rounds.push({
      id: making.id(createdAt),
      job_id: id,
      position,
      name: round.name,
      exercise_key: round.exercise,
      minutes: round.minutes,
      interviewers: round.interviewers,
      dimension_ids: round.dimensions.map((key) => version.dimensionIds.get(key) ?? ''),
      member_ids: [],
    });
  }
  const { recruiterId, hiringManagerId } = people;
  making.happened({
    at: createdAt,
    actorId: recruiterId,
    action: 'job.created',
    subjectType: 'job',
    subjectId: id,
    data: {
      blueprintId: version.blueprintId,
      number: version.number,
      ...people,
      ...policy,
      rounds: rounds.length,
    },
  });
  if (spec.rounds !== undefined || spec.onlyRounds !== undefined) {
    making.happened({
      at: plusMinutes(createdAt, 25),
      actorId: recruiterId,
      action: 'job.plan_saved',
      subjectType: 'job',
      subjectId: id,
      data: {
        version: 2,
        rounds: rounds.length,
        interviewers: rounds.reduce((sum, { interviewers }) => sum + interviewers, 0),
        exercises: rounds.map(({ exercise }) => exercise),
      },
    });
  }
  if (spec.state === 'closed') {
    making.happened({
      at: making.calendar.at(spec.loopDays[1] + 30, 14 * 60),
      actorId: recruiterId,
      action: 'job.changed',
      subjectType: 'job',
      subjectId: id,
      data: { fields: ['state'], state: 'closed', version: 2 },
    });
  }
  return { spec, id, recruiterId, hiringManagerId, version, rounds };
}

function roundsOf(spec: DemoJob, { kit }: PlacedVersion): PlacedRound[] {
  return kit.rounds
    .filter(({ key }) => spec.onlyRounds?.includes(key) ?? true)
    .map(({ key, name, exercise, minutes, interviewers, dimensions }) => {
      const change = spec.rounds?.[key];
      return {
        key,
        name,
        exercise,
        minutes,
        interviewers: change?.interviewers ?? interviewers,
        dimensions: dimensions.filter((dimension) => !change?.without?.includes(dimension)),
      };
    });
}
