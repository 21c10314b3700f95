import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../lab/process/process.js';

/** A real PostgreSQL of its own, in a directory of its own. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-postgres-'));
  const port = await freePort();
  const server = fork(join(__dirname, 'postgres-server.ts'), [directory, String(port)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await heard(server, 'ready');
  const order = (word: 'start' | 'stop') => {
    server.send(word);
    return heard(server, word);
  };
  await order('start');
  let databases = 0;
  return {
    async createDatabase() {
      const name = `hub_${++databases}`;
      const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(port, name);
    },
    stop: () => order('stop'),
    start: () => order('start'),
    async remove() {
      const gone = once(server, 'exit');
      server.disconnect();
      await gone;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;
}

async function heard(server: ChildProcess, word: string): Promise<void> {
  for (;;) {
    const [message] = (await Promise.race([
      once(server, 'message'),
      once(server, 'exit').then(() => ['gone']),
    ])) as [unknown];
    if (message === word) return;
    if (message === 'gone') throw new Error('The PostgreSQL of the tests ended too early.');
  }
}
