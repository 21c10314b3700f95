import { newContact } from '../../../hub/contacts/contact.js';
import { newConversation } from '../../../hub/contacts/conversation.js';
import { absorb, absorbConversation, isOlder } from '../../../hub/contacts/merge.js';

const contact = (more: object) => ({ ...newContact('1', 1_000), ...more });
const conversation = (more: object) => ({
  ...newConversation({ contactId: 'c_1', phoneNumberId: '1', wabaId: '1' }),
  ...more,
});

test('the older contact stays', () => {
  const [one, other] = [contact({ createdAt: 1, id: 'c_b' }), contact({ createdAt: 2, id: 'c_a' })];
  expect([isOlder(one, other), isOlder(other, one)]).toEqual([true, false]);
  const twin = { ...one, id: 'c_a' };
  expect([isOlder(one, twin), isOlder(twin, one)]).toEqual([false, true]);
});

test('counts add up, times widen, and what one of them does not know comes from the other', () => {
  const one = contact({
    waId: '1',
    inboundCount: 2,
    firstInboundAt: 5,
    lastInboundAt: 9,
    lastMessageText: 'new',
  });
  const other = contact({
    userId: 'US.1',
    name: 'Ana',
    inboundCount: 3,
    firstInboundAt: 1,
    lastInboundAt: 8,
    lastMessageText: 'old',
    attributes: { a: 'b' },
    lastStatus: { status: 'read', at: 3, messageId: 'x' },
  });
  absorb(one, other);
  expect(one).toMatchObject({
    waId: '1',
    userId: 'US.1',
    name: 'Ana',
    inboundCount: 5,
    firstInboundAt: 1,
    lastInboundAt: 9,
    lastMessageText: 'new',
    attributes: { a: 'b' },
    lastStatus: { status: 'read' },
  });
});

test('a name that a CRM told wins over one that WhatsApp told', () => {
  const one = contact({ name: 'ana 🌵' });
  absorb(one, contact({ name: 'Ana Gómez', told: { name: true, language: false } }));
  expect(one).toMatchObject({ name: 'Ana Gómez', told: { name: true } });
});

test('who once refused has refused, whichever of the two contacts said so later', () => {
  const agreed = {
    state: 'opted_in',
    at: 1,
    source: 'zapier',
    method: null,
    evidence: null,
    messageId: null,
  };
  const refused = { ...agreed, state: 'opted_out', at: 2 };
  for (const [mine, theirs] of [
    [agreed, refused],
    [refused, agreed],
  ]) {
    const one = contact({ consent: mine });
    absorb(one, contact({ consent: theirs }));
    expect(one.consent.state).toBe('opted_out');
  }
});

test('a refusal of either stands, unless the customer later took it back by their own word', () => {
  const word = (state: string, at: number, source = 'hubspot') => {
    return { state, at, source, method: null, evidence: null, messageId: null };
  };
  const refused = word('opted_out', 5);
  for (const [other, counts] of [
    [word('opted_in', 9), 'opted_out'],
    [word('pending', 9, 'whatsapp'), 'opted_out'],
    [word('transactional', 9), 'opted_out'],
    [word('opted_in', 4, 'whatsapp'), 'opted_out'],
    [word('opted_in', 5, 'whatsapp'), 'opted_out'],
    [word('opted_in', 6, 'whatsapp'), 'opted_in'],
  ] as const) {
    for (const [mine, theirs] of [
      [refused, other],
      [other, refused],
    ]) {
      const one = contact({ consent: mine });
      absorb(one, contact({ consent: theirs }));
      expect(one.consent.state).toBe(counts);
    }
  }
});

test('a conversation that needs a person still does', () => {
  const one = conversation({ state: 'open', messageCount: 1, unansweredSince: 7 });
  absorbConversation(
    one,
    conversation({ state: 'handoff', messageCount: 2, unansweredSince: 3, handoffRequestedAt: 5 }),
  );
  expect(one).toMatchObject({ state: 'handoff', messageCount: 3, unansweredSince: 3, handoffRequestedAt: 5 });
  const closed = conversation({ state: 'closed' });
  absorbConversation(closed, conversation({ state: 'open' }));
  expect(closed.state).toBe('open');
});
