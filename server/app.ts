import cookie from '@fastify/cookie';
import underPressure from '@fastify/under-pressure';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { auditRoutes } from '#server/audit/routes.ts';
import { blueprintRoutes } from '#server/blueprints/routes.ts';
import { calendarRoutes } from '#server/calendars/routes.ts';
import { calibrationRoutes } from '#server/calibration/routes.ts';
import { candidateImportRoutes } from '#server/candidates/imports/routes.ts';
import { resumeRoutes } from '#server/candidates/resumes/routes.ts';
import { candidateRoutes } from '#server/candidates/routes.ts';
import { conflictRoutes } from '#server/conflicts/routes.ts';
import { coverRequestRoutes } from '#server/cover-requests/routes.ts';
import { debriefRoutes } from '#server/debriefs/routes.ts';
import { identityRoutes } from '#server/identity/routes.ts';
import { jobRoutes } from '#server/jobs/routes.ts';
import { hear } from '#server/live-updates/hear.ts';
import { loopRoutes } from '#server/loops/routes.ts';
import { notificationRoutes } from '#server/notifications/routes.ts';
import { packetRoutes } from '#server/packets/routes.ts';
import { planningRoutes } from '#server/planning/routes.ts';
import { takeFileBodies, validateAllButFiles } from '#server/platform/file-bodies.ts';
import { addHealth } from '#server/platform/health.ts';
import { addLiveUpdates } from '#server/platform/live-updates/routes.ts';
import { addOpenApi } from '#server/platform/openapi.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answerUnreadable, answerWithProblems } from '#server/platform/problem-details.ts';
import { logRequests } from '#server/platform/request-log.ts';
import { addSecurityHeaders } from '#server/platform/security-headers.ts';
import { addWebApp } from '#server/platform/web-app.ts';
import { practiceRoutes } from '#server/practice/routes.ts';
import { reminderRoutes } from '#server/reminders/routes.ts';
import { schedulingRoutes } from '#server/scheduling/routes.ts';
import { scorecardRoutes } from '#server/scorecards/routes.ts';
import { searchRoutes } from '#server/search/routes.ts';
import { contracts } from '#shared/contracts.ts';
import type { Endpoint } from '#shared/endpoint.ts';

export interface AppOptions {
  readonly platform: Platform;
  /** The people of the demo company a visitor may sign in as; empty outside demo mode. */
  readonly demoSignIns: readonly { role: string; name: string; email: string; password: string }[];
  /** Where the built web app is; null serves the API alone. */
  readonly webRoot: string | null;
  /** False for none; a stream of its own for a test that reads the log. */
  readonly logger: false | { readonly level: string; readonly stream?: { write(line: string): void } };
  /** Which proxies may say where a request came from; false = none. */
  readonly trustProxy: string | false;
  /** Above this delay of the event loop new requests get a 503 with Retry-After, in ms; 0 = never. */
  readonly maxEventLoopDelayMs: number;
  /** How often live connections are looked at again; the product's own span where it is left out. */
  readonly liveUpdates?: { readonly beatMs: number };
}

/** The whole product as a plugin list. It never listens: `main` and the tests do. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger,
    trustProxy: options.trustProxy,
    exposeHeadRoutes: false,
    bodyLimit: 262_144,
    requestIdHeader: false,
    genReqId: () => options.platform.ids.next(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerUnreadable,
  });
  app.setValidatorCompiler(validateAllButFiles(validatorCompiler));
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  takeFileBodies(app);

  app.decorate('platform', options.platform);
  app.decorate('operationIdOf', operationIdOf);
  app.decorateRequest('actor');
  answerWithProblems(app);
  logRequests(app);

  await app.register(cookie);
  await addSecurityHeaders(app);
  await app.register(underPressure, {
    maxEventLoopDelay: options.maxEventLoopDelayMs,
    retryAfter: 2,
    exposeStatusRoute: false,
  });
  addHealth(app);
  await addOpenApi(app);
  identityRoutes(app, options.demoSignIns);
  auditRoutes(app);
  blueprintRoutes(app);
  jobRoutes(app);
  candidateRoutes(app);
  candidateImportRoutes(app);
  resumeRoutes(app);
  loopRoutes(app);
  schedulingRoutes(app);
  calendarRoutes(app);
  scorecardRoutes(app);
  debriefRoutes(app);
  packetRoutes(app);
  coverRequestRoutes(app);
  notificationRoutes(app);
  reminderRoutes(app);
  addLiveUpdates(app, { hear, ...options.liveUpdates });
  calibrationRoutes(app);
  practiceRoutes(app);
  planningRoutes(app);
  conflictRoutes(app);
  searchRoutes(app);
  assertAllServed(app);
  if (options.webRoot !== null) await addWebApp(app, options.webRoot);
  return app;
}

const names = new Map([...contracts].map(([name, endpoint]) => [endpoint, name]));

function operationIdOf(endpoint: Endpoint): string {
  const name = names.get(endpoint);
  if (name === undefined)
    throw new Error(`${endpoint.method} ${endpoint.path} is missing in shared/contracts.ts`);
  return name;
}

/** A contract that nothing serves is a promise broken; better at start than at the first call. */
function assertAllServed(app: FastifyInstance): void {
  for (const [name, { method, path }] of contracts) {
    if (!app.hasRoute({ method, url: path }))
      throw new Error(`The contract ${name} (${method} ${path}) is not served`);
  }
}
