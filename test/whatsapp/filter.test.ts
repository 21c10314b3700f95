import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import type { HubEvent } from '../../whatsapp/event.js';
import { matcherOf, matches, type EventFilter } from '../../whatsapp/filter.js';
import { hubEvent } from '../../whatsapp/updates.js';
import {
  body,
  messageBody,
  messageEvent,
  NUMBER_ID,
  onlyEvent,
  onlyUpdate,
  RECEIVED,
  statusEvent,
} from './bodies.js';

const written = (words: string) => messageEvent({ type: 'text', text: { body: words } });
const ourSend = (templateId: string) =>
  statusEvent({ biz_opaque_callback_data: encodeCallbackData({ operation: 'o', templateId }) });
const template = onlyEvent(body('message_template_status_update', { event: 'APPROVED' }));

test('an empty filter wants everything, and so does one with empty wishes', () => {
  const empty: EventFilter = {
    phone_number_id: '',
    types: [],
    keywords: ['', ' '],
    first_only: false,
    statuses: [],
    template_id: '',
  };
  for (const event of [written('hi'), ourSend('1'), template]) {
    expect(matches(event, {})).toBe(true);
    expect(matches(event, empty)).toBe(true);
  }
});

test('a number is wanted, and no other', () => {
  expect(matches(written('hi'), { phone_number_id: NUMBER_ID })).toBe(true);
  expect(matches(written('hi'), { phone_number_id: '1' })).toBe(false);
  expect(matches(template, { phone_number_id: NUMBER_ID })).toBe(false);
});

test('types are those a Zap builder picks from: both kinds of button are one', () => {
  const tapped = messageEvent({ type: 'button', button: { text: 'Yes', payload: 'y' } });
  const reply = { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } };
  const answered = messageEvent({ type: 'interactive', interactive: reply });
  for (const event of [tapped, answered]) {
    expect(matches(event, { types: ['button'] })).toBe(true);
    expect(matches(event, { types: ['interactive', 'list_reply'] })).toBe(false);
  }
});

test('any one of the keywords is enough, and each is looked for in captions and titles too', () => {
  const filter: EventFilter = { keywords: ['preis', 'PRIX'] };
  expect(matches(written('Quel est le prix ?'), filter)).toBe(true);
  expect(matches(messageEvent({ type: 'image', image: { caption: 'Preis?' } }), filter)).toBe(true);
  const choice = { type: 'list_reply', list_reply: { id: '1', title: 'Prix' } };
  expect(matches(messageEvent({ type: 'interactive', interactive: choice }), filter)).toBe(true);
  expect(matches(written('How much?'), filter)).toBe(false);
  expect(matches(messageEvent({ type: 'image', image: {} }), filter)).toBe(false);
});

test('how keywords match is the filter’s choice, and containing is the usual one', () => {
  expect(matches(written('please stop'), { keywords: ['stop'] })).toBe(true);
  expect(matches(written('please stop'), { keywords: ['stop'], keyword_match: 'whole' })).toBe(false);
  expect(matches(written('stop please'), { keywords: ['stop'], keyword_match: 'starts' })).toBe(true);
});

test('a text is read once, however many filters look at it', () => {
  let reads = 0;
  const text = {
    get body() {
      reads += 1;
      return 'please stop';
    },
  };
  const wants = matcherOf(messageEvent({ type: 'text', text }));
  const filters = [{ keywords: ['stop'] }, { keywords: ['go'] }, { keywords: ['please'] }];
  expect(filters.map((filter) => wants(filter))).toEqual([true, false, true]);
  expect(reads).toBe(1);
});

test('only the first message, when only that is wanted', () => {
  const update = onlyUpdate(messageBody({ type: 'text', text: { body: 'hi' } }));
  expect(matches(hubEvent(update, RECEIVED, true), { first_only: true })).toBe(true);
  expect(matches(hubEvent(update, RECEIVED, false), { first_only: true })).toBe(false);
});

test('statuses are wanted by their name', () => {
  expect(matches(statusEvent({ status: 'failed' }), { statuses: ['failed', 'read'] })).toBe(true);
  expect(matches(statusEvent({ status: 'sent' }), { statuses: ['failed', 'read'] })).toBe(false);
});

test('the template of a status is read from what our own send wrote', () => {
  expect(matches(ourSend('123'), { template_id: '123' })).toBe(true);
  expect(matches(ourSend('124'), { template_id: '123' })).toBe(false);
  expect(matches(statusEvent({ biz_opaque_callback_data: '123' }), { template_id: '123' })).toBe(false);
  expect(matches(statusEvent({}), { template_id: '123' })).toBe(false);
});

test('a wish about messages is never met by a status, nor the other way round', () => {
  for (const filter of [{ types: ['text'] }, { keywords: ['a'] }, { first_only: true }]) {
    expect(matches(statusEvent({}), filter)).toBe(false);
  }
  expect(matches(written('sent'), { statuses: ['sent'] })).toBe(false);
});

