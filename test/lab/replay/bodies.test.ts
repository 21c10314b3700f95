import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodiesIn } from '../../../lab/replay/bodies.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bodies-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function bodiesOf(text: string): Promise<unknown[]> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, text);
  return (await bodiesIn(file)).map(({ body }) => body);
}

const body = (id: string) => ({ object: 'whatsapp_business_account', entry: [{ id, changes: [] }] });

test('a file can be one body', async () => {
  expect(await bodiesOf(JSON.stringify(body('1')))).toEqual([body('1')]);
});

test('bodies are found at any depth, in the order of the file', async () => {
  const examples = {
    a: { value: body('1') },
    list: [1, null, [body('2')], { x: { y: body('3') } }],
    b: body('4'),
  };
  expect(await bodiesOf(JSON.stringify(examples))).toEqual([body('1'), body('2'), body('3'), body('4')]);
});

test('a body without entries is a body', async () => {
  expect(await bodiesOf('[{"object":"whatsapp_business_account"}]')).toEqual([
    { object: 'whatsapp_business_account' },
  ]);
});

test('a file can have one body a line, as a log has them', async () => {
  const lines = [body('1'), body('2')].map((one) => JSON.stringify(one)).join('\n');
  expect(await bodiesOf(`${lines}\n`)).toEqual([body('1'), body('2')]);
});

test('a byte order mark does not matter', async () => {
  expect(await bodiesOf(`\uFEFF${JSON.stringify(body('1'))}`)).toHaveLength(1);
});

test('a file nested a hundred thousand deep is searched to the end', async () => {
  const deep = '['.repeat(100_000) + JSON.stringify(body('1')) + ']'.repeat(100_000);
  expect(await bodiesOf(deep)).toHaveLength(1);
});

test.each([
  ['{"object":', 'This is not JSON'],
  [' \n', 'The file is empty'],
  ['{"object":"page"}', 'There is no webhook body in it'],
])('a file with %s is refused with a sentence', async (text, sentence) => {
  await expect(bodiesOf(text)).rejects.toThrow(sentence);
});

test('a file that is not there is named', async () => {
  await expect(bodiesIn('/nowhere/bodies.json')).rejects.toThrow(
    '/nowhere/bodies.json cannot be read: there is no such file.',
  );
});
