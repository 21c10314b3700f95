import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../lab/acceptance/report/files.js';

test('the folder of the report is made, or refused in a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  try {
    await makeFolder(join(folder, 'a', 'b'));
    expect((await stat(join(folder, 'a', 'b'))).isDirectory()).toBe(true);
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(makeFolder(file)).rejects.toThrow(`cannot be written to --out ${file}: it is a file.`);
    await expect(makeFolder(join(file, 'c'))).rejects.toThrow('a part of its path is a file.');
  } finally {
    await rm(folder, { recursive: true });
  }
});
