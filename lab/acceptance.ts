/**
 * `npm run acceptance`: sends sample messages over a real account, or in a lab that it starts itself, measures what the
 * trade measures, and says which rows pass. Without `--send` it says what it would send. Exit code 0 when all rows that
 * could be measured pass.
 */
import { stderr, stdout } from 'node:process';
import { accountIn } from './acceptance/config.js';
import { dryRunJson, dryRunOf, dryRunText } from './acceptance/dry-run.js';
import { startLabSetting } from './acceptance/lab-setting.js';
import { acceptanceOptions, usage, type AcceptanceOptions } from './acceptance/options.js';
import { prepare } from './acceptance/preparation.js';
import { progress } from './acceptance/progress.js';
import { startRealSetting } from './acceptance/real-setting.js';
import { makeFolder, writeReport } from './acceptance/report/files.js';
import { jsonOf } from './acceptance/report/json.js';
import { textOf } from './acceptance/report/text.js';
import { measure, planFor } from './acceptance/run.js';
import type { Setting } from './acceptance/setting.js';
import { allPass } from './acceptance/verdict.js';
import { command } from './command.js';
import { stopSignal } from './signals.js';

await command({
  usage,
  failure: 'The acceptance run could not be finished',
  async run(args) {
    const options = acceptanceOptions(args);
    const signal = stopSignal();
    if (options.send) await makeFolder(options.out);
    const setting = await settingOf(options);
    const isStopped = await Promise.race([
      accept(setting, options).then(() => false),
      signal.then(() => true),
    ]).finally(() => setting.close());
    if (!isStopped) return;
    stderr.write('Stopped. What was sent by then is sent.\n');
    // What waits for its turn to be sent would keep the process alive.
    process.exit(1);
  },
});

async function settingOf({ config, rows }: AcceptanceOptions): Promise<Setting> {
  if (config === null) return startLabSetting(rows ?? undefined);
  return startRealSetting(await accountIn(config, process.env, rows), process.env);
}

async function accept(setting: Setting, { count, json, out, send }: AcceptanceOptions): Promise<void> {
  const preparation = await prepare(setting);
  const plan = planFor(setting, count);
  const dry = dryRunOf(setting, preparation, plan);
  if (!send) {
    const text = dryRunText(dry, setting.played !== null);
    stdout.write(json ? printed(dryRunJson(dry)) : text);
    return;
  }
  for (const warning of dry.warnings) stderr.write(`Beware: ${warning}\n`);
  const report = await measure(setting, preparation, plan, progress());
  const files = await writeReport(report, out);
  stdout.write(json ? printed(jsonOf(report)) : `${textOf(report)}\nWritten: ${files.join(', ')}\n`);
  if (!allPass(report.rows)) process.exitCode = 1;
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
