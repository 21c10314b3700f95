import type { IntakeReport } from '../../../bench/intake/intake.js';
import { reportText } from '../../../bench/intake/report.js';

const latency = { p50: 2, p99: 20, max: 40 };
const queue = { max: 90, early: 10, late: 12, growing: false };

const report: IntakeReport = {
  rows: [
    {
      key: 'd',
      server: 'hub',
      what: 'the hub as it ships, durable',
      requestsPerSecond: 12_345.6,
      min: 12_000,
      max: 13_000,
      p50: 5,
      p99: 15,
      cpuPerRequest: null,
      refused: 0,
      lost: 0,
      rounds: [12_000, 12_345.6, 13_000],
    },
  ],
  ratios: { hubToSignedHttp: 0.812, hubToNaive: 4.04 },
  openLoop: {
    rate: 3300,
    seconds: 20,
    ...latency,
    sent: 66_000,
    acknowledged: 66_000,
    stored: 66_000,
    delivered: 66_000,
    repeated: 0,
    posts: 1234,
    deliveryLag: latency,
    queues: { intake: queue, delivery: { ...queue, growing: true } },
  },
  batched: {
    updatesPerBody: 100,
    bytesPerBody: 51_200,
    connections: 16,
    eventsPerSecond: 20_000,
    sent: 100,
    acknowledged: 100,
    stored: 100,
    ...latency,
  },
  machine: {
    cpu: 'Some CPU',
    cpus: 2,
    memoryGiB: 24,
    system: 'linux x64',
    node: 'v22',
    sqlite: '3.51.3',
    fsyncMs: 0.2,
    load: 3.25,
  },
};

describe('the report', () => {
  const text = reportText(report);

  it('shows each server with its figures', () => {
    expect(text).toMatch(/\(d\) +hub +12,346 +12,000 – 13,000 +5\.0 +15\.0 +– +0 +0/);
  });

  it('says what else the machine was doing, for that disturbs every figure', () => {
    expect(text).toContain('load before the run 3.3');
  });

  it('shows both ratios', () => {
    expect(text).toContain('(d/b)  0.81');
    expect(text).toContain('(d/c)       4.04');
  });

  it('shows the ledger and which queue grows', () => {
    expect(text).toContain(
      'sent 66,000 = acknowledged 66,000 = stored 66,000 = delivered 66,000 (0 repeated, in 1,234 posts)',
    );
    expect(text).toMatch(/waiting for an answer +does not grow/);
    expect(text).toMatch(/waiting for delivery +GROWS/);
  });

  it('shows batched bodies as events a second', () => {
    expect(text).toContain('100 updates a body of 50 KB');
    expect(text).toContain('20,000 events/s');
  });
});
