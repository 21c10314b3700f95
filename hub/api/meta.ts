import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod';
import { grantedAccounts, missingPermissions } from '../../whatsapp/granted-accounts.js';
import { appSecretProof } from '../../whatsapp/signature.js';
import { throughputOf } from '../sends/limits.js';
import type { Throughput } from '../store/sends/store.js';
import { Problem } from './problem.js';

/** What Meta needs to know of us to tell about a token. */
export interface MetaSettings {
  metaAppId: string;
  /** The first is the current one. */
  metaAppSecrets: readonly string[];
  graphUrl: string;
  graphVersion: string;
}

/** What Meta says of a token. */
export type TokenFacts =
  | {
      valid: true;
      /** The WhatsApp Business accounts it was given for; null for all that its owner can use, which only Meta can tell. */
      accounts: ReadonlySet<string> | null;
      /** Epoch milliseconds, or null when it never ends. */
      expiresAt: number | null;
    }
  | { valid: false; why: 'dead' | 'other_app' | 'no_permission' };

const withinMs = 5_000;
/** Graph API: our own app id or secret is wrong; the token in question has not even been looked at. */
const credentialCodes = [101, 102, 104, 190, 2500];
/** Graph API: try again later, or too many calls. */
const laterCodes = [1, 2, 4, 17, 32, 341, 613, 80007, 80008];

const tokenReply = z.object({
  data: z.object({
    app_id: z.coerce.string().optional(),
    is_valid: z.boolean().optional(),
    expires_at: z.number().optional(),
    scopes: z.array(z.string()).optional(),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.coerce.string()).optional() }))
      .optional(),
    error: z.object({ message: z.string().optional() }).optional(),
  }),
});
type TokenData = z.infer<typeof tokenReply>['data'];

const numberReply = z.object({
  display_phone_number: z.string().default(''),
  throughput: z.object({ level: z.string().nullish() }).nullish(),
  is_on_biz_app: z.boolean().nullish(),
});

const errorReply = z.object({
  error: z.object({
    code: z.number().optional(),
    message: z.string().default(''),
    is_transient: z.boolean().optional(),
  }),
});

/** The questions the hub asks of Meta. They fail with a `Problem` when Meta gives no clear answer. */
export class Meta {
  private readonly http: AxiosInstance;

  constructor(private readonly settings: MetaSettings) {
    this.http = axios.create({
      baseURL: `${settings.graphUrl.replace(/\/+$/, '')}/${settings.graphVersion}`,
      timeout: withinMs,
      httpAgent: new HttpAgent({ keepAlive: true }),
      httpsAgent: new HttpsAgent({ keepAlive: true }),
      maxRedirects: 0,
      maxContentLength: 1024 * 1024,
      validateStatus: () => true,
    });
  }

  /** Whose token this is, and for what (Graph API: debug_token). */
  async tokenFacts(token: string, now: number): Promise<TokenFacts> {
    const { metaAppId, metaAppSecrets } = this.settings;
    const { status, data } = await this.ask('/debug_token', `${metaAppId}|${metaAppSecrets[0] ?? ''}`, {
      input_token: token,
    });
    const told = tokenReply.safeParse(data);
    if (status === 200 && told.success) return factsOf(told.data.data, metaAppId, now);
    const { code, message } = refusalIn(status, data);
    if (isOfOtherApp(message)) return { valid: false, why: 'other_app' };
    if (credentialCodes.includes(code)) throw wrongCredentials();
    if (status === 400 && code === 100) return { valid: false, why: 'dead' };
    throw noAnswer();
  }

  /** True when Meta lets this token see the WhatsApp Business account. */
  async tokenSees(token: string, wabaId: string): Promise<boolean> {
    const { status, data } = await this.node(wabaId, token, 'id');
    const seen = z.object({ id: z.coerce.string() }).safeParse(data);
    if (status === 200 && seen.success) return seen.data.id === wabaId;
    if (refusalIn(status, data).message.includes('appsecret_proof')) throw wrongCredentials();
    return false;
  }

  /** How much a phone number may send (Cloud API: throughput); null when Meta does not tell this token. */
  async throughput(token: string, phoneNumberId: string): Promise<Throughput | null> {
    const fields = 'display_phone_number,throughput,is_on_biz_app';
    const { status, data } = await this.node(phoneNumberId, token, fields);
    const told = numberReply.safeParse(data);
    if (status !== 200 || !told.success) return null;
    const { display_phone_number: displayed, throughput, is_on_biz_app } = told.data;
    return { perSecond: throughputOf(throughput?.level ?? null, is_on_biz_app === true), displayed };
  }

  private node(id: string, token: string, fields: string) {
    const proof = appSecretProof(token, this.settings.metaAppSecrets[0] ?? '');
    return this.ask(`/${encodeURIComponent(id)}`, token, { fields, appsecret_proof: proof });
  }

  /** axios errors hold the token in their request, so they end here. */
  private async ask(path: string, bearer: string, params: Record<string, string>) {
    try {
      const { status, data } = await this.http.get<unknown>(path, {
        params,
        headers: { authorization: `Bearer ${bearer}` },
      });
      return { status, data };
    } catch {
      throw noAnswer();
    }
  }
}

function factsOf(data: TokenData, appId: string, now: number): TokenFacts {
  if (data.app_id !== undefined && data.app_id !== appId) return { valid: false, why: 'other_app' };
  if (isOfOtherApp(data.error?.message ?? '')) return { valid: false, why: 'other_app' };
  const expiresAt = data.expires_at ? data.expires_at * 1_000 : null;
  const ended = expiresAt !== null && expiresAt <= now;
  if (!data.is_valid || data.app_id === undefined || ended) return { valid: false, why: 'dead' };

  if (missingPermissions(data.scopes ?? []).length > 0) return { valid: false, why: 'no_permission' };
  const accounts = grantedAccounts(targetsOf(data));
  return { valid: true, accounts: accounts && new Set(accounts), expiresAt };
}

function targetsOf({ granular_scopes = [] }: TokenData): Map<string, string[]> {
  return new Map(
    granular_scopes.flatMap(({ scope, target_ids }) => (target_ids ? [[scope, target_ids]] : [])),
  );
}

/** Meta's refusal of our question; no refusal but "not now" when Meta is in trouble or asks for patience. */
function refusalIn(status: number, data: unknown): { code: number; message: string } {
  const read = errorReply.safeParse(data);
  if (!read.success || status >= 500 || status === 429 || read.data.error.is_transient) throw noAnswer();
  const { code = 0, message } = read.data.error;
  if (laterCodes.includes(code)) throw noAnswer();
  return { code, message };
}

/** Meta's words for a token that was made for another app than the one that asks. */
function isOfOtherApp(message: string): boolean {
  return message.includes('did not match the Viewing App');
}

function noAnswer(): Problem {
  return new Problem(
    503,
    'meta-away',
    'Meta Not Reachable',
    'The hub could not ask Meta whether this connection is still allowed. Nothing was done. Try again in a minute; if it stays so, check that the hub can reach the Graph API (setting GRAPH_URL).',
    { headers: { 'retry-after': '30' } },
  );
}

function wrongCredentials(): Problem {
  return new Problem(
    500,
    'wrong-app-credentials',
    'Hub Not Set Up',
    'Meta does not accept the hub’s own app credentials, so the hub cannot check anybody’s connection. The person who runs the hub should compare the settings META_APP_ID and META_APP_SECRET with the page of the app at developers.facebook.com.',
  );
}
