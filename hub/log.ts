import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

const secretKeys = [
  'authorization',
  'cookie',
  'token',
  'access_token',
  'accessToken',
  'input_token',
  'appSecret',
  'appSecrets',
  'app_secret',
  'appsecret_proof',
  'verifyToken',
  'verify_token',
  'databaseUrl',
  'targetUrl',
  'target_url',
];

/**
 * A structured log on standard output, one line of JSON an entry. `level` is one of pino's
 * (`trace` to `fatal`, or `silent`). Secrets and personal data are left out, wherever they stand.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
    serializers: { err: describeError, error: describeError, req: describeRequest, res: describeReply },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A text without what must not be written down: the paths of URLs (hook addresses are secrets), tokens, phone numbers. */
function scrub(text: string): string {
  return text
    .replace(/(\b[a-z]+:\/\/)(?:[^\s/@]+@)?([^\s/?#"']+)[^\s"']*/gi, '$1$2/…')
    .replace(/\bEAA\w{8,}/g, '[token]')
    .replace(/\bBearer\s+\S+/gi, 'Bearer [token]')
    .replace(/\+?\b\d{10,15}\b/g, '[number]');
}

/** Only these four: errors of HTTP clients carry whole requests, and those of databases whole rows. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(error),
  };
}

/** The stack without its first line, which repeats the message. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

/** The route and not the URL: a query can hold a customer's number or a search word. */
function describeRequest(request: { method?: string; routeOptions?: { url?: string } }) {
  return { method: request.method, route: request.routeOptions?.url };
}

function describeReply(reply: { statusCode?: number }) {
  return { status: reply.statusCode };
}
