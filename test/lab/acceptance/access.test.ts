import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HubClient } from '../../../lab/acceptance/hub-client.js';
import { checkMetaAccess } from '../../../lab/acceptance/meta-access.js';
import { UnusableFile } from '../../../lab/command/json-file.js';
import { WABA } from '../../account.js';

const variables = { tokenVariable: 'META_TOKEN', appSecretVariable: 'META_APP_SECRET' };

let server: Server;
let url: string;
let reply: { status: number; body: string };

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(reply.status).end(reply.body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function answers(status: number, body: unknown): void {
  reply = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

const askHub = (at = url) => new HubClient(at, 'EAAtoken', WABA).check();
const askMeta = (at = url) =>
  checkMetaAccess(
    {
      graphUrl: `${at}/v25.0`,
      appId: '1000000000000001',
      appSecret: 's3cret',
      token: 'EAAtoken',
      wabaId: WABA,
    },
    variables,
  );

async function refusal(asked: Promise<void>): Promise<string> {
  const error: unknown = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnusableFile);
  const { message } = error as Error;
  expect(message).not.toMatch(/EAAtoken|s3cret/);
  return message;
}

/** Nothing listens on port 1. */
const nowhere = 'http://127.0.0.1:1';

test('a hub and a Meta that know the account', async () => {
  answers(200, { events: [], next_cursor: null });
  await expect(askHub()).resolves.toBeUndefined();
  answers(200, { id: WABA });
  await expect(askMeta()).resolves.toBeUndefined();
});

test('a hub that is not there, or something else in its place', async () => {
  expect(await refusal(askHub(nowhere))).toBe(
    `“hub_url”: no hub answers at ${nowhere}. Check the address, and whether the hub runs.`,
  );
  answers(200, '<html></html>');
  expect(await refusal(askHub())).toContain('is not the hub (status 200)');
  answers(404, { detail: 'No such page.' });
  expect(await refusal(askHub())).toContain('is not the hub (status 404)');
});

test('a hub that does not take the token, or cannot help now', async () => {
  answers(403, { detail: 'Made with another app.' });
  expect(await refusal(askHub())).toBe(
    `“hub_url”: the hub at ${url} does not take this token for this account: Made with another app.`,
  );
  answers(503, { detail: 'Meta does not answer.' });
  expect(await refusal(askHub())).toContain('cannot help now: Meta does not answer.');
});

test.each([
  [
    400,
    { code: 100, message: 'Invalid appsecret_proof provided in the API argument' },
    /^“app_secret_variable”: .*META_APP_SECRET.*App settings → Basic/,
  ],
  [
    401,
    { code: 190, message: 'Error validating access token' },
    /^“token_variable”: .*META_TOKEN.*Make a new one/,
  ],
  [400, { code: 100, message: 'Object does not exist' }, /^“waba_id”: .*Object does not exist/],
])('Meta refuses with %d %j', async (status, error, sentence) => {
  answers(status, { error });
  expect(await refusal(askMeta())).toMatch(sentence);
});

test('a Meta that is not there', async () => {
  expect(await refusal(askMeta(nowhere))).toContain(`WhatsApp does not answer at ${nowhere}.`);
});
