import { setTimeout as sleep } from 'node:timers/promises';
import type { Data } from './app-call.js';
import { AppError } from './app-error.js';
import { named, type Connection } from './connection.js';
import type { InputField } from './definition.js';
import type { Editor } from './editor.js';
import type { FileStore } from './files.js';
import type { Hydration } from './hydration.js';
import { resolveInput } from './input.js';
import { mapped } from './mapping.js';
import { callMeta } from './meta.js';
import type { StepRun, ZapStep } from './zap.js';

/** What a step needs of the Zapier around it. */
export interface StepSurroundings {
  /** The account of the app under test: its late files are fetched with it. */
  connection: Connection;
  hydration: Hydration;
  files: FileStore;
  filesUrl: string;
  /** 1 waits as long as the app asks; a test waits less. */
  patience: number;
  stopped: AbortSignal;
}

/** A step set up: its fields are those that the editor showed. */
export interface ReadyStep {
  plan: ZapStep;
  editor: Editor;
  fields: InputField[];
}

/** Zapier runs a throttled step again; the lab gives up after this many tries. */
const maxTries = 5;

/** Runs one step for one item; never throws, and tells `waiting` when the app asked to be run again later. */
export async function runStep(
  { plan, editor, fields }: ReadyStep,
  outputs: Data,
  around: StepSurroundings,
  waiting: (step: StepRun) => void,
): Promise<StepRun> {
  const run: StepRun = {
    name: plan.name,
    step: plan.step,
    status: 'errored',
    input: {},
    output: null,
    message: null,
    tries: 0,
  };
  for (;;) {
    run.tries += 1;
    try {
      const filled = mapped(plan.input, outputs) as Data;
      run.input = await stepInput(filled, fields, editor, around);
      const bundle = { inputData: run.input, inputDataRaw: filled, meta: callMeta({}, fields) };
      const output = await editor.run('perform', bundle);
      return { ...run, ...ended(plan, output) };
    } catch (error) {
      run.message = error instanceof Error ? error.message : String(error);
      if (named(error, 'HaltedError')) return { ...run, status: 'halted' };
      if (!named(error, 'ThrottledError') || run.tries >= maxTries) return run;
      waiting({ ...run, status: 'waiting' });
      await pause(error as AppError, around);
      if (around.stopped.aborted) return run;
    }
  }
}

async function stepInput(
  filled: Data,
  fields: InputField[],
  editor: Editor,
  around: StepSurroundings,
): Promise<Data> {
  const { inputData, missing } = resolveInput(filled, fields, editor.cleans);
  if (missing.length > 0) {
    const names = missing.map(({ key, label }) => `"${label ?? key}"`).join(', ');
    throw new AppError('Error', `Required fields are empty: ${names}.`);
  }
  const hydrated = (await around.hydration.resolve(inputData, around.connection)) as Data;
  return withFiles(hydrated, fields, around);
}

/** A file field takes a URL; any other text becomes a text file, and the field gets its URL. */
function withFiles(inputData: Data, fields: InputField[], { files, filesUrl }: StepSurroundings): Data {
  const result = { ...inputData };
  for (const { key } of fields.filter(({ type, list }) => type === 'file' && !list)) {
    const value = result[key];
    if (typeof value !== 'string' || value === '' || /^https?:\/\//.test(value)) continue;
    const file = { name: `${key}.txt`, type: 'text/plain', content: Buffer.from(value) };
    result[key] = filesUrl + files.add(file);
  }
  return result;
}

function ended(plan: ZapStep, output: unknown): Pick<StepRun, 'status' | 'output' | 'message'> {
  if (plan.kind === 'creates') return { status: 'success', output: output as Data, message: null };
  const found = Array.isArray(output) ? output : (output as { results: unknown[] }).results;
  const first = found[0] as Data | undefined;
  return first
    ? { status: 'success', output: first, message: null }
    : { status: 'halted', output: null, message: 'Nothing was found, so the Zap stopped here.' };
}

/** Waits as long as a `ThrottledError` asks: 60 seconds when it names no time (zapier-platform). */
export async function pause(
  error: AppError,
  { patience, stopped }: Pick<StepSurroundings, 'patience' | 'stopped'>,
): Promise<void> {
  const seconds = error.delaySeconds ?? 60;
  await sleep(seconds * 1000 * patience, undefined, { signal: stopped }).catch(() => undefined);
}
