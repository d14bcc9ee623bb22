import * as audit from '#shared/audit.ts';
import * as availability from '#shared/availability.ts';
import * as blueprintDocument from '#shared/blueprint-document.ts';
import * as blueprints from '#shared/blueprints.ts';
import * as board from '#shared/board.ts';
import * as calendars from '#shared/calendars.ts';
import * as calibration from '#shared/calibration.ts';
import * as calibrationReview from '#shared/calibration-review.ts';
import * as candidateApplications from '#shared/candidate-applications.ts';
import * as candidateImports from '#shared/candidate-imports.ts';
import * as candidateMerges from '#shared/candidate-merges.ts';
import * as candidateNotes from '#shared/candidate-notes.ts';
import * as candidates from '#shared/candidates.ts';
import * as comparison from '#shared/comparison.ts';
import * as conflicts from '#shared/conflicts.ts';
import * as coverRequests from '#shared/cover-requests.ts';
import * as debriefs from '#shared/debriefs.ts';
import { type Endpoint, isEndpoint } from '#shared/endpoint.ts';
import * as identity from '#shared/identity.ts';
import * as interviewLimits from '#shared/interview-limits.ts';
import * as jobLife from '#shared/job-life.ts';
import * as jobs from '#shared/jobs.ts';
import * as live from '#shared/live.ts';
import * as loopLife from '#shared/loop-life.ts';
import * as loopList from '#shared/loop-list.ts';
import * as loops from '#shared/loops.ts';
import * as newerFigures from '#shared/newer-figures.ts';
import * as notifications from '#shared/notifications.ts';
import * as packets from '#shared/packets.ts';
import * as planChanges from '#shared/plan-changes.ts';
import * as planTemplates from '#shared/plan-templates.ts';
import * as planWarnings from '#shared/plan-warnings.ts';
import * as planning from '#shared/planning.ts';
import * as practice from '#shared/practice.ts';
import * as reminders from '#shared/reminders.ts';
import * as resumes from '#shared/resumes.ts';
import * as scheduling from '#shared/scheduling.ts';
import * as scorecards from '#shared/scorecards.ts';
import * as search from '#shared/search.ts';
import * as session from '#shared/session.ts';
import * as slotOffers from '#shared/slot-offers.ts';
import * as votes from '#shared/votes.ts';

/** Every endpoint of the product by its name. The server must serve each, and the walks in tests visit each. */
export const contracts: ReadonlyMap<string, Endpoint> = new Map(
  [
    audit,
    blueprintDocument,
    blueprints,
    identity,
    session,
    scorecards,
    candidates,
    candidateApplications,
    candidateNotes,
    candidateMerges,
    candidateImports,
    resumes,
    jobs,
    jobLife,
    loops,
    loopList,
    loopLife,
    scheduling,
    slotOffers,
    availability,
    calendars,
    board,
    debriefs,
    newerFigures,
    comparison,
    votes,
    packets,
    coverRequests,
    notifications,
    reminders,
    live,
    calibration,
    calibrationReview,
    planning,
    planWarnings,
    planTemplates,
    planChanges,
    conflicts,
    interviewLimits,
    practice,
    search,
  ].flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
);
