import * as review from '#tests/web/calibration/review-samples.ts';
import * as samples from '#tests/web/calibration/samples.ts';
import { type FakeServer, fakeServer, json } from '#tests/web/support/fake-server.ts';
import { aMember, signedInAs } from '#tests/web/support/people.ts';

export const familyPath = `/api/v1/calibration/families/${samples.leadId}`;
export const familyAddress = `/calibration/${samples.leadId}`;

/** A server that knows one calibrated family with everything in its review, for somebody with these roles. */
export function calibrationServer(roles: readonly string[] = ['calibration_lead']): FakeServer {
  const server = fakeServer();
  const on = (path: string, body: unknown): void => server.on('GET', path, () => json(body));
  on('/api/v1/session', signedInAs(aMember(1, { name: 'Ines Duarte', roles })));
  on('/api/v1/calibration/families', samples.families());
  on(familyPath, samples.aFamily());
  on(`${familyPath}/levels`, review.levels());
  on(`${familyPath}/dimensions`, review.dimensions());
  on(`${familyPath}/network`, review.network());
  on(`${familyPath}/drift`, review.drift());
  on('/api/v1/calibration/settings', samples.settings());
  return server;
}
