import { randomBytes } from 'node:crypto';
import type { App } from './app.js';
import type { Data } from './app-call.js';
import { AppError } from './app-error.js';
import { Connection } from './connection.js';
import type { OAuthAnswer, OAuthReturns } from './oauth-return.js';

/**
 * Connects an account by OAuth: opens the app's authorize URL, waits for the browser to come back with the same
 * state, has the app exchange the code, and tests the account.
 * Throws with a sentence when the person said no, or the app or the test refused.
 */
export async function connectAccount(
  app: App,
  returns: OAuthReturns,
  openBrowser: (url: string) => Promise<unknown>,
  timeLimitMs: number,
): Promise<Connection> {
  const state = randomBytes(20).toString('hex');
  const inputData = { state, redirect_uri: returns.redirectUri, response_type: 'code' };
  const url = await authorizeUrl(app, inputData);
  const expected = returns.expect(state);
  try {
    await openBrowser(url);
    const answer = await inTime(expected.answer, timeLimitMs);
    const authData = await accessToken(app, { ...inputData, ...answer }, answer);
    const connection = new Connection(app, authData);
    await connection.test();
    return connection;
  } finally {
    expected.forget();
  }
}

/** Zapier adds the scope of the definition when the app's URL has none. */
async function authorizeUrl(app: App, inputData: Data): Promise<string> {
  const url = new URL(String(await app.execute('authentication.oauth2Config.authorizeUrl', { inputData })));
  const scope = app.definition.authentication?.oauth2Config?.scope;
  if (scope && !url.searchParams.has('scope') && !url.searchParams.has('config_id')) {
    url.searchParams.set('scope', scope);
  }
  return url.href;
}

async function accessToken(app: App, inputData: Data, querystring: OAuthAnswer): Promise<Data> {
  if (querystring.code === undefined) {
    const reason = querystring.error_description ?? querystring.error ?? 'no code came back';
    throw new AppError('Error', `The account was not connected: ${reason}`);
  }
  const authData = (await app.execute('authentication.oauth2Config.getAccessToken', {
    inputData,
    authData: {},
    cleanedRequest: { method: 'GET', querystring },
    rawRequest: { method: 'GET', querystring: new URLSearchParams(querystring).toString() },
  })) as Data;
  const nested = Object.keys(authData).filter(
    (key) => typeof authData[key] === 'object' && authData[key] !== null,
  );
  if (nested.length > 0) {
    throw new AppError(
      'Error',
      `getAccessToken gave nested values, which Zapier cannot keep: ${nested.join(', ')}`,
    );
  }
  return authData;
}

async function inTime(answer: Promise<OAuthAnswer>, timeLimitMs: number): Promise<OAuthAnswer> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const seconds = timeLimitMs / 1000;
    const error = new AppError('Error', `Nobody finished connecting the account within ${seconds} seconds.`);
    clock = setTimeout(() => reject(error), timeLimitMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(clock));
}
