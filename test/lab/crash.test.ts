import { crashRounds } from './crash/rounds.js';

/** CRASH_ROUNDS=20 kills it twenty times. */
const kills = Number(process.env.CRASH_ROUNDS ?? 3);

test(
  `a hub that is killed ${kills} times under load delivers and lists every message it acknowledged`,
  async () => {
    const report = await crashRounds(kills);
    if (process.env.CRASH_ROUNDS) process.stderr.write(`${JSON.stringify(report)}\n`);
    expect(report).toMatchObject({ undelivered: [], unlisted: [] });
    // Not an empty claim: the hub took messages in between.
    expect(report.acknowledged).toBeGreaterThan(kills);
  },
  180_000 + kills * 30_000,
);
