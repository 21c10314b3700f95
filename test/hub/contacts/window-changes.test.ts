import { summaryOf, tagChanges } from '../../../hub/contacts/window-changes.js';

const none = { messages_in: 0, messages_out: 0, messages_delivered: 0, messages_read: 0, messages_failed: 0 };

test('of a tag that came and went, the last word counts, however it was written', () => {
  const changes = [
    { kind: 'tag_added', detail: 'VIP', source: 'zoho' },
    { kind: 'tag_added', detail: 'New', source: 'zoho' },
    { kind: 'tag_removed', detail: 'vip', source: 'hubspot' },
    { kind: 'consent', detail: 'opted_in', source: 'zapier' },
  ];
  expect(tagChanges(changes)).toEqual({ tags_added: ['New'], tags_removed: ['vip'] });
});

test('what changed and who did it is said once', () => {
  const changes = [
    { kind: 'created', detail: null, source: 'whatsapp' },
    { kind: 'profile', detail: null, source: 'zoho' },
    { kind: 'tag_added', detail: 'a', source: 'zoho' },
    { kind: 'tag_removed', detail: 'b', source: 'zoho' },
    { kind: 'handoff', detail: null, source: 'whatsapp' },
  ];
  expect(summaryOf({ ...none, messages_out: 1, messages_failed: 1 }, changes)).toEqual({
    changed: ['messages', 'statuses', 'profile', 'tags', 'handoff'],
    changed_by: ['whatsapp', 'zoho'],
  });
  expect(summaryOf(none, [])).toEqual({ changed: [], changed_by: [] });
});
