import type { ProjectionReport } from '../../../bench/projection/projection.js';
import { reportText } from '../../../bench/projection/report.js';

const report: ProjectionReport = {
  stores: { contacts: 50_000, smallEvents: 10_000, largeEvents: 5_000_000 },
  rows: [
    {
      key: 'b',
      server: 'hub',
      what: 'the hub as it ships, on the small store',
      requestsPerSecond: 9_000,
      min: 8_000,
      max: 9_500,
      p50: 5,
      p99: 15,
      cpuPerRequest: 120,
      refused: 0,
      lost: 0,
      rounds: [8_000, 9_000, 9_500],
    },
  ],
  ratios: { projectionToLog: 0.712, largeToSmallStore: 0.913 },
  append: {
    updatesPerBatch: 64,
    rows: [
      {
        key: 'c',
        what: 'all of it, on the large store',
        updatesPerSecond: 12_000,
        min: 11_000,
        max: 13_000,
        batch: { p50: 4.5, p99: 9, max: 30 },
        cpuPerUpdate: 70.4,
        rounds: [11_000, 12_000, 13_000],
      },
    ],
    ratios: { projectionToLog: 0.512, largeToSmallStore: 0.887 },
  },
  windows: {
    contacts: 100_000,
    pages: [{ query: 'contacts whose tags changed', pages: 1000, p50: 2, p99: 6, max: 9.5, cpu: 1.8 }],
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

describe('the report of the projection', () => {
  const text = reportText(report);

  it('says how large the stores are', () => {
    expect(text).toContain('50,000 contacts; small store: 10,000 events, large store: 5,000,000');
  });

  it('shows both ratios, of whole hubs and then of the store alone', () => {
    expect(text.match(/\(b\/a\) +\d\.\d+/g)).toEqual([
      expect.stringContaining('0.71'),
      expect.stringContaining('0.51'),
    ]);
    expect(text.match(/\(c\/b\) +\d\.\d+/g)).toEqual([
      expect.stringContaining('0.91'),
      expect.stringContaining('0.89'),
    ]);
  });

  it('shows what a batch and an update of the store alone took', () => {
    expect(text).toMatch(/all of it, on the large store +12,000 +11,000 – 13,000 +4\.5 +9\.0 +70/);
  });

  it('shows what a page of the windows took', () => {
    expect(text).toMatch(
      /contacts whose tags changed +p50 2\.0 ms, p99 6\.0 ms, max 9\.5 ms, CPU 1\.8 ms \(1,000 pages\)/,
    );
  });
});
