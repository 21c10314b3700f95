import { explainWaiting, metBy, ruleKey, rulesOf, type HandoffRule } from '../../whatsapp/handoff.js';

const text = (body: string) => ({ type: 'text', text: { body } });
const complaint = (keywords: string[], words = false): HandoffRule => ({
  reason: 'complaint',
  keywords,
  complaint_words: words,
});

describe('the conditions of a Zap', () => {
  test('are those that it names', () => {
    expect(rulesOf({})).toEqual([]);
    expect(rulesOf({ handoff_keywords: ['', ' '], handoff_complaint_words: false })).toEqual([]);
    expect(
      rulesOf({ handoff_keywords: ['refund', ''], handoff_more_than: 6, handoff_unanswered_seconds: 300 }),
    ).toEqual([
      complaint(['refund']),
      { reason: 'many_messages', more_than: 6 },
      { reason: 'unanswered', seconds: 300 },
    ]);
    expect(rulesOf({ handoff_complaint_words: true })).toEqual([complaint([], true)]);
    expect(rulesOf({ handoff_more_than: 0 })).toEqual([{ reason: 'many_messages', more_than: 0 }]);
  });

  test('have one key when they ask for the same', () => {
    expect(ruleKey(complaint(['Refund', 'BROKEN']))).toBe(ruleKey(complaint(['broken', 'refund', 'Refund'])));
    const different = [
      complaint(['refund']),
      complaint(['refund'], true),
      complaint([], true),
      complaint(['broken']),
      { reason: 'many_messages', more_than: 6 } as const,
      { reason: 'many_messages', more_than: 60 } as const,
      { reason: 'unanswered', seconds: 6 } as const,
    ].map(ruleKey);
    expect(new Set(different).size).toBe(different.length);
    for (const key of different) expect(key.length).toBeLessThanOrEqual(40);
  });
});

describe('a message', () => {
  test('meets the words of a Zap, whole, and says which', () => {
    expect(metBy(text('I want my REFUND!'), 1, complaint(['refund']))).toBe('Wrote “refund”');
    expect(metBy(text('Are you refunding?'), 1, complaint(['refund']))).toBeNull();
    expect(metBy(text('it is broken 😡😡'), 1, complaint(['😡']))).toBe('Wrote “😡”');
    expect(metBy(text('我要退款！'), 1, complaint(['退款']))).toBe('Wrote “退款”');
    expect(
      metBy({ type: 'image', image: { caption: 'refund, please' } }, 1, complaint(['refund'])),
    ).not.toBeNull();
    expect(metBy({ type: 'image', image: {} }, 1, complaint(['refund'], true))).toBeNull();
  });

  test('meets the built-in words only where they are wanted', () => {
    expect(metBy(text('I want to speak to a human'), 1, complaint([], true))).toBe(
      'Wrote “speak to a human”',
    );
    expect(metBy(text('I want to speak to a human'), 1, complaint(['refund']))).toBeNull();
  });

  test('is one too many when there are more than the Zap says', () => {
    const rule = { reason: 'many_messages', more_than: 6 } as const;
    expect(metBy(text('hi'), 6, rule)).toBeNull();
    expect(metBy(text('hi'), 7, rule)).toBe('Wrote 7 messages');
  });

  test('never meets a condition of time', () => {
    expect(metBy(text('hi'), 9, { reason: 'unanswered', seconds: 0 })).toBeNull();
  });
});

test.each([
  [20_000, 'No answer for 20 seconds'],
  [119_999, 'No answer for 119 seconds'],
  [120_000, 'No answer for 2 minutes'],
  [7_200_000, 'No answer for 2 hours'],
])('%d ms of waiting are told as %j', (ms, told) => {
  expect(explainWaiting(ms)).toBe(told);
});
