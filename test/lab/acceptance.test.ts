import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountIn } from '../../lab/acceptance/config.js';
import { startLabSetting } from '../../lab/acceptance/lab-setting.js';
import { prepare } from '../../lab/acceptance/preparation.js';
import type { Progress } from '../../lab/acceptance/progress.js';
import { startRealSetting } from '../../lab/acceptance/real-setting.js';
import type { Report } from '../../lab/acceptance/report.js';
import { measure, planFor } from '../../lab/acceptance/run.js';
import type { Played, Setting } from '../../lab/acceptance/setting.js';
import { rowKeys, type RowKey } from '../../lab/acceptance/standards.js';
import { built } from '../../lab/built.js';
import type { Message } from '../../lab/cloud-api/entities.js';
import { NUMBER, WABA } from '../account.js';
import { run } from './run.js';

/** The whole path runs in each, on a machine that may do much else. */
jest.setTimeout(300_000);

const silent: Progress = { begin: () => undefined, reach: () => undefined, end: () => undefined };
const ofSamples: RowKey[] = ['delivery', 'content', 'display', 'records'];

let setting: Setting;
let played: Played;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  setting = await startLabSetting();
  played = setting.played as Played;
});

afterAll(async () => {
  await setting.close();
  await rm(folder, { recursive: true });
});

async function report(where: Setting, count: number): Promise<Report> {
  return measure(where, await prepare(where), planFor(where, count), silent, 2_000);
}

function passes({ rows }: Report): Record<string, boolean | null> {
  return Object.fromEntries(rows.map(({ key, pass }) => [key, pass]));
}

test('every row is measured in the lab, and what is not about speed passes', async () => {
  const seen = await report(setting, 12);
  expect(seen).toMatchObject({ where: 'lab', asked: 12, sent: 12, delivered: 12 });
  expect(seen.displayTimes).toHaveLength(12);
  expect(seen.verdict.accepted).toBeNull();
  expect(seen.rows.map(({ key }) => key)).toEqual(rowKeys);
  const problems = seen.rows.map(({ key, problems: list }) => [key, list] as const);
  const { delivery, content, records, tags, handoff } = passes(seen);
  expect({ delivery, content, records, tags, handoff, problems }).toEqual({
    delivery: true,
    content: true,
    records: true,
    tags: true,
    handoff: true,
    problems,
  });
  for (const row of seen.rows) {
    expect(row.pass).not.toBeNull();
    expect(row.measured).not.toBeNull();
    expect(row.detail).not.toBe('');
  }
});

test('over a real account nothing is broken, and what needs people or a CRM is not measured', async () => {
  const { cloudApi, hub } = played.lab;
  const file = join(folder, 'account.json');
  const config = {
    waba_id: WABA,
    phone_number_id: NUMBER,
    hub_url: hub.url,
    app_id: cloudApi.appId,
    token_variable: 'TOKEN_OF_TEST',
    app_secret_variable: 'SECRET_OF_TEST',
    templates: setting.samples.slice(0, 4),
    recipients: ['+49 1511 2345100', '+44 7400 123450'],
    rate_per_minute: 600,
  };
  await writeFile(file, JSON.stringify(config));
  const environment = {
    TOKEN_OF_TEST: cloudApi.issueToken(),
    SECRET_OF_TEST: cloudApi.appSecret,
    GRAPH_URL: cloudApi.url,
  };
  const faults: unknown[] = [];
  cloudApi.on('fault', (fault) => faults.push(fault));
  const account = await startRealSetting(await accountIn(file, environment, null), environment);
  try {
    const seen = await report(account, 6);
    expect(seen).toMatchObject({ where: 'account', asked: 6, sent: 6, delivered: 6 });
    const { display, ...others } = passes(seen);
    expect(typeof display).toBe('boolean');
    expect(others).toEqual({
      delivery: true,
      content: true,
      records: true,
      sync: null,
      peak: null,
      recovery: null,
      tags: null,
      handoff: null,
    });
    expect(seen.rows.find(({ key }) => key === 'handoff')?.detail).toContain('customers who write');
    expect(JSON.stringify(seen)).not.toMatch(/EAA|\+?49 ?1511|7400/);
    expect(faults).toEqual([]);
  } finally {
    await account.close();
  }
});

