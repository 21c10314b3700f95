import { emptyLedger, recordAnswer, voidReason } from '../../../bench/load/ledger.js';

describe('a run', () => {
  it('counts when everything sent was acknowledged, stored and delivered', () => {
    expect(voidReason({ sent: 5, acknowledged: 5, stored: 5, delivered: 5 })).toBeNull();
  });

  it('without a subscription has no deliveries to count', () => {
    expect(voidReason({ sent: 5, acknowledged: 5, stored: 5 })).toBeNull();
  });

  it('is void when one message was not delivered', () => {
    expect(voidReason({ sent: 5, acknowledged: 5, stored: 5, delivered: 4 })).toBe(
      'The ledger does not balance: sent 5, but delivered 4.',
    );
  });

  it('names every number that is off, and only those', () => {
    expect(voidReason({ sent: 5, acknowledged: 4, stored: 6, delivered: 5 })).toBe(
      'The ledger does not balance: sent 5, but acknowledged 4, stored 6.',
    );
  });
});

describe('an answer', () => {
  it('acknowledges with any 2xx status and no other', () => {
    const ledger = emptyLedger();
    expect([200, 204, 302, 401, 503].map((status) => recordAnswer(ledger, status))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(ledger).toMatchObject({ acknowledged: 2, refused: 3, statuses: { 200: 1, 503: 1 } });
  });
});
