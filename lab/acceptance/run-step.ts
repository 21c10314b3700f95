import { setTimeout as sleep } from 'node:timers/promises';
import type { Data } from '../zapier/app-call.js';
import { AppError } from '../zapier/app-error.js';
import type { Editor } from '../zapier/editor.js';
import { callMeta } from '../zapier/meta.js';
import type { Setting } from './setting.js';

/** Sets an action up as a person does, and runs it once; throws what the app threw. */
export async function runStep(
  { zapier, connection }: Pick<Setting, 'zapier' | 'connection'>,
  step: string,
  filled: Data,
): Promise<Data> {
  const editor = zapier.editor(connection, 'creates', step);
  const { inputData, missing } = await editor.resolve(filled);
  const [empty] = missing;
  if (empty) throw new Error(`“${empty.label ?? empty.key}” is empty, and the step needs it.`);
  return performed(editor, inputData);
}

/** How a step ended that ran as in a Zap that is on. */
export interface Ended {
  /** Null when it did not succeed. */
  output: Data | null;
  /** What a person reads when it did not succeed. */
  message: string | null;
  /** Of the try that ended it, epoch milliseconds. */
  startedAt: number;
  endedAt: number;
}

/** Zapier runs a throttled step again; after so many tries a person has lost patience. */
const mostTries = 5;

/** Runs an action with its input, and again as often as it asks Zapier for it. Never throws what the app threw. */
export async function runAsZap(editor: Editor, inputData: Data, tries = mostTries): Promise<Ended> {
  for (let left = tries - 1; ; left -= 1) {
    const startedAt = Date.now();
    try {
      const output = await performed(editor, inputData);
      return { output, message: null, startedAt, endedAt: Date.now() };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { delaySeconds, message, name } = error;
      if (name !== 'ThrottledError' || left === 0)
        return { output: null, message, startedAt, endedAt: Date.now() };
      await sleep((delaySeconds ?? 60) * 1_000);
    }
  }
}

async function performed(editor: Editor, inputData: Data): Promise<Data> {
  const meta = callMeta({ zap: { id: 'acceptance' } });
  return (await editor.run('perform', { inputData, inputDataRaw: inputData, meta })) as Data;
}
