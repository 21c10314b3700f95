import { once } from 'node:events';
import type { Connection } from '../../../lab/zapier/connection.js';
import type { Zapier } from '../../../lab/zapier/zapier.js';
import { browse, runOnce, startGarden, startGardenZapier, type Garden } from './garden.js';

let garden: Garden;
let zapier: Zapier;
let connection: Connection;

beforeAll(async () => {
  garden = await startGarden();
  zapier = await startGardenZapier(garden);
  connection = await zapier.connect(browse);
});

afterAll(async () => {
  await zapier.close();
  await garden.close();
});

function plantZap(name: string, steps: Parameters<Zapier['turnOn']>[0]['steps'] = []) {
  return zapier.turnOn({ name, trigger: { step: 'new_plant', input: { bed: 'bed-1' } }, steps }, connection);
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('connecting an account', () => {
  test('ends with a tested account under the name that the app gives it', () => {
    expect(connection.label).toBe('Lucky Garden');
    expect(connection.fields).toEqual({ Garden: 'Lucky Garden' });
  });

  test('fails with the reason when the person says no', async () => {
    garden.allow = 'no';
    await expect(zapier.connect(browse)).rejects.toThrow('Permissions error');
    garden.allow = 'yes';
  });

  test('does not take an answer with another state', async () => {
    garden.allow = 'other-state';
    await expect(zapier.connect(browse, 200)).rejects.toThrow('within 0.2 seconds');
    garden.allow = 'yes';
  });
});

describe('the editor', () => {
  test('loads a dropdown page by page until the option is there, and keeps the cursor between pages', async () => {
    const option = await zapier
      .editor(connection, 'triggers', 'new_plant')
      .choose('bed', {}, ({ value }) => value === 'bed-1');
    expect(option).toEqual({ value: 'bed-1', label: 'Bed 1 (true)' });
  });

  test('says what a dropdown has when the option is not in it', async () => {
    const editor = zapier.editor(connection, 'creates', 'water');
    await expect(editor.choose('kind', {}, () => false)).rejects.toThrow('rain | tap');
  });

  test('shows the fields that the filled-in values call for', async () => {
    const editor = zapier.editor(connection, 'creates', 'water');
    const keys = async (kind: string) => (await editor.fields({ kind })).map(({ key }) => key);
    expect(await keys('rain')).not.toContain('tap');
    expect(await keys('tap')).toContain('tap');
  });

  test('hands the app typed values, lists and defaults, and names what is missing', async () => {
    const editor = zapier.editor(connection, 'creates', 'water');
    const { inputData, missing } = await editor.resolve({ kind: 'tap', plants: 'Basil', note: '' });
    expect(inputData).toEqual({ kind: 'tap', litres: 1.5, plants: ['Basil'], note: '' });
    expect(missing.map(({ key }) => key)).toEqual(['tap']);
  });

  test('refuses a value for a field that the step does not have', async () => {
    const editor = zapier.editor(connection, 'creates', 'water');
    await expect(editor.resolve({ kind: 'rain', tap: 'left' })).rejects.toThrow('has no field "tap"');
  });

  test('falls back on the sample of the app when there is nothing live', async () => {
    const editor = zapier.editor(connection, 'triggers', 'new_plant');
    expect(await editor.sample({ bed: 'bed-1' })).toEqual([{ id: '1', name: 'Basil' }]);
  });
});

describe('an instant Zap', () => {
  test('subscribes with an URL of its own and runs its steps with what the hook brought', async () => {
    const zap = await plantZap('plant to water', [
      {
        name: 'found',
        kind: 'searches',
        step: 'find_plant',
        input: { name: '{{trigger.name}}' },
      },
      {
        name: 'watered',
        kind: 'creates',
        step: 'water',
        input: {
          kind: 'rain',
          litres: '{{trigger.weight}}',
          note: 'Hello {{found.name}} of {{trigger.hook}}',
        },
      },
    ]);
    const ran = once(zapier, 'run');
    const response = await post(zap.hookUrl ?? '', { id: '7', name: 'Basil', weight: 3 });
    expect(response.status).toBe(200);
    await ran;
    expect(zap.runs[0]?.steps[1]?.output).toMatchObject({
      got: { kind: 'rain', litres: 3, note: expect.stringMatching(/^Hello Basil of h\d+$/) as string },
    });
    await zap.turnOff();
  });

  test('runs once for each item of an array', async () => {
    const zap = await plantZap('arrays');
    const triggered = once(zapier, 'triggered') as Promise<[{ items: unknown[] }]>;
    await post(zap.hookUrl ?? '', [
      { id: '1', name: 'A' },
      { id: '2', name: 'B' },
    ]);
    expect((await triggered)[0].items).toHaveLength(2);
    await zap.turnOff();
  });

  test('fetches a file only when a step uses it', async () => {
    const zap = await plantZap('with photo', [
      {
        name: 'watered',
        kind: 'creates',
        step: 'water',
        input: { kind: 'rain', picture: '{{trigger.photo}}' },
      },
    ]);
    const ran = once(zapier, 'run');
    await post(zap.hookUrl ?? '', { id: '9', name: 'Mint' });
    await ran;
    expect(zap.runs[0]?.item.photo).toMatch(/^hydrate\|\|\|/);
    const url = String(zap.runs[0]?.steps[0]?.input.picture);
    expect(await (await fetch(url)).text()).toBe('photo of 9');
    await zap.turnOff();
  });

  test('unsubscribes when it is turned off, and its URL answers 410', async () => {
    const before = garden.hooks.size;
    const zap = await plantZap('short');
    expect(garden.hooks.size).toBe(before + 1);
    await zap.turnOff();
    expect(garden.hooks.size).toBe(before);
    expect((await post(zap.hookUrl ?? '', {})).status).toBe(410);
  });
});

describe('a polling Zap', () => {
  test('runs only for what came after it was turned on', async () => {
    garden.plants.unshift({ id: 'old', name: 'Old' });
    const zap = await zapier.turnOn(
      { name: 'poll', trigger: { step: 'plant_list', input: {} }, steps: [] },
      connection,
    );
    garden.plants.unshift({ id: 'fresh', name: 'Fresh' });
    await zap.poll();
    await zap.poll();
    expect(zap.runs.map(({ item }) => item.id)).toEqual(['fresh']);
    await zap.turnOff();
  });
});

describe('what a step can end with', () => {
  test('a HaltedError stops the run and leaves the Zap on', async () => {
    const run = await runOnce(zapier, connection, garden, { kind: 'rain', mood: 'dry' });
    expect(run).toMatchObject({
      status: 'halted',
      steps: [{ message: 'There is no water today.', tries: 1 }],
    });
  });

  test('a ThrottledError has the step run again later', async () => {
    const waits: string[] = [];
    zapier.on('step', ({ step }) => step.status === 'waiting' && waits.push(step.message ?? ''));
    const run = await runOnce(zapier, connection, garden, { kind: 'rain', mood: 'later' });
    expect(waits).toEqual(['The can is being filled.']);
    expect(run).toMatchObject({ status: 'success', steps: [{ tries: 2 }] });
  });

  test('an error of the app is shown as the sentence it is', async () => {
    const run = await runOnce(zapier, connection, garden, { kind: 'rain', mood: 'broken' });
    expect(run).toMatchObject({ status: 'errored', steps: [{ message: 'The can is broken.' }] });
  });

  test('a required field that is empty stops the run and is named', async () => {
    const run = await runOnce(zapier, connection, garden, { kind: 'tap', tap: '{{trigger.nothing}}' });
    expect(run).toMatchObject({
      status: 'errored',
      steps: [{ message: 'Required fields are empty: "Tap".' }],
    });
  });

  test('a 401 refreshes the token, and the step runs again with the fresh one', async () => {
    garden.token = 'key-2';
    const run = await runOnce(zapier, connection, garden, { kind: 'rain', mood: 'old-key' });
    expect(run.status).toBe('success');
    expect(garden.refreshes).toBe(1);
  });

  test('a method that takes too long is stopped, and the next one runs', async () => {
    const hasty = await startGardenZapier(garden, { timeLimitMs: 1_500, processes: 1 });
    const account = await hasty.connect(browse);
    const slow = await runOnce(hasty, account, garden, { kind: 'rain', mood: 'asleep' });
    expect(slow.steps[0]?.message).toContain('took longer than 1.5 seconds');
    expect((await runOnce(hasty, account, garden, { kind: 'rain' })).status).toBe('success');
    await hasty.close();
  });

  test('an ExpiredAuthError pauses the Zap until the account is connected again', async () => {
    const account = await zapier.connect(browse);
    const zap = await zapier.turnOn(
      {
        name: 'expires',
        trigger: { step: 'new_plant', input: { bed: 'b' } },
        steps: [{ name: 'w', kind: 'creates', step: 'water', input: { kind: 'rain', mood: 'expired' } }],
      },
      account,
    );
    const paused = once(zapier, 'paused') as Promise<[{ message: string }]>;
    await post(zap.hookUrl ?? '', { id: '1', name: 'A' });
    expect((await paused)[0].message).toBe('The garden changed its locks.');
    expect([zap.status, account.status]).toEqual(['paused', 'expired']);
  });
});

test('the log of the app has its requests with the credentials hidden', () => {
  const text = JSON.stringify(zapier.logs);
  expect(text).toContain('/plants');
  expect(text).not.toContain('Bearer key');
});

test('an app that is not built is named, with what to do', async () => {
  await expect(startGardenZapier(garden, { app: '/nowhere/index.js' })).rejects.toThrow('npm run build');
});