describe('changes of templates', () => {
  const change = (value: object, field = 'message_template_status_update') =>
    onlyEvent(
      body(field, {
        event: 'REJECTED',
        message_template_id: 1689556908129832,
        message_template_name: 'order_ready_Élan',
        ...value,
      }),
    );

  test('are wanted by our word for them', () => {
    expect(matches(change({}), { changes: ['approved', 'rejected'] })).toBe(true);
    expect(matches(change({ event: 'PENDING' }), { changes: ['submitted'] })).toBe(true);
    expect(matches(change({}), { changes: ['approved'] })).toBe(false);
    expect(matches(change({}, 'message_template_quality_update'), { changes: ['quality_changed'] })).toBe(
      true,
    );
  });

  test('are wanted by a part of the name, whatever its case and accents', () => {
    expect(matches(change({}), { template_name: 'READY_elan' })).toBe(true);
    expect(matches(change({}), { template_name: 'offer' })).toBe(false);
    expect(matches(change({ message_template_name: 7 }), { template_name: 'offer' })).toBe(false);
  });

  test('are wanted by their template, whose id Meta writes as a number or as text', () => {
    expect(matches(change({}), { template_id: '1689556908129832' })).toBe(true);
    expect(matches(change({ message_template_id: '168' }), { template_id: '168' })).toBe(true);
    expect(matches(change({}), { template_id: '168' })).toBe(false);
  });

  test('are never a message or a status', () => {
    for (const filter of [{ changes: ['approved'] }, { template_name: 'order' }]) {
      expect(matches(written('approved order'), filter)).toBe(false);
      expect(matches(statusEvent({}), filter)).toBe(false);
    }
    expect(matches(change({}), { statuses: ['rejected'] })).toBe(false);
    expect(matches(written('order'), { template_id: '168' })).toBe(false);
  });
});

describe('what the hub tells by itself', () => {
  const base = {
    id: 'e',
    field: 'hub',
    waba_id: '1',
    occurred_at: '2026-06-01T12:00:00.000Z',
    received_at: '2026-06-01T12:00:00.000Z',
  };
  const consent = (state: string, number: string | null = null) =>
    ({ ...base, event: 'consent', phone_number_id: number, data: { state } }) as unknown as HubEvent;
  const handoff = (...rules: string[]) =>
    ({ ...base, event: 'handoff', phone_number_id: NUMBER_ID, data: { rules } }) as unknown as HubEvent;

  test('consent is wanted by its state', () => {
    expect(matches(consent('opted_out'), { consent_states: ['opted_out', 'opted_in'] })).toBe(true);
    expect(matches(consent('pending'), { consent_states: ['opted_out'] })).toBe(false);
    expect(matches(written('opted_out'), { consent_states: ['opted_out'] })).toBe(false);
  });

  test('consent that was given to no number is of every number', () => {
    expect(matches(consent('opted_in'), { phone_number_id: NUMBER_ID })).toBe(true);
    expect(matches(consent('opted_in', NUMBER_ID), { phone_number_id: NUMBER_ID })).toBe(true);
    expect(matches(consent('opted_in', NUMBER_ID), { phone_number_id: '1' })).toBe(false);
  });

  test('a handoff is wanted by who asked for one of its conditions', () => {
    const event = handoff('many_messages:6', 'complaint:words');
    expect(matches(event, { handoff_more_than: 6 })).toBe(true);
    expect(matches(event, { handoff_complaint_words: true, handoff_unanswered_seconds: 60 })).toBe(true);
    expect(matches(event, { handoff_more_than: 7 })).toBe(false);
    expect(matches(event, { handoff_keywords: ['words'] })).toBe(false);
    expect(matches(written('complaint'), { handoff_complaint_words: true })).toBe(false);
  });

  test('who asks for no condition hears of every handoff', () => {
    expect(matches(handoff('many_messages:6'), {})).toBe(true);
    expect(matches(handoff('many_messages:6'), { phone_number_id: NUMBER_ID, handoff_keywords: [] })).toBe(
      true,
    );
    expect(matches(handoff('many_messages:6'), { phone_number_id: '1' })).toBe(false);
  });

  test('a failure is wanted by its kind', () => {
    const data = { failure: { kind: 'send' }, count: 1, escalated: false };
    const failure = { ...base, event: 'failure', phone_number_id: null, data } as unknown as HubEvent;
    expect(matches(failure, { failure_kinds: ['delivery', 'send'] })).toBe(true);
    expect(matches(failure, { failure_kinds: [] })).toBe(true);
    expect(matches(failure, { failure_kinds: ['delivery'] })).toBe(false);
    expect(matches(written('send'), { failure_kinds: ['send'] })).toBe(false);
  });
});
