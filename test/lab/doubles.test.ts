import { randomBytes } from 'node:crypto';
import { comesBackWithinMs } from '../../hub/sends/abandoned.js';
import type { Message } from '../../lab/cloud-api/entities.js';
import { giveUpAbandoned, readLedger } from './doubles/ledger.js';
import { operationOf, recordConsents } from './doubles/operations.js';
import { reportOf, type Report } from './doubles/report.js';
import { startSetting } from './doubles/setting.js';
import { sendAll, type Journey } from './doubles/zap-runs.js';

/** SENDS=10000 sends so many; SEED=… has the same go wrong again. */
const sends = Number(process.env.SENDS ?? 200);
const seed = process.env.SEED ?? randomBytes(4).toString('hex');
/** So many are on their way together: what the hub's clock is put forward must not outlast the ledger's memory. */
const batch = 1_000;

test(
  `of ${sends} sends under faults none goes out twice and none is lost`,
  async () => {
    const { report, faults } = await underFaults();
    const told = JSON.stringify({ seed, ...report, faults });
    process.stderr.write(`${told}\n`);
    expect({ seed, ...report }).toMatchObject({
      doubled: [],
      lost: [],
      unended: [],
      unwanted: [],
    });
    expect(report.sent + report.blocked + report.givenUp).toBe(sends);
    // Not an empty claim: things went wrong, and yet most went out.
    const struck = Object.values(faults).reduce((sum, times) => sum + times, 0);
    expect(struck).toBeGreaterThan(sends * 0.2);
    expect(faults.hub_killed).toBeGreaterThan(0);
    expect((faults.failed_status ?? 0) + (faults.lost_status ?? 0)).toBeGreaterThan(0);
    expect(report.sent).toBeGreaterThan(sends * 0.65);
    expect(report.blocked).toBeGreaterThan(0);
    expect(report.undecidable.length).toBeLessThan(sends * 0.25);
  },
  120_000 + sends * 500,
);

async function underFaults(): Promise<{ report: Report; faults: Record<string, number> }> {
  const setting = await startSetting();
  const { meta, hub, database } = setting;
  try {
    const faults: Record<string, number> = {};
    const silent = new Set<string>();
    meta.on('fault', ({ fault, message_id: id }) => {
      faults[fault.kind] = (faults[fault.kind] ?? 0) + 1;
      if (fault.kind === 'lost_status' && !fault.statuses && id !== null) silent.add(id);
    });
    const operations = Array.from({ length: sends }, (_, number) => operationOf(number, seed));
    await recordConsents(setting, operations);
    meta.planFaults({ seed, calls: 0.35, statuses: 0.2 });
    const journeys: Journey[] = [];
    for (let start = 0; start < sends; start += batch) {
      journeys.push(...(await sendAll(setting, operations.slice(start, start + batch), seed)));
    }
    await hub.stop();
    await giveUpAbandoned(database, hub.clock.now() + 2 * comesBackWithinMs);
    const ledger = readLedger(
      database,
      operations.map(({ waId }) => waId),
    );
    const messages = Map.groupBy(meta.world.messages.values(), ({ waId }: Message) => waId);
    return { report: reportOf({ journeys, messages, silent, ledger }), faults };
  } finally {
    await setting.close();
  }
}
