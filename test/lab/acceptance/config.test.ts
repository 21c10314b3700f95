import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountIn } from '../../../lab/acceptance/config.js';
import { NUMBER, WABA } from '../../account.js';

const secrets = { META_TOKEN: 'EAAtoken', META_APP_SECRET: 'the-secret' };

const config = {
  waba_id: WABA,
  phone_number_id: NUMBER,
  hub_url: 'https://hub.example.com/',
  app_id: '1000000000000001',
  token_variable: 'META_TOKEN',
  app_secret_variable: 'META_APP_SECRET',
  templates: [{ name: 'hello_world', language: 'en_US' }],
  recipients: ['+44 7400 123456', '+447400123456', '+49 1511 2345678'],
};

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  file = join(folder, 'acceptance.json');
});

afterAll(() => rm(folder, { recursive: true }));

async function account(content: unknown, environment: Record<string, string> = secrets) {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return accountIn(file, environment, null);
}

test('a config that says the least runs what is harmless, slowly, once to each number', async () => {
  expect(await account(config)).toEqual({
    wabaId: WABA,
    phoneNumberId: NUMBER,
    hubUrl: 'https://hub.example.com',
    appId: '1000000000000001',
    token: 'EAAtoken',
    tokenVariable: 'META_TOKEN',
    appSecret: 'the-secret',
    appSecretVariable: 'META_APP_SECRET',
    samples: [{ name: 'hello_world', language: 'en_US', values: {} }],
    recipients: ['+447400123456', '+4915112345678'],
    ratePerMinute: 60,
    rows: ['delivery', 'content', 'display', 'records'],
  });
});

test.each([
  [{ waba_id: 1 }, '“waba_id” must be the id of a WhatsApp Business account, in quotes.'],
  [{ hub_url: 'http://hub.example.com' }, '“hub_url” must be an address that starts with https://'],
  [{ hub_url: undefined }, '“hub_url” is missing. It must be the address of the hub.'],
  [{ token_variable: 'EAA|token' }, '“token_variable” must be the name of an environment variable'],
  [{ templates: [] }, '“templates” must name at least one template.'],
  [{ templates: [{ name: 'a', language: 'English' }] }, '“templates[0].language” must be the language'],
  [
    { templates: [{ name: 'a', language: 'en', values: { body_1: 7 } }] },
    '“templates[0].values.body_1” must be text.',
  ],
  [{ recipients: ['+44 7400 123456', '12'] }, '“recipients[1]” must be a phone number with its country code'],
  [{ rate_per_minute: 0 }, '“rate_per_minute” must be 1 or more.'],
  [{ rows: ['handoff'] }, '“rows[0]” must be one of delivery, content, display, records, peak.'],
  [{ rows: ['peak'] }, '“recipients” has 2 test numbers, and the row peak needs 23'],
  [{ hubUrl: 'x' }, '“hubUrl” is not known.'],
])('%j is refused with the name of the field and the file', async (change, sentence) => {
  const refusal = account({ ...config, ...change });
  await expect(refusal).rejects.toThrow(sentence);
  await expect(refusal).rejects.toThrow(`${file} cannot be used:`);
});

test('rows of the command line go before those of the file, and are looked at, too', async () => {
  await writeFile(file, JSON.stringify(config));
  expect((await accountIn(file, secrets, ['delivery'])).rows).toEqual(['delivery']);
  await expect(accountIn(file, secrets, ['peak'])).rejects.toThrow('the row peak needs 23');
});

test('everything that is wrong is said at once', async () => {
  const refusal = account({ ...config, waba_id: 'x', app_id: 'y' });
  await expect(refusal).rejects.toThrow(/“waba_id”[^]*“app_id”/);
});

test('a secret that is not set is named by its variable', async () => {
  await expect(account(config, { META_TOKEN: 'EAAtoken' })).rejects.toThrow(
    '“app_secret_variable” names the environment variable META_APP_SECRET, which is empty.',
  );
});

test('no refusal repeats a secret or a phone number', async () => {
  const refusal = account({ ...config, rows: ['peak'], recipients: ['+44 7400 123456'] });
  await expect(refusal).rejects.not.toThrow(/EAAtoken|the-secret|7400/);
});

test('a file that is none, or no object', async () => {
  await expect(account('{')).rejects.toThrow('is not JSON');
  await expect(account([])).rejects.toThrow('The file must be one JSON object.');
  await expect(accountIn(join(folder, 'none.json'), secrets, null)).rejects.toThrow('there is no such file');
});
