import type { EndReason } from '#shared/candidate-endings.ts';
import type { Kit } from '#shared/kit.ts';
import type { Role } from '#shared/roles.ts';

// The rows of the demo company under the names of their columns; the organisation is added when they are loaded.

export interface PersonRow {
  readonly accountId: string;
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly timeZone: string;
  readonly joinedAt: Date;
}

export interface DemoTables {
  readonly blueprints: { id: string; title: string; created_by: string; created_at: Date }[];
  readonly blueprint_versions: {
    id: string;
    blueprint_id: string;
    number: number;
    state: 'published';
    kit: Kit;
    proposals: readonly never[];
    note: string | null;
    /** As PostgreSQL reads bytes in hex. */
    kit_hash: string;
    changed_at: Date;
    published_by: string;
    published_at: Date;
  }[];
  readonly dimensions: { id: string; blueprint_id: string; created_at: Date }[];
  readonly version_dimensions: {
    version_id: string;
    dimension_id: string;
    key: string;
    position: number;
    name: string;
    weight: number;
    bar: number;
    is_must_have: boolean;
    continuity: 'first' | 'new' | 'unchanged' | 'wording';
    reason: string | null;
  }[];
  readonly jobs: {
    id: string;
    title: string;
    blueprint_id: string;
    version_id: string;
    hiring_manager_id: string;
    approver_ids: readonly string[];
    recruiter_id: string;
    committee_ids: readonly string[];
    state: 'open' | 'closed';
    reveal: 'own_submitted' | 'all_submitted';
    quorum: number;
    hides_recommendations: boolean;
    composite_policy: 'never' | 'after_votes' | 'before_votes';
    anonymous_review: boolean;
    created_at: Date;
  }[];
  readonly job_rounds: {
    id: string;
    job_id: string;
    position: number;
    name: string;
    exercise_key: string;
    minutes: number;
    interviewers: number;
    dimension_ids: readonly string[];
    member_ids: readonly string[];
  }[];
  readonly candidates: {
    id: string;
    name: string;
    email: string;
    phone: string | null;
    time_zone: string;
    created_at: Date;
  }[];
  readonly candidate_notes: {
    id: string;
    candidate_id: string;
    author_id: string;
    text: string;
    written_at: Date;
  }[];
  readonly applications: {
    id: string;
    candidate_id: string;
    job_id: string;
    stage: 'applied' | 'interviewing' | 'debrief' | 'decided' | 'withdrawn';
    applied_at: Date;
    stage_at: Date;
    withdrawn_at: Date | null;
    end_reason: EndReason | null;
    end_note: string | null;
    ended_by: string | null;
  }[];
  readonly loops: {
    id: string;
    application_id: string;
    owner_id: string;
    state: 'open' | 'debrief' | 'closed' | 'cancelled';
    created_at: Date;
  }[];
  readonly interviews: {
    id: string;
    loop_id: string;
    name: string;
    exercise_key: string;
    dimension_ids: readonly string[];
    starts_at: Date;
    minutes: number;
    time_zone: string;
    video_url: string | null;
    room: string | null;
    cancelled_at: Date | null;
    cancel_reason: string | null;
  }[];
  readonly seats: {
    id: string;
    loop_id: string;
    interview_id: string;
    member_id: string;
    kind: 'interviewer' | 'trainee' | 'shadow';
    dimension_ids: readonly string[];
    due_at: Date;
    ended_at: Date | null;
    end_kind: 'given_up' | 'cancelled' | null;
    end_reason: string | null;
  }[];
  /** As they end up; every card is loaded as a draft first. */
  readonly scorecards: {
    id: string;
    seat_id: string;
    loop_id: string;
    member_id: string;
    state: 'draft' | 'submitted';
    notes: string;
    recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes' | null;
    signals: readonly string[];
    red_flags: readonly { key: string; evidence: string }[];
    changed_at: Date;
    submitted_at: Date | null;
    version: number;
  }[];
  readonly scores: {
    scorecard_id: string;
    dimension_id: string;
    rating: number | null;
    not_assessed_reason: string | null;
    evidence: string;
  }[];
}

export type Row<Table extends keyof DemoTables> = DemoTables[Table][number];

/** Something that happened at the demo company, for its audit trail. */
export interface DemoEvent {
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** Personal text: only salted digests of it get into the trail. */
  readonly text?: Readonly<Record<string, string>>;
}

/** How a decided application ended: for the tables of debriefs and decisions, once they are there. */
export interface DemoOutcome {
  readonly applicationId: string;
  readonly loopId: string;
  readonly decidedAt: Date;
  readonly decision: 'hire' | 'no_hire' | 'another_level';
}

/** Where to look for what the demo is there to show. */
export interface DemoMoments {
  /** Daniel Achterberg's card is half written, Elif Yildiz's is in. */
  readonly sealedLoopId: string;
  /** A must-have on both sides of its bar and gaps of two, all cards in. */
  readonly disputedLoopId: string;
  /** The same raw mean from different panels; null in the small demo. */
  readonly apart: { readonly candidateIds: readonly [string, string]; readonly jobId: string } | null;
  /** Nobody who interviewed this candidate of the same job has met one of the others'. */
  readonly notComparable: { readonly candidateId: string } | null;
}

export interface DemoRows {
  readonly createdAt: Date;
  readonly people: readonly PersonRow[];
  readonly tables: DemoTables;
  readonly outcomes: readonly DemoOutcome[];
  /** In the order of time. */
  readonly history: readonly DemoEvent[];
  readonly moments: DemoMoments;
}
