import type {
  Authentication,
  Bundle,
  OAuth2AuthorizeUrl,
  OAuth2GetAccessToken,
  ZObject,
} from 'zapier-platform-core';
import {
  anotherApp,
  connection,
  grantedWabas,
  noAccount,
  problemOf,
  RENEWAL_SPAN,
  wabaIdsOf,
  type Connection,
} from './api/connection.js';
import { phoneNumbers, wabas } from './api/graph-api/graph.js';
import { settings } from './api/settings.js';
import { exchangeCode, extendToken, inspectToken, type IssuedToken } from './api/graph-api/tokens.js';

const SCOPE = 'whatsapp_business_management,whatsapp_business_messaging,business_management';

/** Meta's sign-in window (Facebook Login for Business: manual flow). */
const authorizeUrl = (async (z, bundle) => {
  checkApp(z);
  const url = new URL(`${settings.facebookUrl}/${settings.graphVersion}/dialog/oauth`);
  url.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: String(bundle.inputData.redirect_uri),
    state: String(bundle.inputData.state),
    response_type: 'code',
    // A configuration names its permissions itself; system-user tokens need the override to give a code.
    ...(settings.configId
      ? { config_id: settings.configId, override_default_response_type: 'true' }
      : { scope: SCOPE }),
  }).toString();
  return url.href;
}) satisfies OAuth2AuthorizeUrl;

const getAccessToken = (async (z, bundle): Promise<Connection> => {
  checkApp(z);
  const { code, redirect_uri: redirectUri } = bundle.inputData;
  if (!code) throw new z.errors.Error(declined(bundle));

  const issued = await exchangeCode(z, String(code), String(redirectUri));
  if (!issued.ok) {
    throw new z.errors.Error(
      'Meta did not accept the sign-in. Its code works once and only for a short time: connect again. ' +
        'If that does not help, ask the person who runs this integration to check CLIENT_ID, CLIENT_SECRET ' +
        `and the redirect address in the Meta app (Meta code ${issued.error.code}).`,
    );
  }
  const token = await lasting(z, issued.value);
  const { facts, problem } = await inspect(z, token);
  if (problem) throw new z.errors.Error(problem);
  const [first] = await wabas(z, grantedWabas(facts) ?? [], token);
  if (!first) throw new z.errors.Error(noAccount);
  return connection(token, facts, first.name);
}) satisfies OAuth2GetAccessToken;

/** Meta has no refresh token: a token that still works is swapped for a fresh one. */
const refreshAccessToken = async (z: ZObject, bundle: Bundle): Promise<Connection> => {
  checkApp(z);
  const { access_token: token = '', business_name: name = '' } = bundle.authData;
  const { facts, problem } = await inspect(z, token);
  if (problem) throw new z.errors.ExpiredAuthError(problem);
  if (facts.expiresAt === null) return connection(token, facts, name);

  const extended = await extendToken(z, token);
  // Not every kind of token can be swapped; the one we hold works until its end, and is tried again in a day.
  if (!extended.ok) return connection(token, facts, name);
  const fresh = await inspect(z, extended.value.token);
  if (fresh.problem) throw new z.errors.ExpiredAuthError(fresh.problem);
  return connection(extended.value.token, fresh.facts, name);
};

/** Swaps the token of a person, which lives an hour or two, for one that lives about 60 days. */
async function lasting(z: ZObject, { token, lifetime }: IssuedToken): Promise<string> {
  if (lifetime === null || lifetime * 1_000 > RENEWAL_SPAN) return token;
  const extended = await extendToken(z, token);
  if (extended.ok) return extended.value.token;
  throw new z.errors.Error(
    `Meta let you sign in, but only for a short time. Connect again; if it happens again, ask the person who runs this integration to check the token lifetime in the Meta app (Meta code ${extended.error.code}).`,
  );
}

async function inspect(z: ZObject, token: string) {
  const answer = await inspectToken(z, token);
  if (answer.ok) return { facts: answer.value, problem: problemOf(answer.value) };
  // Meta refuses to speak about a token of another app (code 100).
  if (answer.error.code === 100) throw new z.errors.Error(anotherApp);
  throw new z.errors.Error(
    `Meta did not accept the app ID and the app secret of this integration. Ask the person who runs it to check CLIENT_ID and CLIENT_SECRET (Meta code ${answer.error.code}).`,
  );
}

function declined(bundle: Bundle): string {
  const answer = { ...bundle.cleanedRequest?.querystring, ...bundle.inputData };
  return answer.error_code === '200'
    ? 'Meta did not let you in, because the Meta app is not live or you have no role in it. Ask the person who runs this integration to switch the app to live.'
    : 'You did not allow the access, so there is no connection. Connect again and choose Continue in Meta’s window.';
}

function checkApp(z: ZObject): void {
  const missing = [settings.clientId ? '' : 'CLIENT_ID', settings.clientSecret ? '' : 'CLIENT_SECRET'].filter(
    Boolean,
  );
  if (missing.length === 0) return;
  throw new z.errors.Error(
    `This integration is not set up yet: ${missing.join(' and ')} missing. Ask the person who runs it to set the ID and the secret of the Meta app.`,
  );
}

/** Reads what the connection's label shows, which also proves that the token works. */
const test = async (z: ZObject, bundle: Bundle) => {
  const [first] = await wabas(z, wabaIdsOf(bundle));
  if (!first) throw new z.errors.Error(noAccount);
  const [number] = await phoneNumbers(z, first.id);
  return {
    id: first.id,
    business_name: first.name,
    phone_number: number?.display_phone_number ?? '',
  };
};

const connectionLabel = async (_z: ZObject, bundle: Bundle): Promise<string> => {
  const { business_name: name, phone_number: number } = bundle.inputData;
  return number ? `${name} (${number})` : String(name);
};

const computed = (key: keyof Connection, label: string) =>
  ({ key, label, type: 'string', required: false, computed: true }) as const;

/** OAuth 2.0 with Meta. */
export default {
  type: 'oauth2',
  oauth2Config: {
    authorizeUrl,
    getAccessToken,
    refreshAccessToken,
    autoRefresh: true,
  },
  fields: [
    computed('expires_at', 'Access Ends At'),
    computed('refresh_at', 'Access Is Renewed At'),
    computed('waba_ids', 'WhatsApp Business Accounts'),
    computed('business_name', 'Business Name'),
  ],
  test,
  connectionLabel,
} satisfies Authentication;
