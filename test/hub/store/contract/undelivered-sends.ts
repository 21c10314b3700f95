import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, sendRequest, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { told } from './customers.js';
import { day, list, lostSend, minute, onlyFailure } from './failure-steps.js';
import { noon } from './steps.js';

const second = 1_000;
const id = 'wamid.1';
const notOnWhatsApp = 131026;

const fails = (store: Store, at: number, operation: string, code = notOnWhatsApp) =>
  status(store, at, { word: 'failed', id, operation, code });

/** WhatsApp took it, said that it was sent, and then that it failed. */
async function undelivered(store: Store, code = notOnWhatsApp): Promise<string> {
  const operation = await go(store, noon);
  await tell(store, operation, acceptedAs(id), noon);
  await status(store, noon + second, { id, operation });
  await fails(store, noon + 2 * second, operation, code);
  return operation;
}

export function describeUndeliveredSends(bench: Bench): void {
  describe('a message that WhatsApp took and could not deliver', () => {
    it('is on the failure list with why and what to do, and is told', async () => {
      const store = await bench.store();
      const operation = await undelivered(store);
      expect(await onlyFailure(store)).toMatchObject({
        kind: 'send',
        state: 'open',
        title: 'The template “order_ready” was not delivered',
        reason:
          'WhatsApp could not deliver the message: the number may not be on WhatsApp, or its app is too old.',
        advice: expect.stringMatching(/^Check the number with its country code\..* retry the failure/),
        operation,
        zap: 'Zap 7',
      });
      expect(await told(store, 'failure')).toMatchObject([{ data: { count: 1, escalated: false } }]);
      expect(await store.escalateFailures(noon + 2 * day)).toBe(1);
    });

    it.each([
      [131049, 'Wait at least 24 hours', /Then retry the failure/],
      [131000, '', /^Retry the failure/],
      [131050, 'Do not send marketing', /ignore the failure/],
    ])('says for code %s when it may be sent again', async (code, start, rest) => {
      const store = await bench.store();
      await undelivered(store, code);
      const { advice } = await onlyFailure(store);
      expect(advice.startsWith(start)).toBe(true);
      expect(advice).toMatch(rest);
    });

    it('stops the same step with that reason, until a person retries it', async () => {
      const store = await bench.store();
      const operation = await undelivered(store);
      expect(await ask(store, noon + minute)).toEqual({
        decision: 'given_up',
        operation,
        detail: expect.stringMatching(/^Nothing was sent now.* WhatsApp could not deliver the message/),
      });
      const { id: failure } = await onlyFailure(store);
      await store.retryFailure(waba, failure, noon + minute);
      expect(await go(store, noon + minute)).not.toBe(operation);
    });

    it('keeps its key when a person ignores it, as long as any send does', async () => {
      const store = await bench.store();
      await undelivered(store);
      await store.ignoreFailure(waba, (await onlyFailure(store)).id);
      expect(await ask(store, noon + 23 * 60 * minute)).toMatchObject({ decision: 'given_up' });
      await go(store, noon + 25 * 60 * minute);
    });

    it('does not keep its key for longer because it failed late', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await tell(store, operation, acceptedAs(id), noon);
      await fails(store, noon + 2 * day, operation);
      expect(await onlyFailure(store)).toMatchObject({ state: 'open' });
      await go(store, noon + 2 * day);
    });

    it('is the same when the status is faster than the answer', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await fails(store, noon, operation);
      const report = {
        state: 'undelivered',
        message_id: id,
        detail: expect.stringContaining('could not deliver'),
      };
      expect(await tell(store, operation, acceptedAs(id), noon + second)).toMatchObject(report);
      expect(await tell(store, operation, unknown, noon + second)).toMatchObject(report);
      expect(await onlyFailure(store)).toMatchObject({ state: 'open' });
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up' });
      expect(await told(store, 'failure')).toHaveLength(1);
    });

    it.each([
      ['it was taken', acceptedAs(id)],
      ['nobody knows what became of it', unknown],
      ['it is said to be refused', refused('never')],
    ])('is the same when the hub hears of it only after its status, though %s', async (_what, outcome) => {
      const store = await bench.store();
      await fails(store, noon, 'unasked');
      expect(await list(store)).toEqual([]);
      const request = sendRequest({ operation: 'unasked' });
      expect(await store.recordSend(request, outcome, noon + second)).toMatchObject({ state: 'undelivered' });
      expect(await onlyFailure(store)).toMatchObject({
        operation: 'unasked',
        title: expect.stringContaining('was not delivered'),
      });
    });

    it('fails once, however often and in whatever order that is told', async () => {
      const store = await bench.store();
      const operation = await undelivered(store);
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon);
      await fails(store, noon + 2 * second, operation);
      await fails(store, noon + 3 * second, operation);
      await status(store, noon + second, { id, operation });
      expect(await onlyFailure(store)).toMatchObject({ state: 'retried' });
      await go(store, noon + minute);
    });

    it('went out after all when it is said to be delivered', async () => {
      const store = await bench.store();
      const operation = await undelivered(store);
      await status(store, noon + 3 * second, { word: 'delivered', id, operation });
      expect(await onlyFailure(store)).toMatchObject({ state: 'resolved' });
      expect(await ask(store, noon + minute)).toMatchObject({
        decision: 'already_sent',
        status: 'delivered',
      });
    });

    it('did not fail when it was delivered before', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await status(store, noon, { word: 'delivered', id, operation });
      await fails(store, noon + second, operation);
      expect(await list(store)).toEqual([]);
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'already_sent' });
    });

    it('is not ours when no send of ours brought it', async () => {
      const store = await bench.store();
      await status(store, noon, { word: 'failed', id: 'wamid.2', code: notOnWhatsApp });
      await fails(store, noon, 'another-system');
      expect(await list(store)).toEqual([]);
    });

    it('takes the place of an entry that says that nobody knows, and is told', async () => {
      const store = await bench.store();
      const operation = await lostSend(store);
      await fails(store, noon + 2 * minute, operation);
      expect(await list(store)).toMatchObject([
        { state: 'open', title: 'The template “order_ready” was not delivered' },
        { state: 'replaced', title: 'It is not known whether the template “order_ready” was sent' },
      ]);
      expect(await told(store, 'failure')).toHaveLength(2);
    });

    it('is no failure of a try that a person retried before, because it was not in the chat', async () => {
      const store = await bench.store();
      const operation = await lostSend(store);
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon + minute);
      const again = await go(store, noon + 2 * minute);
      await fails(store, noon + 2 * minute, operation);
      await tell(store, again, acceptedAs('wamid.again'), noon + 2 * minute);
      expect(await onlyFailure(store)).toMatchObject({ state: 'retried' });
      expect(await ask(store, noon + 3 * minute)).toMatchObject({
        decision: 'already_sent',
        operation: again,
      });
    });

    it('is no failure of a try in whose place another one went out', async () => {
      const store = await bench.store();
      const first = await go(store, noon);
      await tell(store, first, acceptedAs(id), noon);
      const again = 'wamid.again';
      await tell(store, first, acceptedAs(again), noon);
      await status(store, noon, { word: 'failed', id: again, operation: first, code: notOnWhatsApp });
      expect(await list(store)).toEqual([]);
    });

    it('says nothing of a contact who was erased', async () => {
      const store = await bench.store();
      const ada = { wabaId: waba, key: '+16505551234' };
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      const operation = await go(store, noon);
      await tell(store, operation, acceptedAs(id), noon);
      await store.eraseContact(ada, noon + second);
      await fails(store, noon + 2 * second, operation);
      expect(await list(store)).toEqual([]);
    });

    it('is on the list without a name when its contact was erased meanwhile', async () => {
      const store = await bench.store();
      const ada = { wabaId: waba, key: '+16505551234' };
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      const operation = await go(store, noon);
      await store.eraseContact(ada, noon + second);
      await fails(store, noon + 2 * second, operation);
      expect(await tell(store, operation, acceptedAs(id), noon + 3 * second)).toMatchObject({
        state: 'undelivered',
        message_id: null,
      });
      await status(store, noon + 2 * second, { id, operation });
      expect(await onlyFailure(store)).toMatchObject({ operation, contact_id: null });
      expect(await bench.dump()).not.toMatch(/sends .*(16505551234|wamid|ready\.)/);
      expect(await store.contact(ada)).toBeNull();
    });
  });

  describe('an entry of the failure list', () => {
    it('never changes what it says happened: a new one takes its place, and is told', async () => {
      const store = await bench.store();
      await tell(store, await go(store, noon), refused('never'), noon);
      const { id: first } = await onlyFailure(store);
      await tell(store, await go(store, noon + second), unknown, noon + second);
      expect(await ask(store, noon + 2 * minute)).toMatchObject({ decision: 'given_up' });
      expect(await list(store)).toMatchObject([
        { state: 'open', title: expect.stringContaining('It is not known whether') },
        { id: first, state: 'replaced', title: 'The template “order_ready” was not sent' },
      ]);
      expect(await told(store, 'failure')).toHaveLength(2);
      // The button under the old text no longer says what it says.
      expect(await store.retryFailure(waba, first, noon + 2 * minute)).toMatchObject({ bar: 'closed' });
      expect(await ask(store, noon + 3 * minute)).toMatchObject({ decision: 'given_up' });
    });

    it('stays beside a refusal as long as nobody knows whether the message is out', async () => {
      const store = await bench.store();
      await lostSend(store);
      await store.recordSend(sendRequest({ operation: 'unasked' }), refused('never'), noon + 2 * minute);
      expect((await list(store)).map(({ state }) => state)).toEqual(['open', 'open']);
    });
  });

  describe('a send of which nobody knows whether it went out', () => {
    const short = { deduplication_hours: 0.25 };
    const lost = async (store: Store) => {
      await tell(store, await go(store, noon, short), unknown, noon);
      expect(await ask(store, noon + minute, short)).toMatchObject({ decision: 'given_up' });
      return onlyFailure(store);
    };

    it('blocks its key for a day while its failure is open: then the same words are about something new', async () => {
      const store = await bench.store();
      await lost(store);
      expect(await ask(store, noon + day, short)).toMatchObject({ decision: 'given_up' });
      await go(store, noon + day + 2 * minute, short);
    });

    it('is forgotten once nobody has to look any more', async () => {
      const store = await bench.store();
      await store.ignoreFailure(waba, (await lost(store)).id);
      expect(await ask(store, noon + 15 * minute, short)).toMatchObject({ decision: 'given_up' });
      expect(await store.pruneSends(noon + 20 * day, noon + 20 * day, 100)).toBeGreaterThan(0);
      await go(store, noon + 20 * day, short);
    });

    it('may be sent again by who ignored it first', async () => {
      const store = await bench.store();
      const { id: failure } = await lost(store);
      await store.ignoreFailure(waba, failure);
      expect(await ask(store, noon + 2 * minute, short)).toMatchObject({ decision: 'given_up' });
      expect(await store.retryFailure(waba, failure, noon + 2 * minute)).toMatchObject({ bar: null });
      await go(store, noon + 2 * minute, short);
    });

    it.each(['retryFailure', 'ignoreFailure'] as const)('is free after %s and its hours', async (change) => {
      const store = await bench.store();
      const { id: failure } = await lost(store);
      await store[change](waba, failure, noon + minute);
      await go(store, noon + 17 * minute, short);
    });
  });
}
