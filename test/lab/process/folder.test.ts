import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { labFolder } from '../../../lab/process/folder.js';

test('folders of runs that are gone are removed, and no other', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'lab-folder-'));
  try {
    const first = basename(await labFolder(parent));
    const gone = first.replace(`-${process.pid}-`, `-${spawnSync(process.execPath, ['-v']).pid}-`);
    await mkdir(join(parent, gone));
    await writeFile(join(parent, gone, 'hub.db'), 'x');
    const others = [gone.replace('whatsapp-lab-', 'whatsapp-lab-elsewhere'), 'whatsapp-lab-', 'another'];
    for (const other of others) await mkdir(join(parent, other));
    const second = basename(await labFolder(parent));
    expect((await readdir(parent)).sort()).toEqual([first, second, ...others].sort());
  } finally {
    await rm(parent, { recursive: true });
  }
});
