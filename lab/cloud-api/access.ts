import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PhoneNumber, Token, Waba } from './entities.js';
import { badToken, GraphError, notPermitted, unsupportedRequest } from './graph-error.js';
import { asText, isObject, type Json } from './json.js';
import type { RateLimits } from './limits.js';
import { deathOf, DEATHS } from './oauth/token-death.js';
import type { World } from './world.js';

export type Scope = 'whatsapp_business_management' | 'whatsapp_business_messaging' | 'business_management';

/** Query and body as one: Graph takes a parameter from either. */
export function parametersOf(request: FastifyRequest): Json {
  const query = isObject(request.query) ? request.query : {};
  return isObject(request.body) ? { ...query, ...request.body } : query;
}

/** Who calls, and what they may reach. */
export class Access {
  constructor(
    private readonly world: World,
    private readonly limits: RateLimits,
    private readonly requireProof: boolean,
  ) {}

  /**
   * The token of a request, checked.
   * @throws GraphError 104 without one, 190 with a dead one, 100 with a wrong `appsecret_proof`.
   */
  caller(request: FastifyRequest): Token {
    const token = this.bearer(request);
    this.checkProof(parametersOf(request), token);
    return token;
  }

  /**
   * The token of a request to a host other than Graph's, which knows no `appsecret_proof`.
   * @throws GraphError 104 without one, 190 with a dead one.
   */
  bearer(request: FastifyRequest): Token {
    const value = tokenOf(request);
    if (!value) {
      throw new GraphError(401, {
        message: 'An access token is required to request this resource.',
        type: 'OAuthException',
        code: 104,
      });
    }
    return this.token(value);
  }

  /**
   * A token by its value, when it works.
   * @throws GraphError 190.
   */
  token(value: string): Token {
    const token = this.appToken(value) ?? this.world.tokens.get(value);
    if (!token) throw badToken('Invalid OAuth access token - Cannot parse access token');
    const death = deathOf(token, this.world.now());
    if (death) throw badToken(DEATHS[death].message(token, this.world.now()), DEATHS[death].subcode);
    return token;
  }

  /**
   * An account, for a management call.
   * @throws GraphError 100/33 when there is none, 10 without the permission, 200 without a grant, 80008.
   */
  waba(request: FastifyRequest, reply: FastifyReply, id: string): Waba {
    const caller = this.caller(request);
    const waba = this.world.waba(id);
    if (!waba) throw unsupportedRequest(request.method, id);
    this.require(caller, waba.id, 'whatsapp_business_management');
    const used = this.limits.countManagementCall(caller.appId, waba.id);
    reply.header(
      'x-business-use-case-usage',
      JSON.stringify({
        [waba.id]: [
          {
            type: 'whatsapp_business_management',
            call_count: used,
            total_cputime: 1,
            total_time: 1,
            estimated_time_to_regain_access: 0,
          },
        ],
      }),
    );
    return waba;
  }

  /**
   * A number, for a call that needs the scope.
   * @throws GraphError 100/33 when there is none, 10 without the permission, 200 without a grant.
   */
  phoneNumber(request: FastifyRequest, id: string, scope: Scope): PhoneNumber {
    const caller = this.caller(request);
    const number = this.world.phoneNumber(id);
    if (!number) throw unsupportedRequest(request.method, id);
    this.require(caller, number.wabaId, scope);
    return number;
  }

  /** @throws GraphError 10 without the permission, 200 without a grant of the account. */
  require(caller: Token, wabaId: string, scope: Scope): void {
    if (!caller.scopes.includes(scope)) {
      throw notPermitted(10, 'Application does not have permission for this action');
    }
    if (!mayReach(caller, wabaId)) {
      throw notPermitted(
        200,
        'You do not have the necessary permissions required to access this WhatsApp Business Account.',
      );
    }
  }

  private appToken(value: string): Token | undefined {
    const bar = value.indexOf('|');
    const app = bar > 0 ? this.world.apps.get(value.slice(0, bar)) : undefined;
    if (!app || value.slice(bar + 1) !== app.secret) return undefined;
    return {
      value,
      kind: 'APP',
      appId: app.id,
      userId: '',
      scopes: [],
      wabaIds: [],
      issuedAt: 0,
      expiresAt: 0,
      death: null,
    };
  }

  private checkProof(parameters: Json, token: Token): void {
    const proof = asText(parameters.appsecret_proof);
    if (proof === undefined) {
      if (!this.requireProof || token.kind === 'APP') return;
      throw proofError('API calls from the server require an appsecret_proof argument');
    }
    const secret = this.world.apps.get(token.appId)?.secret ?? '';
    const expected = createHmac('sha256', secret).update(token.value).digest();
    const given = Buffer.from(proof, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw proofError('Invalid appsecret_proof provided in the API argument');
    }
  }
}

/** Whether a token was granted an account. */
export function mayReach(token: Token, wabaId: string): boolean {
  return token.wabaIds === null || token.wabaIds.includes(wabaId);
}

function tokenOf(request: FastifyRequest): string | undefined {
  const header = /^(?:Bearer|OAuth) +(\S+)$/i.exec(request.headers.authorization ?? '');
  return header?.[1] ?? asText(parametersOf(request).access_token);
}

function proofError(message: string): GraphError {
  return new GraphError(400, { message, type: 'GraphMethodException', code: 100 });
}
