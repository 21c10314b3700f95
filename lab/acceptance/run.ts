import type { MeasureOptions } from './measure-options.js';
import { planOf, type PlannedMessage } from './plan.js';
import type { Preparation } from './preparation.js';
import type { Report } from './report.js';
import { rowOf, type Measurement } from './row.js';
import { contentRight } from './rows/content.js';
import { delivered, deliveryRate } from './rows/delivery.js';
import { displayTimes, timeToDisplay } from './rows/display.js';
import { handoffRight } from './rows/handoff.js';
import { peakLoad } from './rows/peak.js';
import { recordsComplete } from './rows/records.js';
import { recoveryTime } from './rows/recovery.js';
import { syncDelay } from './rows/sync.js';
import { tagsRight } from './rows/tags.js';
import { runSamples, type Journey } from './sample-run.js';
import type { Played, Setting } from './setting.js';
import { rowKeys, type RowKey } from './standards.js';
import { verdictOf } from './verdict.js';

/** The sample messages of a setting. */
export function planFor({ samples, recipients, ratePerMinute }: Setting, count: number): PlannedMessage[] {
  return planOf(count, samples, recipients, ratePerMinute);
}

/** Sends the sample messages, and measures the rows of the setting; rejects when it is told to stop. */
export async function measure(
  setting: Setting,
  preparation: Preparation,
  plan: readonly PlannedMessage[],
  options: MeasureOptions,
): Promise<Report> {
  const startedAt = Date.now();
  const journeys = await runSamples(setting, preparation, plan, options);
  const measurements = new Map<RowKey, Measurement>();
  for (const [key, take] of inOrder(setting, preparation, journeys, options)) {
    measurements.set(key, setting.rows.includes(key) ? await taken(take) : notTaken(setting, key));
    options.signal?.throwIfAborted();
  }
  const arrived = delivered(journeys);
  const rows = rowKeys.map((key) => rowOf(key, measurements.get(key) as Measurement));
  return {
    where: setting.played ? 'lab' : 'account',
    startedAt: new Date(startedAt).toISOString(),
    seconds: (Date.now() - startedAt) / 1_000,
    asked: journeys.length,
    sent: journeys.filter(({ messageId }) => messageId !== null).length,
    delivered: arrived,
    verdict: verdictOf(journeys.length, arrived, rows),
    rows,
    displayTimes: displayTimes(journeys),
  };
}

type Take = () => Measurement | Promise<Measurement>;

/** What disturbs most comes last. */
function inOrder(
  setting: Setting,
  preparation: Preparation,
  journeys: readonly Journey[],
  options: MeasureOptions,
): [RowKey, Take][] {
  const { played } = setting;
  const { progress } = options;
  const inLab =
    (key: RowKey, take: (played: Played) => Promise<Measurement>): Take =>
    () =>
      played ? take(played) : notTaken(setting, key);
  return [
    ['delivery', () => deliveryRate(journeys)],
    ['display', () => timeToDisplay(journeys)],
    ['content', () => contentRight(setting, journeys)],
    ['records', () => recordsComplete(setting, journeys)],
    ['sync', inLab('sync', (played) => syncDelay(setting, played, progress))],
    ['tags', inLab('tags', (played) => tagsRight(setting, played, progress))],
    ['handoff', inLab('handoff', (played) => handoffRight(setting, played, progress))],
    ['peak', () => peakLoad(setting, preparation, options)],
    ['recovery', inLab('recovery', (played) => recoveryTime(setting, played, preparation, progress))],
  ];
}

/** A row that cannot be taken to its end has failed; the others are taken all the same. */
async function taken(take: Take): Promise<Measurement> {
  try {
    return await take();
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/** Why a row is not taken: it was not asked for, or a real account does not have what it takes. */
function notTaken({ played }: Setting, key: RowKey): Measurement {
  return { needs: (played ? undefined : realNeeds[key]) ?? 'It was not asked for.' };
}

/** What rows need that a real account does not have by itself. The lab has all of it. */
const realNeeds: Partial<Record<RowKey, string>> = {
  sync: 'It needs a customer who writes, and Zaps between the account and a CRM that are on. The lab has both.',
  peak: 'It needs a thousand messages in a minute, which cost. Ask for it with the row “peak” and enough test numbers.',
  recovery:
    'It needs something that goes wrong on purpose, which is never done to a real account. The lab does it.',
  tags: 'It needs customers who write. The lab has them.',
  handoff: 'It needs customers who write. The lab has them.',
};
