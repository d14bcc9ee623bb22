import type { FastifyInstance } from 'fastify';
import { checkPlan } from '#server/planning/check-plan.ts';
import { findLimit, findLimits } from '#server/planning/limits.ts';
import { findLoopWarnings } from '#server/planning/loop-warnings.ts';
import { saveLimit } from '#server/planning/save-limit.ts';
import { saveLimits } from '#server/planning/save-limits.ts';
import { suggestPeople } from '#server/planning/suggest-people.ts';
import { deleteTemplate } from '#server/planning/templates/delete-template.ts';
import { findFittedTemplate, findTemplates } from '#server/planning/templates/queries.ts';
import { renameTemplate } from '#server/planning/templates/rename-template.ts';
import { saveTemplate } from '#server/planning/templates/save-template.ts';
import { serve } from '#server/platform/serve.ts';
import * as limits from '#shared/interview-limits.ts';
import * as templates from '#shared/plan-templates.ts';
import * as warnings from '#shared/plan-warnings.ts';

export function planningRoutes(app: FastifyInstance): void {
  serve(app, warnings.checkPlan, ({ ctx, params, body }) => checkPlan(ctx, params.jobId, body));
  serve(app, warnings.getLoopWarnings, ({ ctx, params }) => findLoopWarnings(ctx, params.loopId));
  serve(app, warnings.suggestPeople, ({ ctx, params, query }) =>
    suggestPeople(ctx, params.loopId, params.roundId, query),
  );
  serve(app, templates.listPlanTemplates, ({ ctx, params, query }) =>
    findTemplates(ctx, params.blueprintId, query),
  );
  serve(app, templates.savePlanTemplate, ({ ctx, params, body }) =>
    saveTemplate(ctx, params.jobId, body.name),
  );
  serve(app, templates.fitPlanTemplate, ({ ctx, params }) =>
    findFittedTemplate(ctx, params.jobId, params.templateId),
  );
  serve(app, templates.renamePlanTemplate, ({ ctx, params, seenVersion, body }) =>
    renameTemplate(ctx, params.templateId, seenVersion, body.name),
  );
  serve(app, templates.deletePlanTemplate, ({ ctx, params, seenVersion }) =>
    deleteTemplate(ctx, params.templateId, seenVersion),
  );
  serve(app, limits.getInterviewLimits, ({ ctx }) => findLimits(ctx));
  serve(app, limits.saveInterviewLimits, ({ ctx, seenVersion, body }) =>
    saveLimits(ctx, seenVersion, body.perWeek),
  );
  serve(app, limits.getInterviewLimit, ({ ctx, params }) => findLimit(ctx, params.memberId));
  serve(app, limits.saveInterviewLimit, ({ ctx, params, seenVersion, body }) =>
    saveLimit(ctx, params.memberId, seenVersion, body.perWeek),
  );
}
