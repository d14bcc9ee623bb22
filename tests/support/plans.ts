import pg from 'pg';
import { z } from 'zod';

/** A statement as PostgreSQL ran it for the app, those inside functions included. */
export interface RunPlan {
  readonly statement: string;
  /** Pages of 8 kB that it touched, in memory or not. */
  readonly blocks: number;
  readonly indexes: readonly string[];
  /** Tables that were read from end to end. */
  readonly scanned: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Index Name'?: string | undefined;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[] | undefined;
}

const PlanNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  'Actual Loops': z.number(),
  get Plans() {
    return z.array(PlanNode).optional();
  },
});

const Notice = z.object({ message: z.string() });
const Logged = z.object({ 'Query Text': z.string(), Plan: PlanNode });

/** From the next connection on, every statement in this database tells its plan to whoever sent it. */
export async function tellPlans(
  ownerSql: (text: string) => Promise<unknown>,
  databaseName: string,
): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  // The library first: until it is loaded, nobody knows its settings.
  await ownerSql("LOAD 'auto_explain'");
  for (const [name, value] of Object.entries(settings))
    await ownerSql(`ALTER DATABASE "${databaseName}" SET ${name} = '${value}'`);
}

/** The plans of all statements that this process sends while `run` goes on, on connections that tell them. */
export async function plansOf(run: () => Promise<unknown>): Promise<RunPlan[]> {
  const plans: RunPlan[] = [];
  const { emit } = pg.Client.prototype;
  pg.Client.prototype.emit = function (name: string | symbol, ...args: unknown[]): boolean {
    if (name === 'notice') plans.push(...readNotice(Notice.parse(args[0]).message));
    return emit.call(this, name, ...args);
  };
  try {
    await run();
  } finally {
    // It is inherited from EventEmitter: what stood on the prototype is ours alone.
    Reflect.deleteProperty(pg.Client.prototype, 'emit');
  }
  return plans;
}

function readNotice(message: string): RunPlan[] {
  const start = message.indexOf('{');
  if (!message.includes('plan:') || start < 0) return [];
  const { 'Query Text': statement, Plan } = Logged.parse(JSON.parse(message.slice(start)));
  // What the planner left out for these values was not read.
  const nodes = nodesOf(Plan).filter((node) => node['Actual Loops'] > 0);
  const named = (values: readonly (string | undefined)[]): string[] =>
    [...new Set(values.flatMap((value) => value ?? []))].sort();
  return [
    {
      statement,
      blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
      indexes: named(nodes.map((node) => node['Index Name'])),
      scanned: named(
        nodes.map((node) => (node['Node Type'] === 'Seq Scan' ? node['Relation Name'] : undefined)),
      ),
    },
  ];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
