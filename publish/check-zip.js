/** Unpacks the zip that goes to Zapier: it must load by itself and hold nothing but the integration. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';

const path = 'build/build.zip';
if (!existsSync(path)) {
  console.error(`There is no ${path}. Make it with: npm run zip`);
  process.exit(1);
}
const zip = new AdmZip(path);
const names = zip.getEntries().map((entry) => entry.entryName);
const ours = names.filter((name) => !name.startsWith('node_modules/'));

const integration =
  /^(zapierwrapper\.m?js|package\.json|definition\.json|dist\/(package\.json|[a-z]+\.js|(api|creates|mappings|searches|triggers|whatsapp)\/.+\.js))$/;
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const strangers = names.filter((name) => !integration.test(name) && !isProductionFile(name));
if (strangers.length > 0) {
  console.error(
    `${path} holds what does not belong to the integration:\n${strangers.slice(0, 20).join('\n')}`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
try {
  zip.extractAllTo(folder);
  const load = `
    const app = (await import('./dist/index.js')).default;
    const steps = [app.triggers, app.creates, app.searches].flatMap((kind) => Object.keys(kind ?? {}));
    if (steps.length === 0) throw new Error('no steps');
    console.log(steps.join(', '));`;
  const steps = execFileSync(process.execPath, ['--input-type=module', '-e', load], {
    cwd: folder,
    encoding: 'utf8',
  });
  console.log(
    `${path}: ${(statSync(path).size / 1e6).toFixed(2)} MB, ${names.length} files, ${ours.length} of them ours`,
  );
  console.log(`steps: ${steps.trim()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A file of a package that is installed without development dependencies too. */
function isProductionFile(name) {
  const folderOfPackage = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1];
  const locked = folderOfPackage && packages[folderOfPackage];
  return Boolean(locked && !locked.dev);
}
