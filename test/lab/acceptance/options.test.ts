import { acceptanceOptions } from '../../../lab/acceptance/options.js';

test('the lab, without sending', () => {
  expect(acceptanceOptions(['--lab'])).toEqual({
    config: null,
    send: false,
    json: false,
    count: 100,
    rows: null,
    out: '.lab/acceptance',
  });
});

test('an account, some rows', () => {
  expect(
    acceptanceOptions(['--config', 'a.json', '--send', '--rows', 'peak, content', '--count', '7']),
  ).toMatchObject({
    config: 'a.json',
    send: true,
    rows: ['peak', 'content'],
    count: 7,
  });
});

test.each([
  [[], 'Say where to send'],
  [['--lab', '--config', 'a.json'], 'Choose one of the two: --lab for the lab, or --config FILE'],
  [
    ['--config', 'a.json', '--rows', 'delivery,tags'],
    '--rows has the row “tags”, which is measured in the lab only. With --config there are: delivery, content, display, records, peak.',
  ],
  [['--lab', '--count', '0'], '--count must be a number of messages from 1 to 10,000, not “0”.'],
  [['--lab', '--rows', 'delivery,speed'], '--rows has no row “speed”.'],
  [['--lab', '--fast'], '--fast'],
  [['--lab', 'now'], 'now'],
])('%j is refused', (args, sentence) => {
  expect(() => acceptanceOptions(args)).toThrow(sentence);
});