describe('what is broken makes its row fail:', () => {
  const broken = (): Setting => ({ ...setting, rows: ofSamples, quietMs: 3_000 });

  afterEach(() => played.lab.cloudApi.clearFaults());

  test('statuses that never come', async () => {
    played.lab.cloudApi.fault({ kind: 'lost_status', times: 2 });
    const seen = await report(broken(), 6);
    expect(seen).toMatchObject({ sent: 6, delivered: 4 });
    expect(passes(seen)).toMatchObject({ delivery: false, content: true, display: false, records: false });
    const problems = seen.rows.find(({ key }) => key === 'delivery')?.problems;
    expect(problems).toHaveLength(2);
    expect(problems?.[0]).toMatch(/^Message \d+ \(\w+\) has no status\.$/);
  });

  test('messages that fail on their way', async () => {
    played.lab.cloudApi.fault({ kind: 'failed_status', code: 131026, times: 1 });
    const seen = await report(broken(), 3);
    expect(seen).toMatchObject({ sent: 3, delivered: 2 });
    expect(passes(seen)).toMatchObject({ delivery: false, records: true });
  });

  test('messages that WhatsApp refuses for good', async () => {
    played.lab.cloudApi.fault({ kind: 'error', code: 131031, path: '/messages', times: 1 });
    const seen = await report(broken(), 3);
    expect(seen).toMatchObject({ sent: 2, delivered: 2 });
    expect(passes(seen)).toMatchObject({ delivery: false, content: true, records: true });
    expect(seen.rows[0]?.problems[0]).toMatch(/did not go out: .{20}/);
  });

  test('a phone that shows something else', async () => {
    const garble = (message: Message) => (message.rendering.text += '!');
    played.lab.cloudApi.on('message', garble);
    try {
      expect(passes(await report(broken(), 3))).toMatchObject({ delivery: true, content: false });
    } finally {
      played.lab.cloudApi.off('message', garble);
    }
  });

  test('a burst that WhatsApp refuses', async () => {
    const burst: Setting = { ...setting, rows: ['peak'] };
    const prepared = await prepare(burst);
    const plan = planFor(burst, 1);
    played.lab.cloudApi.fault({ kind: 'error', code: 131031, path: '/messages', times: 1_000_000 });
    const seen = await measure(burst, prepared, plan, silent, 2_000);
    expect(seen.rows.find(({ key }) => key === 'peak')).toMatchObject({ measured: 0, pass: false });
  });

  test('a hub that is gone', async () => {
    const gone: Setting = { ...broken(), rows: ['tags'] };
    const prepared = await prepare(gone);
    await played.lab.hub.kill(10_000);
    const seen = await measure(gone, prepared, planFor(gone, 2), silent);
    await played.lab.hub.running();
    expect(seen.sent).toBe(0);
    expect(passes(seen)).toMatchObject({ delivery: null, tags: false });
  });
});

describe('npm run acceptance', () => {
  test('sends nothing without --send, and names each template with its price category', async () => {
    const { code, stdout, stderr } = await run('lab/acceptance.js', ['--lab', '--count', '10']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^coupon +en_US +marketing +\d+$/m);
    expect(stdout).toContain('10 messages to 10 test numbers');
    expect(stdout).toContain('Nothing was sent.');
  });

  test('--send --json prints one object, writes both reports, and ends with 0 when all that was measured passes', async () => {
    const rows = 'delivery,content,records';
    const args = ['--lab', '--send', '--json', '--count', '5', '--rows', rows, '--out', join(folder, 'out')];
    const { code, stdout, stderr } = await run('lab/acceptance.js', args);
    expect(code).toBe(0);
    const printed = JSON.parse(stdout) as { rows: { key: string; pass: boolean | null }[] };
    expect(printed).toMatchObject({ sent: 5, delivered: 5, accepted: null });
    expect(printed.rows.filter(({ pass }) => pass).map(({ key }) => key)).toEqual(rows.split(','));
    expect(printed.rows.filter(({ pass }) => pass === null)).toHaveLength(6);
    expect(JSON.parse(await readFile(join(folder, 'out', 'acceptance.json'), 'utf8'))).toEqual(printed);
    expect(await readFile(join(folder, 'out', 'acceptance.html'), 'utf8')).toContain(
      '<h1>Acceptance run</h1>',
    );
    expect(stderr).toBe('Sending sample messages: 5\nWaiting for statuses: 5\n');
  });

  test('Ctrl-C ends it while messages wait for their turn', async () => {
    const args = ['--lab', '--send', '--count', '10000', '--out', join(folder, 'stopped')];
    const child = spawn(process.execPath, [built('lab/acceptance.js'), ...args]);
    let stderr = '';
    let asked = false;
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      if (!asked && stderr.includes('Sending sample messages')) asked = child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(1);
    expect(stderr).toContain('Stopped.');
  });

  test('says what is wrong with a config, and starts nothing', async () => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, JSON.stringify({ waba_id: 7 }));
    const { code, stdout, stderr } = await run('lab/acceptance.js', ['--config', file]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('“waba_id” must be the id of a WhatsApp Business account, in quotes.');
    expect(stderr).toContain('“templates” is missing.');
  });
});
