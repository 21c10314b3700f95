import nock from 'nock';
import resolveHandoff from '../../creates/resolve_handoff.js';
import { conversation } from '../records.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(resolveHandoff);
const resolving = (inputData: object) =>
  run(perform, { inputData: { waba_id: WABA, contact: '+447400123456', ...inputData } });

function takes(conversations: object[]) {
  const told: object[] = [];
  nock(HUB)
    .put('/v1/contacts/%2B447400123456/resolution', (body: object) => told.push(body) > 0)
    .reply(200, { conversations });
  return told;
}

it('closes the conversation with one number, in somebody’s name', async () => {
  const told = takes([
    conversation({ state: 'closed', resolved_at: '2026-03-02T10:05:30.000Z', resolved_by: 'Ana' }),
  ]);
  const given = { phone_number_id: NUMBER, resolved_by: ' Ana ', source: 'hubspot' };
  expect(await resolving(given)).toEqual({
    id: 'c_a1B2c3D4e5F6g7H8i9J0',
    contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
    contact_name: 'Pablo Morales',
    contact_phone: '+16505551234',
    contact_user_id: 'US.13491208655302741918',
    conversation_count: 1,
    conversations: [
      {
        id: `c_a1B2c3D4e5F6g7H8i9J0:${NUMBER}`,
        state: 'closed',
        business_phone: '+15550783881',
        phone_number_id: NUMBER,
        handoff_reason: null,
        handoff_requested_at: null,
        resolved_at: '2026-03-02T10:05:30.000Z',
        resolved_by: 'Ana',
      },
    ],
  });
  expect(told).toEqual([{ waba_id: WABA, phone_number_id: NUMBER, by: 'Ana', source: 'hubspot' }]);
});

it('closes the conversations with all numbers when none is chosen', async () => {
  const told = takes([conversation(), conversation({ id: 'c:2' })]);
  expect(await resolving({ phone_number_id: '', resolved_by: null })).toMatchObject({
    conversation_count: 2,
  });
  expect(told).toEqual([{ waba_id: WABA, source: 'zapier' }]);
});

it('has nothing to close for a contact that never wrote', async () => {
  takes([]);
  expect(await resolving({})).toEqual({
    id: '+447400123456',
    contact_id: null,
    contact_name: null,
    contact_phone: null,
    contact_user_id: null,
    conversation_count: 0,
    conversations: [],
  });
});

it('halts for a contact that the hub does not know', async () => {
  nock(HUB)
    .put(/resolution/)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });
  expect(await failure(resolving({}))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('No such contact is known'),
  });
});
