import { KNOWN_CODES } from '../../whatsapp/errors.js';
import { AGAIN_AFTER, failureOf, nextStep, RERUN_AFTER, type Failure } from '../../whatsapp/retry.js';

describe('a send that failed', () => {
  test('before anything was done is made again at once, then in 30 seconds, and then left to a person', () => {
    expect([1, 2, 3, 4].map((refusals) => nextStep('safe', refusals))).toEqual([
      'again',
      'rerun',
      'stop',
      'stop',
    ]);
    expect(AGAIN_AFTER).toBeLessThan(1_000);
    expect(RERUN_AFTER).toBe(30);
  });

  test('and may have gone out is never made again without asking', () => {
    expect([1, 2, 3].map((refusals) => nextStep('unknown', refusals))).toEqual(['ask', 'ask', 'ask']);
  });

  test.each<Failure>(['later', 'never'])('and may be made again %s stops', (failure) => {
    expect(nextStep(failure, 1)).toBe('stop');
  });
});

describe('what Meta’s code says of a send', () => {
  test.each([4, 80007, 80008, 130429, 131056])('%i: it is safe to repeat', (code) => {
    expect(failureOf({ code })).toBe('safe');
  });

  test.each([1, 2, 131000, 131016])('%i: it may have gone out', (code) => {
    expect(failureOf({ code })).toBe('unknown');
  });

  test.each([100, 131026, 131047, 131050, 132001])('%i: it does not go out like this', (code) => {
    expect(failureOf({ code })).not.toMatch(/safe|unknown/);
  });

  test('no code is left out', () => {
    for (const code of KNOWN_CODES) expect(failureOf({ code })).toMatch(/^(safe|later|never|unknown)$/);
  });
});
