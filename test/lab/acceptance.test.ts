import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const account = {
  waba_id: WABA,
  phone_number_id: NUMBER,
  app_id: '1000000000000001',
  token_variable: 'TOKEN_OF_TEST',
  app_secret_variable: 'SECRET_OF_TEST',
  templates: [{ name: 'hello_world', language: 'en_US' }],
  recipients: ['+49 1511 2345100', '+44 7400 123450'],
  rate_per_minute: 600,
};

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
  return measure(where, await prepare(where), planFor(where, count), { progress: silent, peakMs: 2_000 });
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
    ...account,
    hub_url: hub.url,
    app_id: cloudApi.appId,
    templates: setting.samples.slice(0, 4),
  };
  await writeFile(file, JSON.stringify(config));
  const environment = {
    TOKEN_OF_TEST: cloudApi.issueToken(),
    SECRET_OF_TEST: cloudApi.appSecret,
    GRAPH_URL: cloudApi.url,
  };
  const faults: unknown[] = [];
  cloudApi.on('fault', (fault) => faults.push(fault));
  const real = await startRealSetting(await accountIn(file, environment, null), environment);
  try {
    const seen = await report(real, 6);
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
    await real.close();
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
    const seen = await measure(burst, prepared, plan, { progress: silent, peakMs: 2_000 });
    expect(seen.rows.find(({ key }) => key === 'peak')).toMatchObject({ measured: 0, pass: false });
  });

  test('a hub that is gone', async () => {
    const gone: Setting = { ...broken(), rows: ['tags'] };
    const prepared = await prepare(gone);
    await played.lab.hub.kill(10_000);
    const seen = await measure(gone, prepared, planFor(gone, 2), { progress: silent });
    await played.lab.hub.running();
    expect(seen.sent).toBe(0);
    expect(passes(seen)).toMatchObject({ delivery: null, tags: false });
  });
});

/** Runs it, and presses Ctrl-C once it says so; `seconds` from then to its end. */
async function stopped(
  args: string[],
  when: string,
): Promise<{ code: number; stderr: string; seconds: number }> {
  const child = spawn(process.execPath, [built('lab/acceptance.js'), ...args]);
  let stderr = '';
  let askedAt: number | null = null;
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (askedAt !== null || !stderr.includes(when)) return;
    askedAt = Date.now();
    child.kill('SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, stderr, seconds: (Date.now() - (askedAt ?? 0)) / 1_000 };
}

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
    const { code, stderr } = await stopped(args, 'Sending sample messages');
    expect(code).toBe(1);
    expect(stderr).toContain('Stopped.');
  });

  test('Ctrl-C in the burst ends it before its minute is over, and leaves an earlier report alone', async () => {
    const out = join(folder, 'burst');
    await mkdir(out);
    await writeFile(join(out, 'acceptance.json'), 'earlier');
    const rows = ['--rows', 'peak,recovery'];
    const args = ['--lab', '--send', '--count', '2', ...rows, '--out', out];
    const { code, stderr, seconds } = await stopped(args, 'Sending as fast as it goes');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Sending as fast as it goes, seconds: 60\nStopped\. What was sent by then is sent\.\n$/,
    );
    expect(seconds).toBeLessThan(60);
    expect(await readdir(out)).toEqual(['acceptance.json']);
    expect(await readFile(join(out, 'acceptance.json'), 'utf8')).toBe('earlier');
  });

  test('Ctrl-C while it starts says that nothing was sent, and blames nothing', async () => {
    // Plays Meta and the hub, up to the first call of the app: in a terminal, its process hears Ctrl-C too.
    const server = createServer((request, response) => {
      if (/^\/v1\/events|^\/v25\.0\/\d+\?fields=id&/.test(request.url ?? ''))
        response.end(JSON.stringify({ id: WABA, events: [], next_cursor: null }));
      else process.kill(-(child.pid ?? 0), 'SIGINT');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = join(folder, 'starting.json');
    await writeFile(file, JSON.stringify({ ...account, hub_url: url }));
    const child = spawn(process.execPath, [built('lab/acceptance.js'), '--config', file], {
      detached: true,
      env: { TOKEN_OF_TEST: 'EAAtoken', SECRET_OF_TEST: 'a-secret', GRAPH_URL: url },
    });
    let printed = '';
    for (const output of [child.stdout, child.stderr])
      output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    server.close();
    server.closeAllConnections();
    expect([code, printed]).toEqual([1, 'Stopped. Nothing was sent.\n']);
  });

  test('says what is wrong with the environment, and asks nobody', async () => {
    const file = join(folder, 'account.json');
    await writeFile(file, JSON.stringify({ ...account, hub_url: 'http://127.0.0.1:1' }));
    const child = spawn(process.execPath, [built('lab/acceptance.js'), '--config', file], {
      env: { TOKEN_OF_TEST: 'EAAtoken', SECRET_OF_TEST: 'a-secret', GRAPH_VERSION: '25' },
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, stderr]).toEqual([2, 'GRAPH_VERSION should look like v25.0.\n']);
  });

  test('says what is wrong with a config, and starts nothing', async () => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, JSON.stringify({ waba_id: 7 }));
    const { code, stdout, stderr } = await run('lab/acceptance.js', ['--config', file]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('“waba_id” must be the id of a WhatsApp Business account, in quotes.');
    expect(stderr).toContain('“templates” is missing.');
  });
});
