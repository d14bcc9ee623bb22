import type { PlannedRole, PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { Evidence } from '#shared/calibration.ts';
import type { OrgId } from '#shared/primitives.ts';

/** A job as a planner needs it, with what its version is made of. */
export interface PlannedJob extends PlannedRole {
  readonly blueprintId: string;
  readonly hiringManagerId: string;
  /** Whether it takes part in calibration. */
  readonly isOn: boolean;
}

/** Null where there is no such job. An exercise takes as long as its kit allows at the most. */
export async function selectPlannedJob(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  jobId: string,
): Promise<PlannedJob | null> {
  const [row] = await tx.sql<PlannedJob>(
    `SELECT j.blueprint_id AS "blueprintId", j.version_id AS "versionId",
            j.hiring_manager_id AS "hiringManagerId", coalesce(c.is_on, true) AS "isOn",
            (SELECT json_agg(json_build_object('id', d.dimension_id, 'key', d.key, 'name', d.name,
                                               'weight', d.weight, 'isMustHave', d.is_must_have)
                             ORDER BY d.position)
               FROM version_dimensions d WHERE d.org_id = j.org_id AND d.version_id = j.version_id) AS dimensions,
            (SELECT json_agg(json_build_object('key', e.exercise -> 'key', 'name', e.exercise -> 'name',
                                               'minutes', e.exercise -> 'minutes' -> 'max',
                                               'dimensions', e.exercise -> 'dimensions')
                             ORDER BY e.place)
               FROM jsonb_array_elements(v.kit -> 'exercises') WITH ORDINALITY AS e (exercise, place)) AS exercises
       FROM jobs j
       JOIN blueprint_versions v ON v.org_id = j.org_id AND v.id = j.version_id
       LEFT JOIN job_calibrations c ON c.org_id = j.org_id AND c.job_id = j.id
      WHERE j.org_id = $1 AND j.id = $2`,
    [orgId, jobId],
  );
  return row ?? null;
}

export interface PlanningFitRow extends Omit<PlanningFit, 'state'> {
  readonly state: PlanningFit['state'] | 'raw_only';
  readonly evidence: Evidence;
}

/** The newest fit that came to a result. Of its interviewers only how well each is known: nobody's level is read. */
export async function selectPlanningFit(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  blueprintId: string,
): Promise<PlanningFitRow | null> {
  const [row] = await tx.sql<PlanningFitRow>(
    `SELECT f.state, f.made_at AS "madeAt", f.hyper, f.dimensions, f.evidence,
            (SELECT coalesce(json_agg(json_build_object('memberId', r -> 'memberId',
                                                        'standardError', r -> 'level' -> 'standardError')), '[]')
               FROM jsonb_array_elements(f.raters) AS r) AS raters,
            (SELECT coalesce(json_agg(found ->> 'dimension'), '[]')
               FROM jsonb_array_elements(f.review -> 'dimensions' -> 'dimensions') AS found
              WHERE found -> 'fitsScale' = 'false') AS "offScale"
       FROM family_fits f WHERE f.org_id = $1 AND f.blueprint_id = $2 AND f.outcome = 'converged'
      ORDER BY f.made_at DESC, f.id DESC LIMIT 1`,
    [orgId, blueprintId],
  );
  return row ?? null;
}
