import { z } from 'zod';

/** Everything the hub can be told, from the environment. */
export interface HubConfig {
  port: number;
  host: string;
  metaAppId: string;
  /** The first is the current one; more while the secret is being replaced. */
  metaAppSecrets: string[];
  metaVerifyToken: string;
  graphUrl: string;
  graphVersion: string;
  /** PostgreSQL; absent: SQLite at `databasePath`. */
  databaseUrl?: string;
  databasePath: string;
  /** `host` or `host:port` of the hooks that may be called. */
  hookHosts: string[];
  /** How long events are kept. */
  retentionDays: number;
  /** How long messages, and what changed about contacts in which window, are kept. */
  messageRetentionDays: number;
  /** How many messages one phone number may send in any minute. */
  sendLimitPerMinute: number;
  logLevel: string;
}

/** The settings are not usable; `problems` has one sentence for each. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const needed = (sentence: string) => z.string(sentence);

/** Each setting with the sentence that says what it should be. */
const settings = z.object({
  PORT: z.coerce
    .number('PORT should be a port number between 0 and 65535.')
    .int('PORT should be a port number between 0 and 65535.')
    .min(0, 'PORT should be a port number between 0 and 65535.')
    .max(65_535, 'PORT should be a port number between 0 and 65535.')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  META_APP_ID: needed('META_APP_ID is missing. It is the number under App ID in Meta’s app dashboard.').regex(
    /^\d+$/,
    'META_APP_ID should hold digits only. It is the number under App ID in Meta’s app dashboard.',
  ),
  META_APP_SECRET: needed(
    'META_APP_SECRET is missing. It is in Meta’s app dashboard under App settings, Basic.',
  )
    .transform(listOf)
    .refine((secrets) => secrets.length > 0, 'META_APP_SECRET holds no secret.'),
  META_VERIFY_TOKEN: needed(
    'META_VERIFY_TOKEN is missing. Think of any password and type the same one in Meta’s webhook settings.',
  ),
  GRAPH_URL: z
    .string()
    .refine(
      isSafeAddress,
      'GRAPH_URL should be an address that starts with https://, such as https://graph.facebook.com: access tokens travel to it.',
    )
    .default('https://graph.facebook.com'),
  GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'GRAPH_VERSION should look like v25.0.')
    .default('v25.0'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error:
        'DATABASE_URL should look like postgres://user:password@host:5432/database. Leave it out to use SQLite.',
    })
    .optional(),
  DATABASE_PATH: z.string().default('./hub.db'),
  HOOK_HOSTS: z
    .string()
    .default('hooks.zapier.com')
    .transform(listOf)
    .refine(
      (hosts) => hosts.length > 0 && hosts.every(isHost),
      'HOOK_HOSTS should be hosts separated by commas, such as hooks.zapier.com, without https:// and without a path.',
    ),
  RETENTION_DAYS: z.coerce
    .number('RETENTION_DAYS should be a number of days.')
    .min(
      8,
      'RETENTION_DAYS should be 8 or more: Meta repeats updates for up to 7 days, and they must be known again.',
    )
    .max(3_650, 'RETENTION_DAYS should be 3650 or less.')
    .default(30),
  MESSAGE_RETENTION_DAYS: z.coerce
    .number('MESSAGE_RETENTION_DAYS should be a number of days.')
    .min(
      8,
      'MESSAGE_RETENTION_DAYS should be 8 or more: Meta repeats updates for up to 7 days, and they must be known again.',
    )
    .max(3_650, 'MESSAGE_RETENTION_DAYS should be 3650 or less.')
    .default(90),
  SEND_LIMIT_PER_MINUTE: z.coerce
    .number('SEND_LIMIT_PER_MINUTE should be a number of messages.')
    .int('SEND_LIMIT_PER_MINUTE should be a whole number of messages.')
    .min(1, 'SEND_LIMIT_PER_MINUTE should be 1 or more.')
    .max(60_000, 'SEND_LIMIT_PER_MINUTE should be 60000 or less: WhatsApp takes no more from any number.')
    .default(300),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'LOG_LEVEL should be one of trace, debug, info, warn, error, fatal, silent.',
    )
    .default('info'),
});

/** Reads the settings; an empty one counts as absent. Fails with a ConfigError that names every wrong one at once. */
export function readConfig(environment: Record<string, string | undefined>): HubConfig {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settings.safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map(({ message }) => message));
  const read = result.data;
  return {
    port: read.PORT,
    host: read.HOST,
    metaAppId: read.META_APP_ID,
    metaAppSecrets: read.META_APP_SECRET,
    metaVerifyToken: read.META_VERIFY_TOKEN,
    graphUrl: read.GRAPH_URL.replace(/\/+$/, ''),
    graphVersion: read.GRAPH_VERSION,
    ...(read.DATABASE_URL === undefined ? {} : { databaseUrl: read.DATABASE_URL }),
    databasePath: read.DATABASE_PATH,
    hookHosts: read.HOOK_HOSTS,
    retentionDays: read.RETENTION_DAYS,
    messageRetentionDays: read.MESSAGE_RETENTION_DAYS,
    sendLimitPerMinute: read.SEND_LIMIT_PER_MINUTE,
    logLevel: read.LOG_LEVEL,
  };
}

/** What can be used and is likely a mistake: a sentence for each, without the values. */
export function configWarnings({ metaAppSecrets }: HubConfig): string[] {
  return metaAppSecrets.every((secret) => /^[0-9a-f]{32}$/i.test(secret))
    ? []
    : [
        'META_APP_SECRET does not look like an app secret, which has 32 characters from 0 to 9 and a to f: with a wrong one, the hub refuses all that Meta sends. Copy it from Meta’s app dashboard under App settings, Basic.',
      ];
}

/** Hosts that may be plain http: they never leave this machine. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
}

/** `name`, `name:port`, `1.2.3.4:port` or `[::1]:port`. */
function isHost(text: string): boolean {
  return !/[/@?#\s]/.test(text) && URL.canParse(`https://${text}`);
}
