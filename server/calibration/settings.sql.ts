import { defaultSettings } from '#server/calibration/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface SettingsRow {
  readonly isOn: boolean;
  readonly windowMonths: number;
  /** Whether calibration leads see levels by name. */
  readonly showsLevels: boolean;
  readonly version: number;
}

/** The organisation's settings; what nobody changed yet is at version 1. */
export async function selectSettings(tx: Pick<Tx, 'sql'>, orgId: OrgId): Promise<SettingsRow> {
  const [row] = await tx.sql<SettingsRow>(
    `SELECT is_on AS "isOn", window_months AS "windowMonths", shows_levels AS "showsLevels", version
       FROM calibration_settings WHERE org_id = $1`,
    [orgId],
  );
  return row ?? { ...defaultSettings, version: 1 };
}

export interface JobSwitchRow {
  readonly isOn: boolean;
  readonly version: number;
  readonly hiringManagerId: string;
}

/** A job's switch; null where there is no such job. */
export async function selectJobSwitch(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  jobId: string,
): Promise<JobSwitchRow | null> {
  const [row] = await tx.sql<JobSwitchRow>(
    `SELECT coalesce(c.is_on, true) AS "isOn", coalesce(c.version, 1) AS version,
            j.hiring_manager_id AS "hiringManagerId"
       FROM jobs j LEFT JOIN job_calibrations c ON c.org_id = j.org_id AND c.job_id = j.id
      WHERE j.org_id = $1 AND j.id = $2`,
    [orgId, jobId],
  );
  return row ?? null;
}

/**
 * Whether the switch of the organisation, or of one job of it, may be turned no more: a card has been submitted. For
 * somebody who owes a card there it always is, because the answer would tell whether a colleague's is in.
 */
export async function selectIsLocked(ctx: MemberCtx, jobId: string | null): Promise<boolean> {
  const [row] = await ctx.tx.sql<{ locked: boolean }>(
    `SELECT EXISTS (
       SELECT FROM scorecards card
         JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id
        WHERE card.org_id = $1
          AND (card.state = 'submitted' OR (card.state = 'draft' AND card.member_id = $2 AND s.ended_at IS NULL))
          AND ($3::uuid IS NULL OR card.loop_id IN (
            SELECT l.id FROM applications a JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
             WHERE a.org_id = $1 AND a.job_id = $3))) AS locked`,
    [ctx.actor.orgId, ctx.actor.memberId, jobId],
  );
  return row?.locked === true;
}
