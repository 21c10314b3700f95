/**
 * One process that runs the app as Zapier's Lambda does: through zapier-platform-core's own handler,
 * one call at a time. It is a process of its own because the handler patches `http` where it runs.
 * Its only argument is the path of the built app.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { AppAnswer, AppCall } from './app-call.js';

interface Core {
  createAppHandler(app: unknown): (event: unknown) => Promise<{ results?: unknown }>;
}

async function main(entry: string): Promise<void> {
  // The app's own copy of the platform, as in the zip that Zapier runs.
  const core = createRequire(entry)('zapier-platform-core') as Core;
  const app = (await import(pathToFileURL(entry).href)) as { default: unknown };
  const handle = core.createAppHandler(app.default);

  process.on('message', (call: AppCall) => {
    handle(call.event).then(
      (output) => answer({ id: call.id, results: output.results }),
      (error: unknown) => answer({ id: call.id, error: described(error) }),
    );
  });
  answer({ id: 'ready' });
}

function described(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

function answer(value: AppAnswer): void {
  process.send?.(value);
}

process.on('disconnect', () => process.exit());
main(process.argv[2] ?? '').catch((error: unknown) => answer({ id: 'ready', error: described(error) }));
