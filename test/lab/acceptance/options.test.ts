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
    acceptanceOptions(['--config', 'a.json', '--send', '--rows', 'peak, tags', '--count', '7']),
  ).toMatchObject({
    config: 'a.json',
    send: true,
    rows: ['peak', 'tags'],
    count: 7,
  });
});

test.each([
  [[], 'Say where to send'],
  [['--lab', '--config', 'a.json'], 'Say where to send'],
  [['--lab', '--count', '0'], '--count must be a number of messages from 1 to 10,000, not “0”.'],
  [['--lab', '--rows', 'delivery,speed'], '--rows has no row “speed”.'],
  [['--lab', '--fast'], '--fast'],
  [['--lab', 'now'], 'now'],
])('%j is refused', (args, sentence) => {
  expect(() => acceptanceOptions(args)).toThrow(sentence);
});
