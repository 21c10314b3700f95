import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../../lab/built.js';
import { run } from './run.js';

/** A program starts in each. */
jest.setTimeout(60_000);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'map-'));
});

afterAll(() => rm(folder, { recursive: true }));

const zoho = { data: [{ Mobile: '+886912345678' }, { Mobile: '+886912345679' }] };

async function out(content: unknown, ...options: string[]) {
  const file = join(folder, 'records.json');
  await writeFile(file, JSON.stringify(content));
  return run('lab/map.js', ['--crm', 'zoho', '--direction', 'out', file, ...options]);
}

test('each record of a list is mapped', async () => {
  const { code, stdout } = await out(zoho, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { recipient: { key: '+886912345678' } },
    { recipient: { key: '+886912345679' } },
  ]);
});

test('one record as text', async () => {
  const { code, stdout } = await out(zoho.data[0]);
  expect(code).toBe(0);
  expect(stdout).toContain('recipient = "+886912345678"');
});

test.each([[{ data: [] }], [{ Unheard_Of: 'x' }], ['text']])(
  'nothing that can be used ends with 2: %j',
  async (content) => {
    const { code, stderr } = await out(content);
    expect(code).toBe(2);
    expect(stderr).toContain('could be used');
  },
);

test.each([
  ['in', '--zone', 'Berlin/Europe', '--zone must be a time zone'],
  ['out', '--country', 'Atlantis', '--country must be a country'],
  ['out', '--zone', 'Europe/Berlin', '--zone is for --direction in only'],
  ['in', '--country', 'TW', '--country is for --direction out only'],
])('--direction %s %s %s is refused', async (direction, option, value, sentence) => {
  const args = ['--crm', 'zoho', '--direction', direction, 'any.json', option, value];
  const { code, stdout, stderr } = await run('lab/map.js', args);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(sentence);
});

test('ends quietly when nobody reads on, as before head', async () => {
  const file = join(folder, 'many.json');
  await writeFile(file, JSON.stringify(Array.from({ length: 20_000 }, () => zoho.data[0])));
  const map = spawn(process.execPath, [
    built('lab/map.js'),
    ...['--crm', 'zoho', '--direction', 'out', file],
  ]);
  let stderr = '';
  map.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  map.stdout.once('data', () => map.stdout.destroy());
  const code = await new Promise((resolve) => map.on('exit', resolve));
  expect([code, stderr]).toEqual([0, '']);
});
