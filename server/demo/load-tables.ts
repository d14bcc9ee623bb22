import type { DemoTables, Row } from '#prisma/demo/rows.ts';
import type { Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';

/** Tables in the order in which their rows refer to each other, with the columns that are loaded. */
const columnsOf = {
  blueprints: ['id', 'title', 'created_by', 'created_at'],
  blueprint_versions: [
    'id',
    'blueprint_id',
    'number',
    'state',
    'kit',
    'proposals',
    'note',
    'kit_hash',
    'changed_at',
    'published_by',
    'published_at',
  ],
  dimensions: ['id', 'blueprint_id', 'created_at'],
  version_dimensions: [
    'version_id',
    'dimension_id',
    'key',
    'position',
    'name',
    'weight',
    'bar',
    'is_must_have',
    'continuity',
    'reason',
  ],
  jobs: [
    'id',
    'title',
    'blueprint_id',
    'version_id',
    'hiring_manager_id',
    'approver_ids',
    'recruiter_id',
    'committee_ids',
    'state',
    'reveal',
    'quorum',
    'hides_recommendations',
    'composite_policy',
    'anonymous_review',
    'created_at',
  ],
  job_rounds: [
    'id',
    'job_id',
    'position',
    'name',
    'exercise_key',
    'minutes',
    'interviewers',
    'dimension_ids',
    'member_ids',
  ],
  candidates: ['id', 'name', 'email', 'phone', 'time_zone', 'created_at'],
  candidate_notes: ['id', 'candidate_id', 'author_id', 'text', 'written_at'],
  applications: [
    'id',
    'candidate_id',
    'job_id',
    'stage',
    'applied_at',
    'stage_at',
    'withdrawn_at',
    'end_reason',
    'end_note',
    'ended_by',
  ],
  loops: ['id', 'application_id', 'owner_id', 'state', 'created_at'],
  interviews: [
    'id',
    'loop_id',
    'name',
    'exercise_key',
    'dimension_ids',
    'starts_at',
    'minutes',
    'time_zone',
    'video_url',
    'room',
    'cancelled_at',
    'cancel_reason',
  ],
  seats: [
    'id',
    'loop_id',
    'interview_id',
    'member_id',
    'kind',
    'dimension_ids',
    'due_at',
    'ended_at',
    'end_kind',
    'end_reason',
  ],
  scorecards: [
    'id',
    'seat_id',
    'loop_id',
    'member_id',
    'state',
    'notes',
    'recommendation',
    'signals',
    'red_flags',
    'changed_at',
    'submitted_at',
    'version',
  ],
  scores: ['scorecard_id', 'dimension_id', 'rating', 'not_assessed_reason', 'evidence'],
} as const satisfies { readonly [Table in keyof DemoTables]: readonly (keyof Row<Table>)[] };

/**
 * Loads the demo's rows with one statement for each table. Cards come in as drafts, with their scores; the submission
 * is a statement of its own, so that the database checks every card as it does for everybody.
 */
export async function loadTables(tx: Tx, orgId: OrgId, tables: DemoTables): Promise<void> {
  for (const [table, columns] of Object.entries(columnsOf)) {
    // The keys of the record are the tables by its type; Object.entries forgets it.
    const rows = table === 'scorecards' ? draftsOf(tables) : tables[table as keyof DemoTables];
    await insertRows(tx, orgId, table, columns, rows);
  }
  await tx.sql(
    `UPDATE scorecards c SET state = 'submitted', submitted_at = given.submitted_at, version = c.version + 1
       FROM json_populate_recordset(NULL::scorecards, $2::json) AS given
      WHERE c.org_id = $1 AND c.id = given.id`,
    [orgId, JSON.stringify(submissionsOf(tables))],
  );
}

function draftsOf({ scorecards }: DemoTables): Row<'scorecards'>[] {
  return scorecards.map((card) => ({
    ...card,
    state: 'draft',
    submitted_at: null,
    version: card.submitted_at === null ? card.version : card.version - 1,
  }));
}

function submissionsOf({ scorecards }: DemoTables): Pick<Row<'scorecards'>, 'id' | 'submitted_at'>[] {
  return scorecards
    .filter(({ state }) => state === 'submitted')
    .map(({ id, submitted_at }) => ({ id, submitted_at }));
}

/** Names of tables and columns become part of the text: they are those above, and nobody's input. */
async function insertRows(
  tx: Tx,
  orgId: OrgId,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.join(', ');
  await tx.sql(
    `INSERT INTO ${table} (org_id, ${names})
     SELECT $1, ${names} FROM json_populate_recordset(NULL::${table}, $2::json)`,
    [orgId, JSON.stringify(rows)],
  );
}
