import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Throughput } from '../store/sends/store.js';
import { Allowance } from './allowance.js';
import { AnswerCache, type Verdict } from './cache.js';
import { Meta, type MetaSettings, type TokenFacts } from './meta.js';
import { Problem } from './problem.js';
import { Turns } from './turns.js';

/** Who calls the API: the holder of a Meta access token for our app. */
export interface Caller {
  /** True when the token may use this WhatsApp Business account. */
  mayUse(wabaId: string): Promise<boolean>;
  /** How much a phone number may send; null when Meta does not tell this token. Fails with a `Problem`. */
  throughputOf(phoneNumberId: string): Promise<Throughput | null>;
}

const keepMs = 5 * 60_000;
const keepRefusalMs = 30_000;
const cacheSizes = { size: 10_000, refusals: 1_000 };
const longestToken = 4_096;
/** Meta allows an app only so many calls, and anybody can make up tokens. */
const newTokens = { burst: 120, perMinute: 60 };
const questions = { atOnce: 8, waitMs: 2_000 };

/** Tells by a Meta access token who calls, and remembers it for minutes. Tokens are kept as hashes only. */
export class Access {
  private readonly meta: Meta;
  private readonly tokens: AnswerCache<TokenFacts>;
  private readonly accounts: AnswerCache<boolean>;
  private readonly turns = new Turns({ ...questions, busy });
  private readonly newTokens: Allowance;

  constructor(
    settings: MetaSettings,
    private readonly now: () => number = Date.now,
  ) {
    this.meta = new Meta(settings);
    this.tokens = new AnswerCache({ ...cacheSizes, now });
    this.accounts = new AnswerCache({ ...cacheSizes, now });
    this.newTokens = new Allowance(newTokens, now);
  }

  /**
   * The caller behind an `Authorization` header. Fails with a `Problem`: 401 for a token that is absent or dead,
   * 403 for one of another app or without both WhatsApp permissions, 429 when too
   * many unknown tokens were tried, 503 when Meta cannot be asked.
   */
  async callerOf(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token || token.length > longestToken) throw noToken();
    const key = createHash('sha256').update(token).digest('base64url');
    const facts = await this.tokens.get(
      key,
      () => this.factsOf(token, key),
      (answer) => this.verdictOn(answer),
    );
    if (!facts.valid) throw refusals[facts.why]();
    return {
      mayUse: async (wabaId) => {
        if (facts.accounts) return facts.accounts.has(wabaId);
        return this.accounts.get(
          `${key} ${wabaId}`,
          () => this.turns.take(() => this.meta.tokenSees(token, wabaId)),
          (seen) => ({ until: this.now() + (seen ? keepMs : keepRefusalMs), isRefusal: !seen }),
        );
      },
      throughputOf: (phoneNumberId) => this.meta.throughput(token, phoneNumberId),
    };
  }

  /** A token that was good before is always asked about again, whatever strangers try. */
  private async factsOf(token: string, key: string): Promise<TokenFacts> {
    if (!this.tokens.knows(key) && !this.newTokens.use()) throw tooManyNewTokens();
    return this.turns.take(() => this.meta.tokenFacts(token, this.now()));
  }

  private verdictOn(facts: TokenFacts): Verdict {
    const now = this.now();
    if (!facts.valid) return { until: now + keepRefusalMs, isRefusal: true };
    return { until: Math.min(now + keepMs, facts.expiresAt ?? Infinity), isRefusal: false };
  }
}

/** Asks every caller of this instance's routes for a token, before anything of the request is read. */
export function requireCaller(app: FastifyInstance, access: Access): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    request.setDecorator('caller', await access.callerOf(request.headers.authorization));
  });
}

/** Fails with a 403 problem unless the caller may use the WhatsApp Business account. */
export async function requireAccount(request: FastifyRequest, wabaId: string): Promise<void> {
  if (!(await callerOf(request).mayUse(wabaId))) throw noAccount();
}

/** The caller of a request that passed `requireCaller`. */
export function callerOf(request: FastifyRequest): Caller {
  return request.getDecorator<Caller>('caller');
}

const refusals: Record<'dead' | 'other_app' | 'no_permission', () => Problem> = {
  dead: () =>
    new Problem(
      401,
      'token-ended',
      'Connection Ended',
      'Meta no longer accepts this connection: it has expired or was withdrawn. Connect the WhatsApp Business account again in Zapier.',
      { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
    ),
  other_app: () =>
    new Problem(
      403,
      'other-app',
      'Connection of Another App',
      'This connection was made with another Meta app than the one this hub serves. The person who runs the hub should check that its setting META_APP_ID is the app that Zapier connects with.',
    ),
  no_permission: () =>
    new Problem(
      403,
      'no-permission',
      'Permission Missing',
      'This connection was made without one of the two permissions that WhatsApp needs: to manage the account and to send messages. Connect the WhatsApp Business account again and leave all permissions switched on.',
    ),
};

function noToken(): Problem {
  return new Problem(
    401,
    'no-token',
    'No Token',
    'The request names no connection. Send the Meta access token in the header Authorization: Bearer TOKEN.',
    { headers: { 'www-authenticate': 'Bearer' } },
  );
}

function noAccount(): Problem {
  return new Problem(
    403,
    'no-account',
    'Account Not Allowed',
    'This connection may not use that WhatsApp Business account. Choose another account, or connect again and allow this one.',
  );
}

function tooManyNewTokens(): Problem {
  return new Problem(
    429,
    'too-many-new-connections',
    'Too Many New Connections',
    'More new connections were tried in the last minute than the hub checks with Meta. Nothing was done. Try again in a minute.',
    { headers: { 'retry-after': '60' } },
  );
}

function busy(): Problem {
  return new Problem(
    503,
    'busy',
    'Too Busy',
    'Too many connections are being checked with Meta at the moment. Nothing was done. Try again in a few seconds.',
    { headers: { 'retry-after': '5' } },
  );
}
