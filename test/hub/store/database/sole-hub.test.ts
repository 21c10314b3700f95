import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../../hub/store/database/open.js';
import { beSoleHub } from '../../../../hub/store/database/sole-hub.js';

let folder: string;
let databasePath: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sole-hub-'));
  databasePath = join(folder, 'hub.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a second hub on the same file is refused with what to do, until the first has stopped', () => {
  const first = beSoleHub(databasePath);
  expect(() => beSoleHub(databasePath)).toThrow(/hub\.db is in use by another hub.*Stop.*PostgreSQL/);
  first.release();
  beSoleHub(databasePath).release();
});

test('a hub on another file is not in the way, nor is whoever opens the store', async () => {
  const first = beSoleHub(databasePath);
  const other = beSoleHub(join(folder, 'other.db'));
  await (await openStore({ databasePath })).close();
  other.release();
  first.release();
});

test('the same file under another name is the same file', async () => {
  await (await openStore({ databasePath })).close();
  await symlink(databasePath, join(folder, 'link.db'));
  const first = beSoleHub(databasePath);
  expect(() => beSoleHub(join(folder, 'link.db'))).toThrow(/in use by another hub/);
  first.release();
});

test('a file that cannot be opened is named as such', () => {
  expect(() => beSoleHub(join(folder, 'missing', 'hub.db'))).toThrow(
    /hub\.db cannot be opened.*DATABASE_PATH/,
  );
});

test('a hub that is killed leaves nothing behind that keeps the next one out', async () => {
  const holder = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '-e',
    `const file = new (require('node:sqlite').DatabaseSync)(process.argv[1]);
     file.exec('begin exclusive'); console.log('held'); setInterval(() => file.isOpen, 1000)`,
    `${databasePath}-lock`,
  ]);
  await once(holder.stdout, 'data');
  expect(() => beSoleHub(databasePath)).toThrow(/in use by another hub/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  beSoleHub(databasePath).release();
});
