import { once } from 'node:events';
import type { Data } from '../../../lab/zapier/app-call.js';
import type { Connection } from '../../../lab/zapier/connection.js';
import { playedApp, type PlayedStep } from '../../../lab/zapier/played-app.js';
import type { Run } from '../../../lab/zapier/zap.js';
import type { Zapier } from '../../../lab/zapier/zapier.js';
import { browse, startGarden, startGardenZapier, type Garden } from './garden.js';

let garden: Garden;
let zapier: Zapier;
let connection: Connection;
/** The rows of a table that the other app keeps. */
const table: Data[] = [];

const text = (key: string) => ({ key, label: key });

function played(
  key: string,
  inputs: string[],
  perform: (data: Data) => unknown,
  polling = false,
): PlayedStep {
  return {
    key,
    noun: 'Row',
    display: { label: key },
    operation: polling ? { type: 'polling', outputFields: [{ key: 'row', primary: true }] } : {},
    inputFields: () => inputs.map(text),
    perform: ({ inputData = {} }) => perform(inputData),
  };
}

const tableApp = playedApp({
  triggers: { new_row: played('new_row', [], () => [...table].reverse(), true) },
  creates: {
    add_row: played('add_row', ['name', 'picture'], (data) => {
      if (data.name === 'Nettle') throw new Error('No nettles, please.');
      const row = { row: table.length + 1, ...data };
      table.push(row);
      return row;
    }),
  },
  searches: {
    find_row: played('find_row', ['name'], (data) => table.filter(({ name }) => name === data.name)),
  },
});

beforeAll(async () => {
  garden = await startGarden();
  zapier = await startGardenZapier(garden, { otherApps: { table: tableApp } });
  connection = await zapier.connect(browse);
});

beforeEach(() => table.splice(0));

afterAll(async () => {
  await zapier.close();
  await garden.close();
});

/** Turns on "new plant → these steps", plants one, and gives the run. */
async function runPlanted(name: string, steps: Parameters<Zapier['turnOn']>[0]['steps']): Promise<Run> {
  const zap = await zapier.turnOn(
    { name: `planted ${name}`, trigger: { step: 'new_plant', input: { bed: 'bed-1' } }, steps },
    connection,
  );
  const ran = once(zapier, 'run') as Promise<[{ run: Run }]>;
  await fetch(zap.hookUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: '7', name }),
  });
  const [{ run }] = await ran;
  await zap.turnOff();
  return run;
}

const addRow = { name: 'added', app: 'table', kind: 'creates', step: 'add_row' } as const;

test('a step of another app gets what earlier steps gave, and gives to later ones', async () => {
  const run = await runPlanted('Basil', [
    { ...addRow, input: { name: '{{trigger.name}}' } },
    { name: 'watered', kind: 'creates', step: 'water', input: { kind: 'rain', note: 'Row {{added.row}}' } },
  ]);
  expect(table).toEqual([{ row: 1, name: 'Basil' }]);
  expect(run.steps.map(({ output }) => output)).toMatchObject([{ row: 1 }, { got: { note: 'Row 1' } }]);
});

test('a late file of the app under test is fetched with its account', async () => {
  await runPlanted('Mint', [{ ...addRow, input: { picture: '{{trigger.photo}}' } }]);
  expect(await (await fetch(String(table[0]?.picture))).text()).toBe('photo of 7');
});

test('what the other app says stops the run', async () => {
  const run = await runPlanted('Nettle', [{ ...addRow, input: { name: '{{trigger.name}}' } }]);
  expect(run).toMatchObject({ status: 'errored', steps: [{ message: 'No nettles, please.', tries: 1 }] });
});

test('a search that finds nothing halts the run', async () => {
  const find = { name: 'found', app: 'table', kind: 'searches', step: 'find_row' } as const;
  const run = await runPlanted('Sage', [{ ...find, input: { name: 'Rue' } }]);
  expect(run.status).toBe('halted');
});

test('a trigger of another app starts the app under test, once for each new item', async () => {
  table.push({ row: 1, name: 'Old' });
  const zap = await zapier.turnOn(
    {
      name: 'row to water',
      trigger: { app: 'table', step: 'new_row', input: {} },
      steps: [
        { name: 'w', kind: 'creates', step: 'water', input: { kind: 'rain', note: '{{trigger.name}}' } },
      ],
    },
    connection,
  );
  table.push({ row: 2, name: 'Dill' }, { row: 3, name: 'Thyme' });
  await zap.poll();
  await zap.poll();
  expect(zap.runs.map(({ steps }) => steps[0]?.output)).toMatchObject([
    { got: { note: 'Dill' } },
    { got: { note: 'Thyme' } },
  ]);
  await zap.turnOff();
});

test('a Zap cannot be turned on with an app, a step or a field that is not there', async () => {
  const turnOn = (step: object) =>
    zapier.turnOn(
      {
        name: 'wrong',
        trigger: { app: 'table', step: 'new_row', input: {} },
        steps: [{ ...addRow, input: {}, ...step }],
      },
      connection,
    );
  await expect(turnOn({ app: 'tabel' })).rejects.toThrow('no app "tabel"');
  await expect(turnOn({ step: 'drop_row' })).rejects.toThrow('no step "drop_row"');
  await expect(turnOn({ input: { colour: 'red' } })).rejects.toThrow('no field "colour"');
});
