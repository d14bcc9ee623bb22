import * as audit from '#shared/audit.ts';
import * as blueprintDocument from '#shared/blueprint-document.ts';
import * as blueprints from '#shared/blueprints.ts';
import * as calibration from '#shared/calibration.ts';
import * as calibrationReview from '#shared/calibration-review.ts';
import * as candidates from '#shared/candidates.ts';
import * as coverRequests from '#shared/cover-requests.ts';
import * as debriefs from '#shared/debriefs.ts';
import { type Endpoint, isEndpoint } from '#shared/endpoint.ts';
import * as identity from '#shared/identity.ts';
import * as jobs from '#shared/jobs.ts';
import * as loops from '#shared/loops.ts';
import * as newerFigures from '#shared/newer-figures.ts';
import * as notifications from '#shared/notifications.ts';
import * as packets from '#shared/packets.ts';
import * as planning from '#shared/planning.ts';
import * as practice from '#shared/practice.ts';
import * as scorecards from '#shared/scorecards.ts';
import * as session from '#shared/session.ts';
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
    jobs,
    loops,
    debriefs,
    newerFigures,
    votes,
    packets,
    coverRequests,
    notifications,
    calibration,
    calibrationReview,
    planning,
    practice,
  ].flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
);
