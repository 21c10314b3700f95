import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Replayed } from '../../lab/replay/replayer.js';
import { run, type Ran } from './run.js';

const limit = 120_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function replay(content: unknown): Promise<Ran & { lines: Replayed[] }> {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, JSON.stringify(content));
  const ran = await run('lab/replay.js', [file]);
  const lines = ran.stdout.split('\n').filter((line) => line !== '');
  return { ...ran, lines: lines.map((line) => JSON.parse(line) as Replayed) };
}

function body(wabaId: string, field: string, value: object): object {
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, time: 1751247548, changes: [{ field, value }] }],
  };
}

const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
const text = (id: string, words: string) => ({
  id,
  from: '16505551234',
  timestamp: '1749416383',
  type: 'text',
  text: { body: words },
});
const message = body('102290129340398', 'messages', {
  metadata,
  messages: [text('wamid.A', 'Grüße 🥟 \u2028'), text('wamid.B', 'second')],
});
const status = body('102290129340399', 'messages', {
  metadata,
  statuses: [{ id: 'wamid.C', status: 'delivered', timestamp: '1749416390', recipient_id: '16505551234' }],
});
const template = body('102290129340398', 'message_template_status_update', {
  event: 'APPROVED',
  message_template_id: 1,
});

test(
  'each body becomes a line with its events and what open Zaps received',
  async () => {
    const { code, lines, stderr } = await replay({ a: message, more: [{ b: status }, template, message] });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(lines.map(({ index, status, events, items }) => ({ index, status, events, items }))).toMatchObject(
      [
        {
          index: 0,
          status: 200,
          events: [{ kind: 'message' }, { kind: 'message' }],
          items: [{ id: 'wamid.A', text: 'Grüße 🥟 \u2028' }, { id: 'wamid.B' }],
        },
        {
          index: 1,
          status: 200,
          events: [{ kind: 'status' }],
          items: [{ message_id: 'wamid.C', status: 'delivered' }],
        },
        { index: 2, status: 200, events: [{ kind: 'template' }], items: [] },
        { index: 3, status: 200, events: [{ repeated: true }, { repeated: true }], items: [] },
      ],
    );
    expect(lines[0]?.events[0]).not.toHaveProperty('repeated');
  },
  limit,
);

test(
  'a body that gives no event is named, and the exit code is 1',
  async () => {
    const { code, lines, stderr } = await replay([
      status,
      { object: 'whatsapp_business_account', entry: [] },
    ]);
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(stderr).toContain('body 1: it gave no event');
  },
  limit,
);

test(
  'a placeholder for an account is an account like any other',
  async () => {
    const { code, lines } = await replay(
      body('<WABA_ID>', 'messages', { metadata, messages: [text('wamid.P', 'x')] }),
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ status: 200, events: [{ kind: 'message' }], items: [{ text: 'x' }] }]);
  },
  limit,
);

test(
  'a body that is too large is refused, named, and does not stop those after it',
  async () => {
    const large = body('102290129340398', 'messages', {
      metadata,
      messages: [text('wamid.L', 'x'.repeat(3_200_000))],
    });
    const { code, lines, stderr } = await replay([large, message]);
    expect(code).toBe(1);
    expect(stderr).toContain('body 0: the hub refused it');
    expect(lines[1]?.items).toHaveLength(2);
  },
  limit,
);

test('a file that cannot be used is named before anything starts', async () => {
  const { code, stdout, stderr } = await run('lab/replay.js', [join(folder, 'nowhere.json')]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('nowhere.json cannot be read: there is no such file');
});
