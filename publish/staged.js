/**
 * Runs Zapier's command line where there is only what goes to Zapier: the compiled integration and its own
 * dependencies, in a folder away from the hub and the lab, whose files it would pack too.
 *
 *   node publish/staged.js build --skip-validation    makes build/build.zip
 *   node publish/staged.js push                       uploads
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const notForZapier = /^dist\/(hub|lab|bench)(\/|$)|\.tsbuildinfo$/;
const cli = resolve('node_modules/zapier-platform-cli/src/bin/run');
const stage = realpathSync(mkdtempSync(join(tmpdir(), 'zapier-stage-')));
try {
  layOut();
  const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2), '--skip-npm-install'], {
    cwd: stage,
    stdio: 'inherit',
  });
  if (existsSync(join(stage, 'build'))) cpSync(join(stage, 'build'), 'build', { recursive: true });
  process.exitCode = status ?? 1;
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function layOut() {
  const { name, version, description, license, type, exports, dependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  );
  const manifest = { name, version, description, license, private: true, type, exports, dependencies };
  writeFileSync(join(stage, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(stage, '.gitignore'), 'node_modules/\nbuild/\n');
  // With the lock file beside it, npm installs the very versions that were tested.
  for (const file of ['.zapierapprc', '.npmrc', 'CHANGELOG.md', 'LICENSE', 'package-lock.json'])
    cpSync(file, join(stage, file));
  cpSync('dist', join(stage, 'dist'), { recursive: true, filter: (path) => !notForZapier.test(path) });
  writeFileSync(join(stage, 'dist/package.json'), JSON.stringify(manifest, null, 2));
  execFileSync('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: stage,
    stdio: 'inherit',
  });
}
