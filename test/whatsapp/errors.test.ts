import fc from 'fast-check';
import { detailsOf, explain, KNOWN_CODES, sentence } from '../../whatsapp/errors.js';
import { scrubbed } from '../../whatsapp/errors/scrub.js';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Every code of Meta's page of error codes, and those of the products around it. */
const documented = [
  ...[0, 1, 2, 3, 4, 10, 17, 33, 100, 102, 104, 190, 192, 341, 368, 80007, 80008],
  ...range(200, 299),
  ...[130403, 130429, 130472, 130497, 131000, 131005, 131008, 131009, 131016, 131020, 131021, 131026],
  ...[131030, 131031, 131037, 131041, 131042, 131044, 131045, 131047, 131048, 131049, 131050, 131051],
  ...[131052, 131053, 131055, 131056, 131057, 131059, 131060, 131062, 131063, 131064],
  ...range(131200, 131211),
  ...[132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069],
  ...[133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016],
  ...[134011, 134100, 134101, 134102, 135000, 136024, 137000],
  ...range(138000, 138018),
  ...range(139000, 139004),
  ...range(139100, 139103),
  ...range(147001, 147005),
  ...range(200005, 200007),
  ...[2388012, 2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388091, 2388103, 2388293, 2388299],
  ...[2494100, ...range(2494164, 2494179), 2593107, 2593108, 2593109, 1752041],
];
const unknown = explain(999_999);

test.each([[documented]])('every documented code has an explanation of its own', (codes) => {
  expect(codes.filter((code) => explain(code).title === unknown.title)).toEqual([]);
});

test('every explanation is made of whole sentences in words for everybody', () => {
  for (const code of [...KNOWN_CODES, ...documented, 999_999]) {
    const { title, happened, advice } = explain(code);
    expect([code, title]).toEqual([code, expect.stringMatching(/^[A-Z0-9]/)]);
    for (const said of [happened, advice])
      expect([code, said]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/s)]);
    expect(`${title} ${happened} ${advice}`).not.toMatch(
      /OAuth|JSON|HTTP|param|endpoint|payload|BSUID|WABA|\bAPI call/,
    );
  }
});

test('only what is refused before it is done may be repeated at once', () => {
  const safe = [...new Set([...KNOWN_CODES, ...documented])].filter((code) => explain(code).retry === 'safe');
  expect(safe.sort((a, b) => a - b)).toEqual([4, 17, 341, 80007, 80008, 130429, 131056]);
});

test('what may have been carried out is never called safe', () => {
  for (const code of [1, 2, 131000, 131016, 133004]) expect(explain(code).retry).toBe('unsafe');
  for (const code of [131048, 131049, 133016, 368]) expect(explain(code).retry).toBe('later');
  for (const code of [131050, 132001, 131026, 999_999]) expect(explain(code).retry).toBe('never');
});

describe('a subcode', () => {
  test.each([458, 459, 460, 463, 464, 467, 492])('%d says why the connection ended', (subcode) => {
    expect(explain(190, subcode).happened).not.toBe(explain(190).happened);
    expect(explain(190, subcode).code).toBe(190);
  });

  test('says what exactly is wrong with a value', () => {
    expect(explain(100, 33).happened).toMatch(/does not exist/);
    expect(explain(100, 2388024).title).toBe('Template Exists Already');
    expect(explain(100, 2388293).title).toBe('Too Many Variables');
  });

  test('that nobody knows leaves the code as it is', () => {
    expect(explain(130429, 2494055)).toEqual(explain(130429));
    expect(explain(190, 1)).toEqual(explain(190));
    expect(explain(4, 463)).toEqual(explain(4));
  });
});

describe('the sentence of an error', () => {
  test('says what happened, what to do, and Meta’s code with its details', () => {
    const error = {
      code: 132000,
      message: '(#132000) Number of parameters does not match the expected number of params',
      error_data: { messaging_product: 'whatsapp', details: 'body: 1 of 2 given' },
    };
    const { happened, advice } = explain(132000);
    expect(sentence(error)).toBe(`${happened} ${advice} (Meta code 132000: body: 1 of 2 given)`);
  });

  test('does without details where Meta gives none', () => {
    expect(sentence({ code: 131056, message: '(#131056) Pair rate limit hit' })).toMatch(
      /\(Meta code 131056\)$/,
    );
  });

  test('takes them from the message where the code alone says little', () => {
    expect(sentence({ code: 100, message: "(#100) The parameter text['body'] is required." })).toMatch(
      /\(Meta code 100: The parameter text\['body'\] is required\.\)$/,
    );
    expect(sentence({ code: 999_999, message: 'New rule' })).toMatch(
      /not known here.*\(Meta code 999999: New rule\)$/,
    );
  });

  test('understands details that are a bare text, and Meta’s message for users', () => {
    expect(detailsOf({ code: 4, error_data: 'slow down' })).toBe('slow down');
    expect(detailsOf({ code: 4, error_user_msg: 'Slow down, please.' })).toBe('Slow down, please.');
  });
});

describe('details', () => {
  test.each([
    ['Recipient +447400123456 not found', 'Recipient … not found'],
    ['Recipient +44 7400-123 456 not found', 'Recipient … not found'],
    ['Recipient (415) 555-2671 not found', 'Recipient (… not found'],
    ['Object with ID 106540352242922 does not exist', 'Object with ID … does not exist'],
    ['Malformed access token EAAGm0PX4ZCps_BA-x', 'Malformed access token …'],
    [`proof ${'0a1b'.repeat(16)} wrong`, 'proof … wrong'],
    ['number of params (1) does not match (2)', 'number of params (1) does not match (2)'],
    ['expired on Friday, 01-Aug-25 10:00:00 PDT', 'expired on Friday, 01-Aug-25 10:00:00 PDT'],
    ['template name (order_ready) does not exist in en', 'template name (order_ready) does not exist in en'],
  ])('%s is told as: %s', (text, told) => {
    expect(scrubbed(text)).toBe(told);
  });

  test('never hold a phone number or a token, whatever stands around', () => {
    const secret = fc.oneof(fc.stringMatching(/^\d{7,20}$/), fc.stringMatching(/^EAA[A-Za-z0-9]{5,40}$/));
    const around = fc.stringMatching(/^[a-z ,.:]{0,20}$/).map((text) => ` ${text} `);
    fc.assert(
      fc.property(around, secret, around, (before, hidden, after) => {
        const details = `${before}${hidden}${after}`;
        expect(sentence({ code: 100, message: 'x', error_data: { details } })).not.toContain(hidden);
      }),
    );
  });
});
