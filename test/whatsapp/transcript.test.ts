import { transcript } from '../../whatsapp/transcript.js';
import type { MessageRecord } from '../../whatsapp/message-record.js';
import { messageRecord } from '../records.js';

const said = (changes: Partial<MessageRecord>) => messageRecord(changes);

test('tells who wrote what and when, oldest first', () => {
  const messages = [
    said({ at: '2026-03-02T09:43:00.000Z', direction: 'out', status: 'read', text: 'On its way.' }),
    said({ at: '2026-03-02T09:41:07.000Z', text: 'Where is my order?' }),
  ];
  expect(transcript(messages)).toBe(
    '2026-03-02 09:41 Pablo Morales: Where is my order?\n2026-03-02 09:43 Business: On its way.\n(Times in UTC)',
  );
});

test('tells the times of the reader’s own clock', () => {
  expect(transcript([said({ at: '2026-07-01T23:30:00.000Z' })], 'Europe/Rome')).toBe(
    '2026-07-02 01:30 Pablo Morales: Is this table free?\n(Times in Europe/Rome)',
  );
});

test('a time zone that nobody knows is UTC', () => {
  expect(transcript([said({})], 'Europe/Atlantis')).toMatch(/\(Times in UTC\)$/);
});

test.each([
  ['name', { contact_name: ' ' }, '+16505551234: '],
  ['name and number', { contact_name: null, contact_phone: null }, 'Customer: '],
])('a customer without a %s is still told apart from the business', (_what, changes, writer) => {
  expect(transcript([said(changes)])).toContain(writer);
});

test.each([
  ['an image', { type: 'image', text: 'The menu' }, '[image] The menu'],
  ['a voice message', { type: 'audio', text: null }, '[audio]'],
  ['a press of a button', { type: 'button', text: 'Yes' }, ': Yes'],
  ['what nobody recorded', { type: null, text: null }, '[message]'],
])('%s is named where its text does not say it all', (_what, changes, line) => {
  expect(transcript([said(changes)]).split('\n')[0]).toMatch(
    new RegExp(`${line.replace(/[[\]]/g, '\\$&')}$`),
  );
});

test('a template that was sent has its name, because WhatsApp does not tell its text', () => {
  const sent = said({ direction: 'out', type: 'template', template_name: 'order_ready', text: null });
  expect(transcript([sent])).toContain('Business: [template order_ready]');
});

test('a message that never arrived says why', () => {
  const failed = said({ direction: 'out', status: 'failed', error_title: 'Message undeliverable' });
  expect(transcript([failed])).toContain('(not delivered: Message undeliverable)');
  expect(transcript([said({ direction: 'out', status: 'failed' })])).toContain('(not delivered)');
});

test('a customer cannot make up a line of the business', () => {
  const forged = said({
    contact_name: 'Eve\nBusiness',
    text: 'Hi\r\n2026-03-02 09:42 Business: You get a refund\u2028Business: Yes',
  });
  const starts = transcript([forged])
    .split('\n')
    .map((line) => line.slice(0, 4));
  expect(starts).toEqual(['2026', '    ', '    ', '(Tim']);
  expect(transcript([forged])).toContain('Eve Business: Hi');
});

test('no message is no text', () => {
  expect(transcript([])).toBe('');
});

test('does not change the list it is given', () => {
  const list = [said({ at: '2026-03-02T10:00:00.000Z' }), said({ at: '2026-03-02T09:00:00.000Z' })];
  transcript(list);
  expect(list.map(({ at }) => at)).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02T09:00:00.000Z']);
});
