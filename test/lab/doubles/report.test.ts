import type { Message } from '../../../lab/cloud-api/entities.js';
import type { Entry } from './ledger.js';
import { operationOf } from './operations.js';
import { reportOf, type Report } from './report.js';
import type { Journey } from './zap-runs.js';

/** What is said of one send with these messages at Meta, of which `silent` have no status, and these tries. */
function said(ids: string[], silent: string[], tries: Partial<Entry>[], ended: Journey['runs'][0]['ended']) {
  const operation = { ...operationOf(7, 'seed'), mustNotGo: false };
  const { waId } = operation;
  const report = reportOf({
    journeys: [{ operation, runs: [{ ended, output: null, message: 'Stopped.' }] }],
    messages: new Map([[waId, ids.map((id) => ({ id, waId }) as Message)]]),
    silent: new Set(silent),
    ledger: new Map([
      [waId, tries.map((one) => ({ state: 'accepted', undecided: false, messageId: null, ...one }))],
    ]),
  });
  const named = ['undecidable', 'doubled', 'lost', 'unended', 'unwanted'] as const satisfies (keyof Report)[];
  return named.filter((list) => report[list].length > 0);
}

test.each<[string, string[], string[], Partial<Entry>[], Journey['runs'][0]['ended'], (keyof Report)[]]>([
  ['sent once', ['m1'], [], [{ messageId: 'm1' }], 'success', []],
  ['sent twice', ['m1', 'm2'], [], [{ messageId: 'm2' }], 'success', ['doubled']],
  [
    'sent twice after the ledger was told',
    ['m1', 'm2'],
    ['m1'],
    [{ messageId: 'm1' }],
    'success',
    ['doubled'],
  ],
  [
    'sent again as nobody knew of it',
    ['m1', 'm2'],
    ['m1'],
    [{ messageId: 'm2' }],
    'success',
    ['undecidable'],
  ],
  [
    'sent, and nobody knows of it',
    ['m1'],
    ['m1'],
    [{ state: 'given_up', undecided: true }],
    'halted',
    ['undecidable'],
  ],
  ['given up', [], [], [{ state: 'given_up' }], 'halted', []],
  ['blocked', [], [], [{ state: 'blocked' }], 'halted', []],
  ['accepted and not there', [], [], [{ messageId: 'm1' }], 'success', ['lost']],
  ['said to be sent', [], [], [{ state: 'given_up' }], 'success', ['lost']],
  ['still waiting', [], [], [{ state: 'waiting' }], 'throttled', ['unended']],
  ['never asked for', [], [], [], 'errored', ['unended']],
])('%s', (_what, ids, silent, tries, ended, lists) => {
  expect(said(ids, silent, tries, ended)).toEqual(lists);
});
