import nock from 'nock';
import zapier, { type Bundle, type ZObject } from 'zapier-platform-core';
import app from '../index.js';
import { NUMBER, WABA } from './account.js';

export { NUMBER, WABA };
export const GRAPH = 'https://graph.facebook.com';
export const HUB = 'https://hub.example.com';
export const APP_ID = '634974688087057';
export const APP_SECRET = 'secret-of-the-app';
export const TOKEN = 'EAAtoken';

export { app };
export const appTester = zapier.createAppTester(app);

export type AnyPerform = (z: ZObject, bundle: Bundle) => unknown;

/** What a connected user's steps run with; its token has no end. */
export const authData = {
  access_token: TOKEN,
  expires_at: '',
  refresh_at: '',
  waba_ids: WABA,
  business_name: 'Lucky Garden',
};

/** The functions of a step: the platform's types hide them in a union. */
export function operationOf(step: { operation: object }): Record<string, unknown> {
  return step.operation as Record<string, unknown>;
}

/** Runs one function of the app as Zapier does, with nothing in Zapier's memory. */
export function run(perform: unknown, bundle: Record<string, unknown> = {}): Promise<unknown> {
  return appTester(perform as AnyPerform, { authData, ...bundle } as never, true);
}

/** The same with what earlier runs put into Zapier's memory. */
export function runAgain(perform: unknown, bundle: Record<string, unknown> = {}): Promise<unknown> {
  return appTester(perform as AnyPerform, { authData, ...bundle } as never);
}

/** The error that a run ends with: its name decides what Zapier does, its message is what the person reads. */
export async function failure(running: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await running;
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message: spoken(message) };
  }
  throw new Error('The run did not fail.');
}

/** The platform wraps some messages in JSON, and adds what happened before to others. */
function spoken(message: string): string {
  const [first = ''] = message.split('\nWhat happened:');
  try {
    return (JSON.parse(first) as { message: string }).message;
  } catch {
    return first;
  }
}

/** No test reaches the network; each starts with the settings of a configured integration. */
export function offline(): void {
  const before = { ...process.env };
  beforeEach(() => {
    nock.disableNetConnect();
    Object.assign(process.env, { CLIENT_ID: APP_ID, CLIENT_SECRET: APP_SECRET, HUB_URL: HUB });
  });
  afterEach(() => {
    process.env = { ...before };
    nock.abortPendingRequests();
    nock.cleanAll();
  });
  // Test files that share a process share `http`, but not nock: one that stays active would catch the next file's requests.
  afterAll(() => nock.restore());
}

/** Meta's error envelope. */
export function graphError(code: number, rest: Record<string, unknown> = {}) {
  return { error: { message: `(#${code}) Something`, type: 'OAuthException', code, ...rest } };
}
