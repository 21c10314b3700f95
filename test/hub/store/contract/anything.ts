import fc from 'fast-check';
import { FIELDS } from '../../../../whatsapp/webhook-fields.js';
import { updatesOf } from '../../../../whatsapp/updates.js';
import { changeBody } from '../../bodies.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { noon } from './steps.js';

/** Names that the hub reads, so that what it reads is mostly of another kind than it expects. */
const names = [
  ...[
    'from',
    'to',
    'id',
    'type',
    'status',
    'timestamp',
    'text',
    'body',
    'errors',
    'code',
    'title',
    'referral',
  ],
  ...['recipient_id', 'recipient_user_id', 'recipient_type', 'group_id', 'from_user_id', 'user_id', 'wa_id'],
  ...['system', 'contact', 'phone_number', 'full_name', 'action', 'threads', 'messages', 'history_context'],
  ...[
    'event',
    'direction',
    'conversation',
    'origin',
    'expiration_timestamp',
    'pricing',
    'category',
    'previous',
  ],
  ...['current', 'biz_opaque_callback_data', 'profile', 'name', 'username', 'value', 'parent_user_id'],
];
const words = [
  ...[
    'text',
    'system',
    'unsupported',
    'user_changed_number',
    'user_changed_user_id',
    'group',
    'sent',
    'failed',
  ],
  ...['delivered', 'read', 'connect', 'USER_INITIATED', 'referral_conversion', 'READ', 'media_placeholder'],
  ...[
    '16505551234',
    '5511987654321',
    '+1 650 555-1234',
    'US.1',
    'wamid.1',
    '\u0000',
    '\ud800',
    '',
    '1749416383',
  ],
];

const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...words),
    fc.string(),
    fc.double(),
    fc.constantFrom(0, -1, 1e300, 1.5, true, null),
    tie('object'),
    fc.array(tie('anything'), { maxLength: 3 }),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie('anything'), { maxKeys: 8 }),
}));
/** Mostly as Meta writes it, so that the hub gets further than to refuse it. */
const plausible = fc.record({
  id: fc.constantFrom('wamid.1', 'wamid.2', '16505551234', 'x'.repeat(3_000)),
  from: fc.constantFrom('16505551234', '16505550002', '5511987654321'),
  recipient_id: fc.constantFrom('16505551234', '551187654321'),
  from_user_id: fc.constantFrom('US.1', 'US.2', 'x'.repeat(200), '\u0000'),
  type: fc.constantFrom('text', 'system', 'unsupported', 'button'),
  status: fc.constantFrom('sent', 'delivered', 'read', 'failed'),
  timestamp: fc.constantFrom('1768478400', 1768478400, '8640000000000000', -1, 'soon'),
  text: fc.record({ body: fc.constantFrom('Hi', '\u0000', '\ud800') }),
  errors: fc.constantFrom([{ code: 131026 }], [{ code: 1e300 }], [{ code: 1.5 }], [null], 'none'),
  system: fc.record({
    type: fc.constantFrom('user_changed_number', 'user_changed_user_id'),
    wa_id: fc.constantFrom('16505550002', '\u0000'),
    user_id: fc.constantFrom('US.2', 5),
  }),
});
const odd = fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 2 });
const entry = fc.tuple(plausible, odd).map(([usual, other]): object => ({ ...usual, ...(other as object) }));
const list = fc.array(entry, { minLength: 1, maxLength: 3 });
const lists = fc.constantFrom(
  ...['messages', 'statuses', 'contacts', 'message_echoes', 'user_preferences', 'user_id_update'],
  ...['state_sync', 'history', 'calls', 'user_actions', 'metadata'],
);
const change = fc.record({
  field: fc.oneof(fc.constant('messages'), fc.constantFrom(...FIELDS)),
  value: fc.dictionary(lists, list, { minKeys: 1, maxKeys: 4 }),
});

export function describeAnything(bench: Bench): void {
  describe('whatever Meta sends', () => {
    it('is stored, whatever the hub makes of it, and what it made can be given out', async () => {
      const store = await bench.store();
      let accounts = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          const wabaId = String(++accounts);
          const updates = changes.flatMap(({ field, value }) => updatesOf(changeBody(field, value, wabaId)));
          const { appended } = await store.append(updates, noon);
          const stored = new Set(appended.map(({ id }) => id)).size;
          const { events } = await store.events({ wabaId, filter: {}, limit: 100 });
          expect(events).toHaveLength(stored);
          const { items } = await store.contacts({ wabaId, limit: 100 });
          for (const { id } of items) expect(await exported(store, { wabaId, key: id })).not.toBeNull();
        }),
        { numRuns: 150 },
      );
    });
  });
}
