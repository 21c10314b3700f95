import type { Message } from '../../../lab/cloud-api/entities.js';
import type { Entry } from './ledger.js';
import { operationOf } from './operations.js';
import { reportOf, type Report } from './report.js';
import type { Journey } from './zap-runs.js';

/** What is said of one send with these messages at Meta, of which `silent` have no status and “f…” failed, and these tries. */
function said(ids: string[], silent: string[], tries: Partial<Entry>[], ended: Journey['runs'][0]['ended']) {
  const operation = { ...operationOf(7, 'seed'), mustNotGo: false };
  const { waId } = operation;
  const report = reportOf({
    journeys: [{ operation, runs: [{ ended, output: null, message: 'Stopped.' }] }],
    messages: new Map([[waId, ids.map((id) => messageOf(id, waId))]]),
    silent: new Set(silent),
    ledger: new Map([
      [
        waId,
        tries.map((one) => ({ state: 'accepted', undecided: false, messageId: null, listed: true, ...one })),
      ],
    ]),
  });
  const named = ['undecidable', 'doubled', 'lost', 'unended', 'unwanted'] as const satisfies (keyof Report)[];
  return named.filter((list) => report[list].length > 0);
}

const messageOf = (id: string, waId: string) =>
  ({ id, waId, error: id.startsWith('f') ? { code: 131026, details: '' } : null }) as Message;

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
  ['given up, and told to nobody', [], [], [{ state: 'given_up', listed: false }], 'halted', ['lost']],
  ['not delivered', ['f1'], [], [{ state: 'undelivered', messageId: 'f1' }], 'halted', []],
  ['said to be sent, and not delivered', ['f1'], [], [{ messageId: 'f1' }], 'success', ['lost']],
  [
    'not delivered, and told to nobody',
    ['f1'],
    [],
    [{ state: 'undelivered', messageId: 'f1', listed: false }],
    'success',
    ['lost'],
  ],
  ['retried, and not run again', ['f1'], [], [{ state: 'replaced', messageId: 'f1' }], 'halted', []],
  ['replaced by nothing', [], [], [{ state: 'replaced', listed: false }], 'throttled', ['unended']],
  [
    'sent again after it was not delivered',
    ['f1', 'm2'],
    [],
    [{ state: 'replaced', messageId: 'f1' }, { messageId: 'm2' }],
    'success',
    [],
  ],
  ['blocked', [], [], [{ state: 'blocked' }], 'halted', []],
  ['accepted and not there', [], [], [{ messageId: 'm1' }], 'success', ['lost']],
  ['said to be sent', [], [], [{ state: 'given_up' }], 'success', ['lost']],
  ['still waiting', [], [], [{ state: 'waiting' }], 'throttled', ['unended']],
  ['never asked for', [], [], [], 'errored', ['unended']],
])('%s', (_what, ids, silent, tries, ended, lists) => {
  expect(said(ids, silent, tries, ended)).toEqual(lists);
});
