import { bundle, recordedIn, unbundle, verdict } from '../../../hub/intake/thread-messages.js';
import type { Recorded } from '../../../hub/intake/recorded.js';

describe('what the main thread and the recording thread say to each other', () => {
  it('keeps bodies apart, and who wants a report', () => {
    const bodies = [
      { raw: Buffer.from('{"a":"ä"}'), wantsReport: false },
      { raw: Buffer.from(''), wantsReport: true },
      { raw: Buffer.from('{"b":1}'), wantsReport: true },
    ];
    const got = unbundle(structuredClone(bundle(bodies)));
    expect(got.map(({ raw, wantsReport }) => [raw.toString(), wantsReport])).toEqual([
      ['{"a":"ä"}', false],
      ['', true],
      ['{"b":1}', true],
    ]);
  });

  it('gives each body its own outcome', () => {
    const report = [{ id: 'x', kind: 'message' as const, field: 'messages', repeated: false }];
    const recorded: Recorded[] = [
      { outcome: 'accepted', report: null },
      { outcome: 'not_json' },
      { outcome: 'accepted', report },
      { outcome: 'commit_failed' },
      { outcome: 'accepted', report: null },
    ];
    expect(recordedIn(structuredClone(verdict(recorded, null)))).toEqual(recorded);
  });
});
