import fc from 'fast-check';
import { FIELDS } from '../../whatsapp/webhook-fields.js';
import { hubEvent, updatesOf } from '../../whatsapp/updates.js';
import { body, messageBody, metadata, RECEIVED } from './bodies.js';

const members = [
  'messaging_product',
  'metadata',
  'contacts',
  'messages',
  'statuses',
  'errors',
  'groups',
  'calls',
  'history',
  'new_member',
  '__proto__',
];
const inner = ['id', 'type', 'status', 'from', 'wa_id', 'user_id', 'timestamp', 'profile', 'text'];

/** JSON whose texts are each marked, so that a lost one is missed. */
const { json } = fc.letrec<{ json: unknown; leaf: string; list: unknown[]; object: object }>((tie) => ({
  leaf: fc.nat({ max: 1e9 }).map((n) => `<${n}>`),
  list: fc.array(tie('json'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...inner), tie('json'), { maxKeys: 4 }),
  json: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('object')),
}));
const value = fc.dictionary(fc.constantFrom(...members), json, { maxKeys: 5 });
const field = fc.oneof(fc.constantFrom(...FIELDS), fc.string());

const marksIn = (from: unknown) => JSON.stringify(from)?.match(/<\d+>/g) ?? [];

test('every text of a change is in one of its updates, whatever the shape', () => {
  fc.assert(
    fc.property(field, fc.oneof(value, json), (name, content) => {
      const kept = new Set(marksIn(updatesOf(body(name, content)).map(({ data }) => data)));
      expect(marksIn(content).filter((mark) => !kept.has(mark))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('any JSON at all is read without an error, and every update makes an event', () => {
  fc.assert(
    fc.property(fc.jsonValue(), field, fc.jsonValue(), (anything, name, content) => {
      for (const from of [anything, { entry: anything }, { entry: [anything] }, body(name, content)]) {
        for (const update of updatesOf(from)) {
          expect(update.id).toHaveLength(22);
          expect(hubEvent(update, RECEIVED, false).id).toBe(update.id);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('a body gives the same ids each time it comes', () => {
  fc.assert(
    fc.property(field, value, (name, content) => {
      const again = JSON.parse(JSON.stringify(body(name, content))) as unknown;
      const ids = (from: unknown) => updatesOf(from).map(({ id }) => id);
      expect(ids(again)).toEqual(ids(JSON.parse(JSON.stringify(body(name, content)))));
    }),
  );
});

test('messages of the same id but different types are different updates', () => {
  const type = fc.constantFrom('text', 'reaction', 'unsupported', 'image', 'edit', 'revoke');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), type, type, (id, one, other) => {
      const of = (kind: string) => updatesOf(messageBody({ id, type: kind }))[0]?.id;
      expect(of(one) === of(other)).toBe(one === other);
    }),
  );
});

test('a list of a known field that holds no objects is kept as unknown', () => {
  const updates = updatesOf(body('messages', { metadata, messages: ['words', null, 3] }));
  expect(updates.map(({ kind, data }) => [kind, 'value' in data && data.value])).toEqual([
    ['unknown', 'words'],
    ['unknown', null],
    ['unknown', 3],
  ]);
});

test('what stands beside the known lists becomes one more update', () => {
  const messages = [{ id: 'a', type: 'text' }];
  const updates = updatesOf(body('messages', { metadata, messages, polls: [{ id: 'p' }] }));
  expect(updates.map(({ kind }) => kind)).toEqual(['message', 'unknown']);
  expect(updates[1]?.data).toMatchObject({ value: { polls: [{ id: 'p' }] } });
});

test('a contact that belongs to nobody is kept', () => {
  const messages = [
    { id: 'a', type: 'text', from: '1' },
    { id: 'b', type: 'text', from: '2' },
  ];
  const updates = updatesOf(body('messages', { metadata, messages, contacts: [{ wa_id: '3' }] }));
  expect(updates[2]?.data).toMatchObject({ value: { contacts: [{ wa_id: '3' }] } });
});

test('a value nested deeper than the stack is read without an error', () => {
  const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
  expect(updatesOf(body('flows', { deep }))).toHaveLength(1);
});
