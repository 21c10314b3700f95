import { parseOptions, UsageError } from '../../bench/options.js';

describe('the command line', () => {
  it('measures five rounds of five seconds unless told otherwise', () => {
    expect(parseOptions(['intake'])).toEqual({ bench: 'intake', json: false, seconds: 5, rounds: 5 });
  });

  it('fills the large store with five million events unless told otherwise', () => {
    expect(parseOptions(['projection'])).toMatchObject({ bench: 'projection', large: 5_000_000 });
    expect(parseOptions(['projection', '--large', '20000'])).toMatchObject({ large: 20_000 });
  });

  it('takes its options in any place', () => {
    const expected = { bench: 'intake', json: true, seconds: 2.5, rounds: 7 };
    expect(parseOptions(['--rounds', '7', 'intake', '--json', '--seconds=2.5'])).toEqual(expected);
  });

  it.each([
    [[], 'Say which bench to run: intake, projection.'],
    [['delivery'], 'There is no bench called “delivery”. There are: intake, projection.'],
    [['intake', 'intake'], 'Only one bench runs at a time: “intake” is one too many.'],
    [['intake', '--fast'], 'There is no option --fast. There are: --json, --seconds, --rounds, --large.'],
    [['intake', '-x'], 'There is no option -x. There are: --json, --seconds, --rounds, --large.'],
    [['intake', '--json=yes'], 'The option --json takes no value.'],
    [['intake', '--seconds'], 'The option --seconds needs a number after it.'],
    [['intake', '--seconds', '--json'], 'The option --seconds needs a number after it.'],
    [['intake', '--seconds', 'long'], '--seconds must be a number from 1 to 120, not “long”.'],
    [['intake', '--seconds', ''], '--seconds must be a number from 1 to 120, not “”.'],
    [['intake', '--rounds', '0'], '--rounds must be a whole number from 1 to 50, not “0”.'],
    [['intake', '--rounds', '2.5'], '--rounds must be a whole number from 1 to 50, not “2.5”.'],
    [['projection', '--large', '9999'], '--large must be a whole number from 10000 to 50000000, not “9999”.'],
    [['projection', '--large'], 'The option --large needs a number after it.'],
    [['intake', '--large', '20000'], 'The option --large is only for projection.'],
  ])('explains what is wrong with %j', (words, message) => {
    expect(() => parseOptions(words)).toThrow(new UsageError(message));
  });
});
