import type { HubEventOf } from '../../whatsapp/event.js';
import { templateChanges } from '../../whatsapp/template-event/change.js';
import { rejectionOf } from '../../whatsapp/template-event/rejection.js';
import { templateEventItem } from '../../whatsapp/template-event.js';
import { body, onlyEvent } from './bodies.js';

type TemplateEvent = HubEventOf<'template'>;

const DECIDED = 1780300000;
const STATUS = 'message_template_status_update';

function templateEvent(field: string, value: object): TemplateEvent {
  const event = onlyEvent(
    body(
      field,
      {
        message_template_id: 1689556908129832,
        message_template_name: 'order_ready',
        message_template_language: 'en-US',
        ...value,
      },
      DECIDED,
    ),
  );
  if (event.event !== 'template') throw new Error(`expected a template, got ${event.event}`);
  return event;
}

const item = (field: string, value: object) => templateEventItem(templateEvent(field, value));

test('says which template, with its id as text and its language as the Graph API writes it', () => {
  expect(
    item(STATUS, { event: 'APPROVED', reason: 'NONE', message_template_category: 'UTILITY' }),
  ).toMatchObject({
    change: 'approved',
    explanation: 'The template “order_ready” (en_US) was approved.',
    template_id: '1689556908129832',
    template_language: 'en_US',
    category: 'utility',
    reason: null,
    occurred_at: '2026-06-01T07:46:40.000Z',
  });
  expect(item(STATUS, { event: 'APPROVED', message_template_language: 'en_US' }).template_language).toBe(
    'en_US',
  );
});

test('gives no id rather than one that lost its last digits', () => {
  const lost = JSON.parse('9007199254740993') as number;
  expect(item(STATUS, { event: 'APPROVED', message_template_id: lost }).template_id).toBeNull();
  expect(item(STATUS, { event: 'APPROVED', message_template_id: '9007199254740993' }).template_id).toBe(
    '9007199254740993',
  );
});

/** The reasons that Meta documents (Cloud API: template review). */
test.each([
  'ABUSIVE_CONTENT',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
  'CATEGORY_NOT_AVAILABLE',
])('a rejection for %s comes with an explanation and advice of its own', (reason) => {
  expect(rejectionOf(reason)).not.toEqual(rejectionOf('NOVELTY'));
  const rejected = item(STATUS, {
    event: 'REJECTED',
    reason,
    rejection_info: { reason: 'Parameters stand next to each other.', recommendation: 'Separate them.' },
  });
  expect(rejected).toMatchObject({
    change: 'rejected',
    reason: reason.toLowerCase(),
    explanation: `The template “order_ready” (en_US) was rejected. ${rejectionOf(reason)?.explanation}`,
    advice: rejectionOf(reason)?.advice,
    details: 'Parameters stand next to each other.',
    recommendation: 'Separate them.',
  });
});

test('a rejection for a reason nobody knows still says what to do', () => {
  const { explanation, advice, reason } = item(STATUS, { event: 'REJECTED', reason: 'NOVELTY' });
  expect([reason, explanation, advice]).toEqual([
    'novelty',
    expect.stringContaining('not known here'),
    expect.stringContaining('WhatsApp Manager'),
  ]);
});

test('a rejection without a reason is a rejection all the same', () => {
  expect(item(STATUS, { event: 'REJECTED', reason: null })).toMatchObject({
    change: 'rejected',
    reason: null,
  });
});

test('a pause says which one it is and what Meta writes about it', () => {
  const paused = item(STATUS, {
    event: 'PAUSED',
    reason: 'NONE',
    other_info: { title: 'SECOND_PAUSE', description: 'Blocked by many.' },
  });
  expect(paused).toMatchObject({ change: 'paused', details: 'Blocked by many.' });
  expect(paused.explanation).toContain('second pause');
});

test('the end of a pause is not an approval, though Meta calls it so', () => {
  expect(item(STATUS, { event: 'APPROVED', other_info: { title: 'UNPAUSE' } }).change).toBe('reinstated');
});

test('a template that was switched off says when', () => {
  const disabled = item(STATUS, { event: 'DISABLED', disable_info: { disable_date: 1751247548 } });
  expect(disabled).toMatchObject({ change: 'disabled', disabled_at: '2025-06-30T01:39:08.000Z' });
});

