import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { temporaryFolder } from '../hub/process.js';

const run = promisify(execFile);

test('the command for whoever comes from 0.1.0 takes away what that hub left in its file', async () => {
  const guide = await readFile('docs/setup.md', 'utf8');
  const command = /^ *(npx node .*vacuum.*)$/m.exec(guide)?.[1] ?? '';
  const folder = await temporaryFolder();
  const path = join(folder.path, 'hub.db');
  try {
    const file = new DatabaseSync(path);
    file.exec('pragma journal_mode = wal; pragma secure_delete = off; create table events (body text)');
    file.exec("insert into events values ('PRIVATE'), ('kept'); delete from events where body = 'PRIVATE'");
    file.close();
    expect(await readFile(path, 'latin1')).toContain('PRIVATE');
    await run('sh', ['-c', command], { env: { ...process.env, DATABASE_PATH: path } });
    const bytes = await readFile(path, 'latin1');
    expect([bytes.includes('kept'), bytes.includes('PRIVATE')]).toEqual([true, false]);
  } finally {
    await folder.remove();
  }
});
