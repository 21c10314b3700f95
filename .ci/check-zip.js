/** Unpacks the zip that `zapier-platform push` would upload: it must load by itself and hold nothing but the integration. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';

const path = 'build/build.zip';
const zip = new AdmZip(path);
const names = zip.getEntries().map((entry) => entry.entryName);

const stranger =
  /^(hub|lab|bench|test|docs|\.ci)\/|^dist\/(hub|lab|bench|test)\/|(^|\/)\.env|\.db$|node_modules\/(fastify|kysely|pg|undici|jest|typescript|eslint)\//;
const strangers = names.filter((name) => stranger.test(name));
if (strangers.length > 0) {
  console.error(
    `${path} holds files that do not belong to the integration:\n${strangers.slice(0, 20).join('\n')}`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
try {
  zip.extractAllTo(folder);
  const load = `
    const app = (await import('./dist/index.js')).default;
    const steps = [...Object.keys(app.triggers), ...Object.keys(app.creates)];
    if (steps.length === 0) throw new Error('no steps');
    console.log(steps.join(', '));`;
  const steps = execFileSync(process.execPath, ['--input-type=module', '-e', load], {
    cwd: folder,
    encoding: 'utf8',
  });
  const own = names.filter((name) => !name.startsWith('node_modules/'));
  console.log(
    `${path}: ${(statSync(path).size / 1e6).toFixed(2)} MB, ${names.length} files, ${own.length} of them ours`,
  );
  console.log(`steps: ${steps.trim()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
