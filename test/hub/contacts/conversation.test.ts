import fc from 'fast-check';
import { answered, close, heard, newConversation, openWindow } from '../../../hub/contacts/conversation.js';

const begin = () => newConversation({ contactId: 'c_1', phoneNumberId: '1', wabaId: '1' });

test('a customer waits since the first message that was not answered', () => {
  const conversation = begin();
  heard(conversation, 10);
  answered(conversation, 20);
  heard(conversation, 30);
  heard(conversation, 40);
  expect(conversation).toMatchObject({ unansweredSince: 30, firstResponseMs: 10, messageCount: 3 });
});

test('an answer that left before the last message leaves that one unanswered', () => {
  const conversation = begin();
  heard(conversation, 10);
  heard(conversation, 30);
  answered(conversation, 20);
  expect(conversation).toMatchObject({ unansweredSince: 30, firstResponseMs: 10 });
});

test('after it was closed, everything is counted anew', () => {
  const conversation = begin();
  heard(conversation, 10);
  answered(conversation, 20);
  close(conversation, 'Ana', 25);
  expect(conversation).toMatchObject({ state: 'closed', messageCount: 0, resolvedAt: 25, resolvedBy: 'Ana' });
  heard(conversation, 30);
  expect(conversation).toMatchObject({ state: 'open', openedAt: 30, messageCount: 1, firstResponseMs: null });
});

test('what was written before it was closed, and is heard of later, leaves it closed', () => {
  const conversation = begin();
  heard(conversation, 10_000);
  close(conversation, 'Ana', 25_500);
  heard(conversation, 23_000);
  heard(conversation, 24_000);
  expect(conversation).toMatchObject({
    state: 'closed',
    messageCount: 0,
    unansweredSince: null,
    serviceWindowEndsAt: 24_000 + 86_400_000,
  });
  heard(conversation, 26_000);
  heard(conversation, 20_000);
  const since = 26_000;
  expect(conversation).toMatchObject({
    state: 'open',
    openedAt: since,
    messageCount: 1,
    unansweredSince: since,
  });
});

test('what Meta dates to the second in which it was closed came after that', () => {
  const conversation = begin();
  heard(conversation, 10_000);
  close(conversation, 'Ana', 25_500);
  heard(conversation, 25_000);
  expect(conversation).toMatchObject({ state: 'open', messageCount: 1 });
});

describe('a conversation that nobody resolved', () => {
  const day = 86_400_000;
  const answeredOnce = () => {
    const conversation = begin();
    heard(conversation, 10);
    answered(conversation, 20);
    return conversation;
  };

  test('begins anew when the customer writes after its service window', () => {
    const conversation = answeredOnce();
    heard(conversation, 10 + day);
    expect(conversation).toMatchObject({
      state: 'open',
      openedAt: 10 + day,
      messageCount: 1,
      firstResponseMs: null,
      unansweredSince: 10 + day,
    });
  });

  test('goes on while the service window is open', () => {
    const conversation = answeredOnce();
    heard(conversation, 9 + day);
    expect(conversation).toMatchObject({ openedAt: 10, messageCount: 2, firstResponseMs: 10 });
  });

  test('goes on while the customer waits for an answer', () => {
    const conversation = begin();
    heard(conversation, 10);
    heard(conversation, 10 + 3 * day);
    expect(conversation).toMatchObject({ openedAt: 10, messageCount: 2, unansweredSince: 10 });
  });

  test('goes on while a person is asked for', () => {
    const conversation = answeredOnce();
    conversation.state = 'handoff';
    heard(conversation, 10 + 3 * day);
    expect(conversation).toMatchObject({ state: 'handoff', openedAt: 10, messageCount: 2 });
  });
});

test('whatever the order of messages and calls, the service window ends a day after the last', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(), call: fc.boolean() }), { minLength: 1 }), (contacts) => {
      const conversation = begin();
      for (const { at, call } of contacts) (call ? openWindow : heard)(conversation, at);
      const last = Math.max(...contacts.map(({ at }) => at));
      expect(conversation.serviceWindowEndsAt).toBe(last + 86_400_000);
      expect(conversation.messageCount).toBe(contacts.filter(({ call }) => !call).length);
    }),
  );
});

test('nobody waits after an answer to the last message', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), fc.nat(1_000), (messages, more) => {
      const conversation = begin();
      for (const at of messages) heard(conversation, at);
      expect(conversation.unansweredSince).toBe(Math.min(...messages));
      answered(conversation, Math.max(...messages) + more);
      expect(conversation.unansweredSince).toBeNull();
    }),
  );
});