test.each([
  ['PENDING', 'submitted'],
  ['IN_APPEAL', 'in_appeal'],
  ['FLAGGED', 'flagged'],
  ['REINSTATED', 'reinstated'],
  ['ARCHIVED', 'archived'],
  ['UNARCHIVED', 'unarchived'],
  ['LOCKED', 'locked'],
  ['LIMIT_EXCEEDED', 'limit_exceeded'],
  ['PENDING_DELETION', 'deletion_scheduled'],
  ['DELETED', 'deleted'],
])('the event %s is the change %s', (event, change) => {
  expect(item(STATUS, { event, reason: null }).change).toBe(change);
  expect(Object.keys(templateChanges)).toContain(change);
});

test('a change of quality tells both ratings in the words of WhatsApp Manager', () => {
  const value = { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' };
  expect(item('message_template_quality_update', value)).toMatchObject({
    change: 'quality_changed',
    quality: 'medium',
    previous_quality: 'high',
  });
});

test('a category that will change is still the one it has', () => {
  const soon = {
    new_category: 'UTILITY',
    correct_category: 'MARKETING',
    category_update_timestamp: 1746169200,
  };
  expect(item('template_category_update', soon)).toMatchObject({
    change: 'category_changing',
    category: 'utility',
    correct_category: 'marketing',
    previous_category: null,
    category_changes_at: '2025-05-02T07:00:00.000Z',
  });
});

test('a category that changed names the one before', () => {
  const done = { previous_category: 'UTILITY', new_category: 'MARKETING', correct_category: 'MARKETING' };
  expect(item('template_category_update', done)).toMatchObject({
    change: 'category_changed',
    category: 'marketing',
    previous_category: 'utility',
    category_changes_at: null,
  });
});

test('a category that Meta holds for wrong is told', () => {
  const value = { category: 'UTILITY', correct_category: 'MARKETING' };
  expect(item('template_correct_category_detection', value)).toMatchObject({
    change: 'wrong_category',
    category: 'utility',
    correct_category: 'marketing',
  });
});

test('an edited text is given as it is read', () => {
  const value = {
    message_template_title: 'Your order',
    message_template_element: 'Thank you, {{1}}.',
    message_template_footer: 'Lucky Garden',
  };
  expect(item('message_template_components_update', value)).toMatchObject({
    change: 'text_changed',
    text: 'Your order\n\nThank you, {{1}}.\n\nLucky Garden',
  });
});

test('a decision says how long the review took when the hub knows when it began', () => {
  const event = templateEvent(STATUS, { event: 'APPROVED' });
  const reviewed = { ...event.data, review: { submitted_at: '2026-06-01T06:31:10.000Z' } };
  expect(templateEventItem({ ...event, data: reviewed })).toMatchObject({
    submitted_at: '2026-06-01T06:31:10.000Z',
    review_minutes: 75.5,
  });
});

test('a review that ended before it began by a clock that is fast took no time', () => {
  const event = templateEvent(STATUS, { event: 'APPROVED' });
  const reviewed = { ...event.data, review: { submitted_at: '2026-06-01T07:46:41.000Z' } };
  expect(templateEventItem({ ...event, data: reviewed }).review_minutes).toBe(0);
});

test.each([
  ['a value that is no object', 'APPROVED'],
  ['a list', []],
  [
    'members of the wrong kind',
    { event: 7, message_template_id: {}, reason: [], rejection_info: 'x', other_info: 1 },
  ],
  ['a status of tomorrow', { event: 'POLISHED' }],
])('%s is no crash', (_name, value) => {
  const event = { ...templateEvent(STATUS, {}), data: { value } } as TemplateEvent;
  expect(templateEventItem(event)).toMatchObject({ change: expect.any(String), template_id: null });
});

test('every change has a sentence about the template and an advice', () => {
  for (const { happened, advice } of Object.values(templateChanges)) {
    expect(happened).toContain('{template}');
    expect(advice).toMatch(/\.$/);
  }
});

test('a name that looks like an instruction to the text is left as it is', () => {
  expect(item(STATUS, { event: 'APPROVED', message_template_name: '$& {template}' }).explanation).toBe(
    'The template “$& {template}” (en_US) was approved.',
  );
});
