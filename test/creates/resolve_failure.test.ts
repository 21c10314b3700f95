import nock from 'nock';
import resolveFailure from '../../creates/resolve_failure.js';
import { waba } from '../hub/bodies.js';
import { mine, openContactsDesk, type ContactsDesk } from '../hub/api/contacts-desk.js';
import { failedDeliveries, list, lostSend, refusedSend } from '../hub/store/contract/failure-steps.js';
import { claim, noon } from '../hub/store/contract/steps.js';
import { ask } from '../hub/sends.js';
import { authData, failure, HUB, offline, operationOf, run } from '../zapier.js';

offline();

const { perform } = operationOf(resolveFailure);
const resolving = (inputData: object) =>
  run(perform, {
    authData: { ...authData, access_token: mine },
    inputData: { waba_id: waba, ...inputData },
  });

/** The hub itself, at the address that the step knows. */
let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
  nock(HUB)
    .post(/./)
    .reply(async (path, body) => {
      const reply = await desk.post(path, body as object);
      return [reply.status, reply.body, { 'content-type': reply.headers.get('content-type') ?? '' }];
    })
    .persist();
});
afterEach(() => desk.close());

const open = async () => (await list(desk.store, { state: 'open' })).map(({ id }) => id);

it('delivers an event again', async () => {
  await failedDeliveries(desk.store, 'one', 'two');
  const [two, one] = await open();
  expect(await resolving({ mode: 'retry', failure: ` ${two} ` })).toEqual({
    id: two,
    result: expect.stringContaining('delivered to its Zap again'),
    count: 1,
    left: 0,
    kind: 'delivery',
    kind_label: 'A Zap Did Not Take an Event',
    failure_id: two,
    state: 'retried',
    title: 'A Zap with the trigger “New Message” did not take an event',
    reason: 'hooks.zapier.com answered with status 500.',
    zap: null,
    contact_id: null,
    phone_number_id: null,
    event_kind: 'message',
    first_failed_at: expect.stringMatching(/Z$/),
  });
  expect(await open()).toEqual([one]);
  expect((await claim(desk.store)).map(({ bodies }) => bodies.length)).toEqual([1]);
});

it('sends no message, but lets its step send it', async () => {
  await lostSend(desk.store);
  const later = noon + 120_000;
  expect(await ask(desk.store, later)).toMatchObject({ decision: 'given_up' });
  expect(await resolving({ mode: 'Retry One Failure', failure: (await open())[0] })).toMatchObject({
    result: expect.stringMatching(/nothing was sent\. Run the step again from the Zap history/),
    kind: 'send',
    state: 'retried',
  });
  expect(await ask(desk.store, later)).toMatchObject({ decision: 'go' });
});

it('ignores one failure', async () => {
  await refusedSend(desk.store);
  const [id] = await open();
  expect(await resolving({ mode: 'ignore', failure: id })).toMatchObject({
    id,
    state: 'ignored',
    result: expect.stringContaining('nothing was delivered or sent'),
  });
  expect(await open()).toEqual([]);
});

it.each([
  ['retry_all', 'retried', 'delivered to its Zap again'],
  ['ignore_all', 'ignored', 'nothing was delivered or sent'],
])('%s deals with all of a kind, and with no other', async (mode, state, result) => {
  await failedDeliveries(desk.store, 'one', 'two');
  await refusedSend(desk.store);
  expect(await resolving({ mode, kind: 'delivery' })).toMatchObject({
    result: expect.stringContaining(result),
    count: 2,
    left: 0,
    kind: 'delivery',
    failure_id: null,
    state: null,
  });
  expect(await list(desk.store, { state })).toHaveLength(2);
  expect(await list(desk.store, { state: 'open' })).toMatchObject([{ kind: 'send' }]);
  expect(await resolving({ mode, kind: 'delivery' })).toMatchObject({
    count: 0,
    result: expect.stringMatching(/^There was nothing to \w+\.$/),
  });
});

it('tells how many could not be retried', async () => {
  const { id } = await failedDeliveries(desk.store, 'one', 'two');
  await desk.store.removeSubscription(id);
  expect(await resolving({ mode: 'retry_all', kind: 'delivery' })).toMatchObject({
    count: 0,
    left: 2,
    result: expect.stringMatching(/nothing to retry\. 2 could not be retried, because their Zap is off/),
  });
});

describe('it halts, and says why,', () => {
  const halts = async (inputData: object, why: string) =>
    expect(await failure(resolving(inputData))).toEqual({
      name: 'HaltedError',
      message: expect.stringContaining(why),
    });

  it('for a failure that is not known', () =>
    halts(
      { mode: 'retry', failure: '99999' },
      'No such failure is known in this account. Map the Failure ID',
    ));

  it('for one that somebody dealt with before', async () => {
    await refusedSend(desk.store);
    const [id] = await open();
    await resolving({ mode: 'retry', failure: id });
    await halts({ mode: 'retry', failure: id }, 'somebody dealt with this failure before');
  });

  it('for an event whose Zap is gone', async () => {
    const { id } = await failedDeliveries(desk.store, 'one');
    await desk.store.removeSubscription(id);
    await halts({ mode: 'retry', failure: (await open())[0] }, 'the Zap that did not take this event is off');
  });

  it.each([
    [{ mode: 'retry' }, '“Failure” is empty'],
    [{ mode: 'ignore', failure: 'pW3kYt8Rb6NvQz1LxHs5Gc' }, '“Failure” holds no Failure ID'],
    [{ mode: 'retry_all', failure: '1' }, '“Kind of Failures” is empty'],
    [{ failure: '1' }, '“What to Do” is empty'],
  ])('before the hub is asked: %j', halts);
});

it('waits while a contact is being erased', async () => {
  await failedDeliveries(desk.store, 'one');
  await desk.store.eraseContact({ wabaId: waba, key: '16505551234' }, noon);
  expect((await failure(resolving({ mode: 'retry', failure: (await open())[0] }))).name).toBe(
    'ThrottledError',
  );
});
