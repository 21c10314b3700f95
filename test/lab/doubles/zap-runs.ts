import { AppError } from '../../../lab/zapier/app-error.js';
import { chance } from '../../../lab/cloud-api/faults/chance.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import type { Data } from '../../../lab/zapier/app-call.js';
import type { Editor } from '../../../lab/zapier/editor.js';
import { callMeta } from '../../../lab/zapier/meta.js';
import type { FailureItem } from '../../../whatsapp/failure.js';
import type { Operation } from './operations.js';
import { callsAtOnce, processes, type Setting } from './setting.js';

/** How a run of the step ended, as Zapier sees it. */
export type Ended = 'success' | 'halted' | 'throttled' | 'errored';

/** One operation on its way, with all its runs so far. */
export interface Journey {
  operation: Operation;
  runs: { ended: Ended; output: Data | null; message: string | null }[];
}

/** After so many runs Zapier and the person have lost patience. */
const mostRuns = 14;
/** Longer than the ledger waits for a status, and than a throttled step waits. */
const pauseMs = 65_000;
/** The part of the steps that Zapier starts twice at once, and of those it runs again though they succeeded. */
const twins = 0.05;
const repeats = 0.1;
/** The part of the halted runs that a person replays, and of the messages that were not delivered that one retries. */
const replays = 0.5;
const retries = 0.5;

/**
 * Sends all to their end: what failed is replayed, what is throttled is run again, with the same input, and between
 * two rounds more than a minute passes for the hub, in which all statuses arrive. Meanwhile the hub is killed twice.
 */
export async function sendAll(
  setting: Setting,
  operations: readonly Operation[],
  seed: string,
): Promise<Journey[]> {
  const { connection, hub, meta, zapier } = setting;
  const editor = zapier.editor(connection, 'creates', 'send_template');
  const journeys = operations.map((operation): Journey => ({ operation, runs: [] }));
  let left: Journey[] = journeys.flatMap((one) =>
    chance(seed, 'twin', one.operation.number) < twins ? [one, one] : [one],
  );
  let isFirst = true;
  while (left.length > 0) {
    const outages = isFirst ? outagesOf(setting, left.length) : [];
    isFirst = false;
    await allOf(left, async (journey, index) => {
      outages.find(({ at }) => at === index)?.strike();
      await runOnce(editor, journey);
    });
    await hub.running();
    await meta.settled();
    await hub.clock.forward(pauseMs);
    meta.passTime(pauseMs / 1_000);
    await retryUndelivered(setting, seed);
    left = [...new Set(left)].filter((journey) => isRunAgain(journey, seed));
  }
  return journeys;
}

/** What a person does who is told of messages that were not delivered: some may be sent again. */
async function retryUndelivered({ hub, meta }: Setting, seed: string): Promise<void> {
  const headers = { authorization: `Bearer ${meta.issueToken()}`, 'content-type': 'application/json' };
  const { wabaId: waba_id } = LUCKY_GARDEN;
  const query = new URLSearchParams({ waba_id, kind: 'send', state: 'open', limit: '100' });
  const list = await fetch(`${hub.url}/v1/failures?${query}`, { headers });
  const { failures } = (await list.json()) as { failures: FailureItem[] };
  for (const { id, title } of failures) {
    if (!title.endsWith('was not delivered') || chance(seed, 'retry', Number(id)) >= retries) continue;
    const body = JSON.stringify({ waba_id });
    const answer = await fetch(`${hub.url}/v1/failures/${id}/retry`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The failure was not retried: ${await answer.text()}`);
  }
}

/** One time between the ledger's word and the send, one time at any moment. */
function outagesOf({ hub, meta }: Setting, runs: number) {
  return [
    { at: Math.floor(runs * 0.3), strike: () => meta.fault({ kind: 'hub_killed', path: '/messages' }) },
    { at: Math.floor(runs * 0.7), strike: () => void hub.kill(1_000) },
  ];
}

async function allOf<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all(Array.from({ length: callsAtOnce * processes }, lane));
}

async function runOnce(editor: Editor, { operation, runs }: Journey): Promise<void> {
  const { input } = operation;
  try {
    const bundle = { inputData: input, inputDataRaw: input, meta: callMeta({ zap: { id: '42' } }) };
    const output = (await editor.run('perform', bundle)) as Data;
    runs.push({ ended: 'success', output, message: null });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    runs.push({ ended: endings[error.name] ?? 'errored', output: null, message: error.message });
  }
}

const endings: Record<string, Ended> = { HaltedError: 'halted', ThrottledError: 'throttled' };

function isRunAgain({ operation: { number }, runs }: Journey, seed: string): boolean {
  const ended = runs.at(-1)?.ended;
  if (runs.length >= mostRuns || ended === undefined) return false;
  if (ended === 'success') return chance(seed, 'repeat', number, runs.length) < repeats;
  return ended === 'halted' ? chance(seed, 'replay', number, runs.length) < replays : true;
}
