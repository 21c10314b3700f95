import type { Command, Report } from './generator.js';
import { runClosedLoop } from './closed-loop.js';
import { runOpenLoop } from './open-loop.js';
import { buildRequests, type RequestPool } from './requests.js';

let pool: RequestPool | null = null;

function say(report: Report): void {
  process.send?.(report);
}

async function obey(command: Command): Promise<void> {
  if (command.do === 'prepare') {
    pool = null; // The old block may go before the new one is made.
    pool = buildRequests(command.plan);
    return say({ is: 'done', bytesOfBody: pool.bytesOfBody });
  }
  if (!pool) throw new Error('A loop was asked for before its requests were prepared.');
  if (command.do === 'closed-loop') {
    const result = await runClosedLoop(pool, command.options, () => say({ is: 'measuring' }));
    return say({ is: 'closed', result });
  }
  const result = await runOpenLoop(pool, command.options, (progress) => say({ is: 'progress', progress }));
  say({ is: 'opened', result });
}

process.on('message', (command: Command) => void obey(command));
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the bench itself ends this process.
process.on('SIGINT', () => undefined);
