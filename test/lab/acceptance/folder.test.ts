import { link, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../lab/acceptance/report.js';
import { makeFolder, writeReport } from '../../../lab/acceptance/report/files.js';
import { verdictOf } from '../../../lab/acceptance/verdict.js';

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

test('a report takes the place of an earlier one when it is whole, and nothing else is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  const report: Report = {
    where: 'lab',
    startedAt: '2026-03-01T10:00:00.000Z',
    seconds: 1,
    asked: 1,
    sent: 1,
    delivered: 1,
    verdict: verdictOf(1, 1, []),
    rows: [],
    displayTimes: [],
  };
  const json = join(folder, 'acceptance.json');
  const earlier = join(folder, 'earlier');
  try {
    await writeFile(json, 'earlier');
    // The earlier file itself, under a second name: to write into it would show here.
    await link(json, earlier);
    expect(await writeReport(report, folder)).toEqual([json, join(folder, 'acceptance.html')]);
    expect(await readFile(earlier, 'utf8')).toBe('earlier');
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ sent: 1, delivered: 1 });
    expect((await readdir(folder)).sort()).toEqual(['acceptance.html', 'acceptance.json', 'earlier']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
