/**
 * `npm run replay -- FILE...`: sends the webhook bodies of JSON files to a fresh hub, and prints for each one line of
 * JSON: what the hub answered, which events it became, and which items Zaps without filters received.
 */
import { stderr, stdout } from 'node:process';
import { allowInBrowser, startLab, type Lab } from './lab.js';
import { accountsOf } from './replay/accounts.js';
import { bodiesIn, UnusableFile, type FoundBody } from './replay/bodies.js';
import { Replayer } from './replay/replayer.js';
import { seedOf } from './replay/seed.js';
import { stopSignal } from './signals.js';

async function main(files: string[]): Promise<void> {
  const bodies = await read(files);
  if (!bodies) {
    process.exitCode = 1;
    return;
  }
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

/** Everything is read before anything starts; null when a file cannot be used, with a sentence for each such file. */
async function read(files: string[]): Promise<FoundBody[] | null> {
  if (files.length === 0) {
    stderr.write('Name the JSON files to replay: npm run replay -- FILE...\n');
    return null;
  }
  const results = await Promise.allSettled(files.map((file) => bodiesIn(file)));
  const failed = results.filter((result) => result.status === 'rejected');
  for (const { reason } of failed) {
    if (!(reason instanceof UnusableFile)) throw reason;
    stderr.write(`${reason.message}\n`);
  }
  return failed.length > 0
    ? null
    : results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
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

main(process.argv.slice(2)).catch((error: unknown) => {
  stderr.write(`The replay could not run: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
