/**
 * `npm run acceptance`: sends sample messages over a real account, or in a lab that it starts itself, measures what the
 * trade measures, and says which rows pass. Without `--send` it says what it would send. Exit code 0 when all rows that
 * could be measured pass, 2 when it could not begin as it was asked for.
 */
import { stderr, stdout } from 'node:process';
import { accountIn } from './acceptance/config.js';
import { dryRunJson, dryRunOf, dryRunText, type DryRun } from './acceptance/dry-run.js';
import { startLabSetting } from './acceptance/lab-setting.js';
import { acceptanceOptions, usage, type AcceptanceOptions } from './acceptance/options.js';
import { prepare } from './acceptance/preparation.js';
import { progress } from './acceptance/progress.js';
import { startRealSetting } from './acceptance/real-setting.js';
import { makeFolder, writeReport } from './acceptance/report/files.js';
import { jsonOf } from './acceptance/report/json.js';
import { textOf } from './acceptance/report/text.js';
import type { Report } from './acceptance/report.js';
import { measure, planFor } from './acceptance/run.js';
import type { Setting } from './acceptance/setting.js';
import { allPass } from './acceptance/verdict.js';
import { command } from './command/command.js';
import { stopSignal } from './command/signals.js';

await command({ usage, failure: 'The acceptance run could not be finished', run });

async function run(args: string[]): Promise<void> {
  const options = acceptanceOptions(args);
  const stop = new AbortController();
  const stopping = stopSignal().then(() => stop.abort());
  if (options.send) await makeFolder(options.out);
  const shown = progress();
  let sent = 'Nothing was sent.';
  const starting = settingOf(options);
  const accept = async () => {
    const setting = await starting;
    const preparation = await prepare(setting);
    const plan = planFor(setting, options.count);
    const dry = dryRunOf(setting, preparation, plan);
    if (!options.send) return tellPlan(dry, options, setting.played !== null);
    stop.signal.throwIfAborted();
    for (const warning of dry.warnings) stderr.write(`Beware: ${warning}\n`);
    sent = 'What was sent by then is sent.';
    const report = await measure(setting, preparation, plan, { progress: shown, signal: stop.signal });
    await tellReport(report, options);
  };
  const isStopped = await Promise.race([accept().then(() => false), stopping.then(() => true)])
    .catch((error: unknown) => {
      // What fails because it was stopped is no failure.
      if (stop.signal.aborted) return true;
      throw error;
    })
    .finally(() => close(starting));
  if (!isStopped) return;
  shown.end();
  stderr.write(`Stopped. ${sent}\n`);
  // What waits for its turn to be sent would keep the process alive.
  process.exit(1);
}

async function settingOf({ config, rows }: AcceptanceOptions): Promise<Setting> {
  if (config === null) return startLabSetting(rows ?? undefined);
  return startRealSetting(await accountIn(config, process.env, rows), process.env);
}

/** Ends what was started; what could not be started has ended by itself. */
async function close(starting: Promise<Setting>): Promise<void> {
  const setting = await starting.catch(() => null);
  await setting?.close();
}

function tellPlan(dry: DryRun, { json }: AcceptanceOptions, isLab: boolean): void {
  stdout.write(json ? printed(dryRunJson(dry)) : dryRunText(dry, isLab));
}

async function tellReport(report: Report, { json, out }: AcceptanceOptions): Promise<void> {
  const files = await writeReport(report, out);
  stdout.write(json ? printed(jsonOf(report)) : `${textOf(report)}\nWritten: ${files.join(', ')}\n`);
  if (!allPass(report.rows)) process.exitCode = 1;
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
