import { freshId, waba } from '../bodies.js';
import { contactPath, fieldsOf, openContactsDesk, phone, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const record = (body: object) =>
  desk.put(contactPath(phone, '/consent'), {
    state: 'opted_in',
    source: 'salesforce',
    evidence: 'Ticked a box',
    ...body,
  });

test('consent is recorded with what proves it', async () => {
  const message_id = freshId();
  const evidence = 'Ticked the box of the newsletter';
  const reply = await record({ method: 'double', evidence, message_id, at: '2026-03-01T09:00:00Z' });
  expect([reply.status, reply.json()]).toMatchObject([
    200,
    {
      previous: 'transactional',
      changed: true,
      contact: {
        phone,
        consent: 'opted_in',
        consent_changed_at: '2026-03-01T09:00:00.000Z',
        consent_source: 'salesforce',
        consent_method: 'double',
        consent_evidence: evidence,
        consent_message_id: message_id,
      },
    },
  ]);
  expect(reply.json()).not.toHaveProperty('wake');
});

test('an older change is known, and changes nothing', async () => {
  await record({ state: 'opted_out', at: '2026-03-02T09:00:00Z' });
  const reply = await record({ at: '2026-03-01T09:00:00Z' });
  expect(reply.json()).toMatchObject({
    previous: 'opted_out',
    changed: false,
    contact: { consent: 'opted_out' },
  });
});

test('a change from the future does not stand against later ones', async () => {
  await record({ at: new Date(Date.now() + 86_400_000).toISOString() });
  expect((await record({ state: 'opted_out' })).json()).toMatchObject({ changed: true });
});

test('a Zap that waits for it is woken, and gets the event', async () => {
  const target = { event: 'consent', target_url: 'https://hooks.zapier.com/hooks/1/2/' };
  const { id } = (await desk.post('/v1/subscriptions', target)).json<{ id: string }>();
  await record({});
  expect(desk.woken).toEqual([id]);
  expect((await desk.get('/v1/events', { event: 'consent' })).json()).toMatchObject({
    events: [{ waba_id: waba, data: { state: 'opted_in', source: 'salesforce', contact: { phone } } }],
  });
  await record({ at: '2026-03-01T09:00:00Z' });
  expect(desk.woken).toEqual([id]);
});

test.each([
  ['state', { state: undefined }],
  ['state', { state: 'yes' }],
  ['at', { at: '2026-13-01' }],
  ['source', { source: 'form' }],
  ['source', { source: 'whatsapp' }],
  ['source', { source: 'rule' }],
  ['method', { method: 'triple' }],
  ['evidence', { evidence: '' }],
  ['evidence', { evidence: ' \n ' }],
  ['evidence', { evidence: undefined }],
  ['evidence', { evidence: 'x'.repeat(2_001) }],
  ['message_id', { message_id: 'has blanks' }],
])('a change that does not fit is a 422 that names %s, and changes nothing', async (field, body) => {
  expect(fieldsOf(await record(body))).toEqual([422, [field]]);
  expect((await desk.get(contactPath(phone))).status).toBe(404);
});

test('an opt-in is proven by words or by a message, and nothing else needs a proof', async () => {
  expect((await record({ evidence: undefined })).json<{ detail: string }>().detail).toBe(
    '“evidence” is missing, and so is “message_id”: an opt-in needs what proves it in one of them.',
  );
  for (const body of [
    { message_id: freshId() },
    { state: 'transactional' },
    { state: 'pending' },
    { state: 'opted_out' },
  ])
    expect((await record({ evidence: undefined, ...body })).status).toBe(200);
});

test('evidence of the longest kind is kept whole', async () => {
  const evidence = '語'.repeat(2_000);
  expect((await record({ evidence })).json()).toMatchObject({ contact: { consent_evidence: evidence } });
});
