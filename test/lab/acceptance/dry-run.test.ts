import { dryRunText, type DryRun } from '../../../lab/acceptance/dry-run.js';
import { standards } from '../../../lab/acceptance/standards.js';

const dry: DryRun = {
  templates: [{ name: 'hello_world', language: 'en_US', category: 'utility', messages: 100 }],
  messages: 100,
  recipients: 20,
  ratePerMinute: 300,
  seconds: 20,
  rows: Object.values(standards).map(({ title }) => title),
  warnings: [],
};

test('the lab says how long sending takes, and the whole', () => {
  const text = dryRunText(dry, true);
  expect(text).toContain('100 messages to 20 test numbers, 300 a minute at most: about 20 seconds.');
  expect(text).toContain('The whole run takes about 2 minutes.');
  expect(dryRunText({ ...dry, rows: ['Template delivery rate'] }, true)).not.toContain('The whole run');
});

test('the minute of the burst is told once', () => {
  const burst = 'Peak load sends up to a minute long on top of that';
  expect(dryRunText(dry, true)).not.toContain(burst);
  expect(dryRunText({ ...dry, rows: ['Peak load'] }, true)).toContain(`${burst}.`);
  expect(dryRunText({ ...dry, rows: ['Peak load'] }, false)).toContain(`${burst}, 1000 messages at most.`);
});

test.each([
  [1, 1, 0, '1 message to 1 test number, 300 a minute at most: at once.'],
  [2, 1, 1, '2 messages to 1 test number, 300 a minute at most: about 1 second.'],
  [600, 20, 120, '600 messages to 20 test numbers, 300 a minute at most: about 2 minutes.'],
])('%d messages to %d numbers in %d seconds', (messages, recipients, seconds, sentence) => {
  expect(dryRunText({ ...dry, messages, recipients, seconds }, false)).toContain(sentence);
});
