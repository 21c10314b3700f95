/**
 * `npm run replay -- FILE...`: sends the webhook bodies of JSON files to a fresh hub, and prints for each one line of
 * JSON: what the hub answered, which events it became, and which items Zaps without filters received.
 */
import { stderr, stdout } from 'node:process';
import { commandLine } from './command/command-line.js';
import { command, WrongCall } from './command/command.js';
import { allowInBrowser, startLab, type Lab } from './lab.js';
import { accountsOf } from './replay/accounts.js';
import { bodiesIn, type FoundBody } from './replay/bodies.js';
import { Replayer } from './replay/replayer.js';
import { seedOf } from './replay/seed.js';
import { UnusableFile } from './command/json-file.js';
import { stopSignal } from './command/signals.js';

const usage =
  'npm run replay -- FILE...     what each webhook body in the JSON files becomes: a line of JSON for each';

await command({ usage, failure: 'The replay could not run', run });

async function run(args: string[]): Promise<void> {
  const { positionals: files } = commandLine(args, {});
  if (files.length === 0) throw new WrongCall('Name the JSON files to replay.');
  const bodies = await read(files);
  const signal = stopSignal();
  const accounts = accountsOf(bodies);
  const lab = await startLab({ seed: seedOf(accounts) });
  try {
    const stopped = signal.then(() => Promise.reject(new Error('it was stopped.')));
    await Promise.race([replayAll(lab, bodies, accounts), stopped]);
  } finally {
    await lab.close();
  }
}

async function replayAll(lab: Lab, bodies: FoundBody[], accounts: Set<string>): Promise<void> {
  await listen(lab, accounts);
  const replayer = new Replayer(lab, accounts);
  for (const body of bodies) {
    const { line, problems } = await replayer.replay(body);
    stdout.write(`${JSON.stringify(line)}\n`);
    for (const problem of problems) {
      stderr.write(`${line.file}, body ${line.index}: ${problem}\n`);
      process.exitCode = 1;
    }
  }
}

/**
 * Everything is read before anything starts.
 * @throws UnusableFile with a sentence for each file that cannot be used.
 */
async function read(files: string[]): Promise<FoundBody[]> {
  const results = await Promise.allSettled(files.map((file) => bodiesIn(file)));
  const failed = results.filter((result) => result.status === 'rejected');
  for (const { reason } of failed) if (!(reason instanceof UnusableFile)) throw reason;
  if (failed.length > 0)
    throw new UnusableFile(failed.map(({ reason }) => (reason as UnusableFile).message).join('\n'));
  return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

/** Connects, and turns on both instant Zaps for every account, without filters. */
async function listen(
  { cloudApi, verifyToken, webhookUrl, zapier }: Lab,
  accounts: Set<string>,
): Promise<void> {
  await cloudApi.setWebhook(webhookUrl, verifyToken);
  const connection = await zapier.connect(allowInBrowser);
  for (const waba_id of accounts) {
    for (const step of ['new_message', 'message_status']) {
      await zapier.turnOn(
        { name: `${step} of ${waba_id}`, trigger: { step, input: { waba_id } }, steps: [] },
        connection,
      );
    }
  }
}
