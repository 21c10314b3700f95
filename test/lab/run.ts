import { spawn } from 'node:child_process';
import { built } from '../../lab/built.js';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a built program of the lab as `npm start` and `npm run replay` do. `watch` sees what was printed so far, and
 * can send the process a signal.
 */
export function run(
  program: string,
  args: string[],
  watch: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', built(program), ...args]);
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ran.stdout += chunk.toString();
    watch(ran.stdout, (signal) => child.kill(signal));
  });
  child.stderr.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}
