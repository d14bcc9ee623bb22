import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ObjectStoreSettings } from '#server/platform/object-store.ts';
import { projectRoot } from '#server/platform/project-root.ts';

/** demo: a made-up company, passwords printed. production: refuses what would be unsafe. development: `npm run dev`. */
export type Mode = 'demo' | 'production' | 'development';

/** What the process was told. Database URLs that were not given are null: see server/start.ts for what then happens. */
export type Config = Readonly<{
  mode: Mode;
  databaseUrl: string | null;
  ownerDatabaseUrl: string | null;
  jobsDatabaseUrl: string | null;
  /** The same database as `databaseUrl`, around a pool between us and it: live updates need a session of their own. */
  directDatabaseUrl: string | null;
  host: string;
  port: number;
  publicUrl: string | null;
  /** Signs links and derives database passwords; null: one is made and kept beside the data. */
  secretKey: string | null;
  /** Absolute path; where the embedded database and the secrets live. */
  dataDir: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Addresses (comma-separated, CIDR) of proxies that may say where a request came from; false: none. */
  trustProxy: string | false;
  /** Null: mails are kept in the product, for admins to read. */
  smtpUrl: string | null;
  /** The address that mails come from. */
  mailFrom: string | null;
  /** Where new files are kept; null: in PostgreSQL. */
  objectStore: ObjectStoreSettings | null;
  /** Whether this process works off background jobs beside answering requests. */
  runsJobs: boolean;
}>;

/** Thrown with every problem of the environment at once, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL such as postgresql://user:password@host:5432/evenhand',
});

const Environment = z.object({
  EVENHAND_MODE: z.enum(['demo', 'production', 'development']).default('demo'),
  DATABASE_URL: postgresUrl.optional(),
  OWNER_DATABASE_URL: postgresUrl.optional(),
  JOBS_DATABASE_URL: postgresUrl.optional(),
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535).default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://evenhand.example.com' })
    .transform((url) => new URL(url).origin)
    .optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters (openssl rand -base64 32)').optional(),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.string().optional(),
  JOBS: z.enum(['here', 'elsewhere']).default('here'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL such as smtps://user:password@host:465' })
    .optional(),
  MAIL_FROM: z.email('must be an address such as evenhand@example.com').optional(),
  S3_ENDPOINT: z
    .url('must be a URL such as https://s3.eu-central-1.amazonaws.com')
    .refine(isSafeEndpoint, 'must be https (http on this machine only), with nothing but a host and a path')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-central-1')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
});

/**
 * The one reader of the environment. An empty variable counts as unset; NAME_FILE names a file that holds the value
 * of NAME (for container secrets).
 * @throws ConfigError listing every problem
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = [];
  const given = valuesOf(environment, problems);
  const parsed = Environment.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')} ${issue.message}`);
  problems.push(...contradictions(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const values = parsed.data;
  return Object.freeze({
    mode: values.EVENHAND_MODE,
    databaseUrl: values.DATABASE_URL ?? null,
    ownerDatabaseUrl: values.OWNER_DATABASE_URL ?? null,
    jobsDatabaseUrl: values.JOBS_DATABASE_URL ?? null,
    directDatabaseUrl: values.DIRECT_DATABASE_URL ?? null,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    secretKey: values.SECRET_KEY ?? null,
    dataDir: resolve(projectRoot, values.DATA_DIR),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? false,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    objectStore: objectStoreOf(values),
    runsJobs: values.JOBS === 'here',
  });
}

/** The settings of S3-compatible storage; null unless there is each of them. */
function objectStoreOf(values: z.output<typeof Environment>): ObjectStoreSettings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (!endpoint || !bucket || !region || !accessKeyId || !secretAccessKey) return null;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

/** Files and their signatures go over https, or never leave this machine. */
function isSafeEndpoint(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password || url.search || url.hash) return false;
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}

const objectStoreNames = [
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

function valuesOf(
  environment: Record<string, string | undefined>,
  problems: string[],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(Environment.shape)) {
    const value = environment[name]?.trim();
    const file = environment[`${name}_FILE`]?.trim();
    if (value) values[name] = value;
    if (!file) continue;
    if (value) problems.push(`${name} and ${name}_FILE are both set: give one of them`);
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read: ${file}`);
    }
  }
  return values;
}

function contradictions(values: Record<string, string>): string[] {
  const problems: string[] = [];
  if (!values.OWNER_DATABASE_URL && Boolean(values.DATABASE_URL) !== Boolean(values.JOBS_DATABASE_URL)) {
    problems.push(
      'DATABASE_URL and JOBS_DATABASE_URL go together. To have both roles made, give OWNER_DATABASE_URL instead',
    );
  }
  const missing = objectStoreNames.filter((name) => !values[name]);
  if (missing.length > 0 && missing.length < objectStoreNames.length) {
    problems.push(
      `Files go to S3-compatible storage with all of its settings, or to PostgreSQL with none: ${missing.join(', ')} missing`,
    );
  }
  if (values.EVENHAND_MODE !== 'production') return problems;
  if (!values.PUBLIC_URL?.startsWith('https://')) {
    problems.push(
      'PUBLIC_URL must be the https address that people use: sign-in cookies travel over https only',
    );
  }
  if (!values.SECRET_KEY) problems.push('SECRET_KEY is missing: it signs links (openssl rand -base64 32)');
  return problems;
}
