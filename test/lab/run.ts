import { spawn } from 'node:child_process';
import { built } from '../../lab/built.js';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a built program of the lab as `npm start` and `npm run replay` do. */
export function run(program: string, args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', built(program), ...args]);
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}
