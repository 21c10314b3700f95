import { parseOptions, UsageError } from '../../bench/options.js';

describe('the command line', () => {
  it('measures five rounds of five seconds unless told otherwise', () => {
    expect(parseOptions(['intake'])).toEqual({ bench: 'intake', json: false, seconds: 5, rounds: 5 });
  });

  it('takes its options in any place', () => {
    const expected = { bench: 'intake', json: true, seconds: 2.5, rounds: 7 };
    expect(parseOptions(['--rounds', '7', 'intake', '--json', '--seconds=2.5'])).toEqual(expected);
  });

  it.each([
    [[], 'Say which bench to run: intake.'],
    [['delivery'], 'There is no bench called “delivery”. There is: intake.'],
    [['intake', 'intake'], 'Only one bench runs at a time: “intake” is one too many.'],
    [['intake', '--fast'], 'There is no option --fast. There are: --json, --seconds, --rounds.'],
    [['intake', '-x'], 'There is no option -x. There are: --json, --seconds, --rounds.'],
    [['intake', '--json=yes'], 'The option --json takes no value.'],
    [['intake', '--seconds'], 'The option --seconds needs a number after it.'],
    [['intake', '--seconds', '--json'], 'The option --seconds needs a number after it.'],
    [['intake', '--seconds', 'long'], '--seconds must be a number from 1 to 120, not “long”.'],
    [['intake', '--seconds', ''], '--seconds must be a number from 1 to 120, not “”.'],
    [['intake', '--rounds', '0'], '--rounds must be a whole number from 1 to 50, not “0”.'],
    [['intake', '--rounds', '2.5'], '--rounds must be a whole number from 1 to 50, not “2.5”.'],
  ])('explains what is wrong with %j', (words, message) => {
    expect(() => parseOptions(words)).toThrow(new UsageError(message));
  });
});
