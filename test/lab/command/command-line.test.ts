import { WrongCall } from '../../../lab/command/command.js';
import { commandLine, wordsAs } from '../../../lab/command/command-line.js';

const options = { json: { type: 'boolean' }, zone: { type: 'string' } } as const;

test.each([
  [['--yml'], 'There is no option --yml. There are: --json, --zone.'],
  [['-x'], 'There is no option -x. There are: --json, --zone.'],
  [['--json=yes'], 'The option --json takes no value.'],
  [['--zone'], 'The option --zone needs a value after it.'],
  [['--zone', '--json'], 'The option --zone needs a value after it.'],
])('%j is answered in a sentence', (args, sentence) => {
  expect(() => commandLine(args, options)).toThrow(new WrongCall(sentence));
});

test('words are counted, and named when they are missing or too many', () => {
  const { values, positionals } = commandLine(['a', '--json', 'b'], options);
  expect([{ ...values }, wordsAs(positionals, 'FILE', 'VALUES')]).toEqual([{ json: true }, ['a', 'b']]);
  expect(() => wordsAs(['a'], 'FILE', 'VALUES')).toThrow(new WrongCall('VALUES is missing.'));
  expect(() => wordsAs(['a', 'b'], 'FILE')).toThrow(new WrongCall('“b” is one word too many.'));
});
