import type { ConsentChange } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { acceptedAs, go, status, tell } from '../../sends.js';
import type { Bench } from './bench.js';
import { byPhone, later, phone, told, written } from './customers.js';

/** More than clocks may differ. */
const step = 10 * 60_000;
const hour = 6 * step;
const evidence = 'Form of 3 May';

type Word = (store: Store, now: number) => Promise<unknown>;

const stop: Word = (store, now) => store.append(written('STOP', { id: 'wamid.stop', at: later }), now);

const wrote =
  (text: string, at: number, id = 'wamid.text'): Word =>
  (store, now) =>
    store.append(written(text, { id, at }), now);

const says =
  (state: ConsentChange['state'], more: Partial<ConsentChange> = {}): Word =>
  (store, now) =>
    store.changeConsent(
      byPhone,
      { state, at: null, source: 'hubspot', method: null, evidence: null, messageId: null, ...more },
      now,
    );

/** What counts in the end, each word ten minutes after the one before, from an hour after the customer's STOP. */
async function endOf(store: Store, words: readonly Word[]) {
  for (const [nth, word] of words.entries()) await word(store, later + hour + nth * step);
  return (await store.contact(byPhone))?.consent;
}

export function describeOwnRefusals(bench: Bench): void {
  describe('a customer’s own refusal', () => {
    it.each<[string, string, Word[]]>([
      ['opted_out', 'an opt-in without a time', [says('opted_in', { evidence })]],
      ['opted_out', 'an opt-in without a proof', [says('opted_in', { at: later + step })]],
      [
        'opted_out',
        'an opt-in that the refusal is to prove',
        [says('opted_in', { messageId: 'wamid.stop' })],
      ],
      ['opted_out', '“neither in nor out”', [says('transactional')]],
      ['opted_out', 'a question that no message asked', [says('pending')]],
      ['opted_in', 'an opt-in with a time and a proof', [says('opted_in', { at: later + step, evidence })]],
      [
        'opted_in',
        'a proven opt-in that a CRM repeats without a time',
        [says('opted_in', { at: later + step, evidence }), says('opted_in', { evidence })],
      ],
      ['opted_in', 'a word of the customer', [wrote('subscribe', later + step)]],
      [
        'opted_in',
        'a word of the customer that a CRM repeats',
        [wrote('subscribe', later + step), says('opted_in', { evidence })],
      ],
      ['opted_out', 'a word of the customer of before', [wrote('subscribe', later - step)]],
    ])('ends in %s, whether it is heard before or after %s', async (end, _words, words) => {
      const [first, last] = [await bench.store(), await bench.store()];
      expect(await endOf(first, [stop, ...words])).toBe(end);
      expect(await endOf(last, [...words, stop])).toBe(end);
    });

    it('that is heard late is told to Zaps with the time at which it was said', async () => {
      const store = await bench.store();
      await endOf(store, [says('opted_in', { evidence }), stop]);
      const changed_at = new Date(later).toISOString();
      expect(await told(store, 'consent')).toMatchObject([
        { data: { state: 'opted_in' } },
        { data: { state: 'opted_out', previous: 'opted_in', changed_at, message_id: 'wamid.stop' } },
      ]);
    });

    it('stands over a question that was asked in between, and an opt-in that nothing proves', async () => {
      const store = await bench.store();
      await status(store, later + step, { id: 'wamid.ask' });
      const asked = says('pending', { at: later + step, messageId: 'wamid.ask' });
      expect(await endOf(store, [asked, says('opted_in', { evidence }), stop])).toBe('opted_out');
    });

    it.each([
      ['the refusal', 'wamid.stop'],
      ['one that nobody knows', 'wamid.none'],
      ['one of before', 'wamid.before'],
      ['one to them', 'wamid.ask'],
      ['one of somebody else', 'wamid.other'],
    ])('is not taken back by an opt-in whose message is %s', async (_what, messageId) => {
      const store = await bench.store();
      const other = written('Hello', { id: 'wamid.other', at: later + step, from: '16505550002' });
      const words: Word[] = [
        wrote('Hello', later - step, 'wamid.before'),
        stop,
        (hub, now) => status(hub, now, { id: 'wamid.ask' }),
        (hub, now) => hub.append(other, now),
        says('opted_in', { at: later + 2 * step, messageId }),
      ];
      expect(await endOf(store, words)).toBe('opted_out');
    });

    it('is taken back by an opt-in that a later message of theirs proves', async () => {
      const store = await bench.store();
      const agreed = says('opted_in', { at: later + 2 * step, messageId: 'wamid.yes' });
      expect(
        await endOf(store, [stop, wrote('I want your news again', later + step, 'wamid.yes'), agreed]),
      ).toBe('opted_in');
    });

    it.each(['wamid.stop', 'wamid.none'])('is not put in question by the message %s', async (messageId) => {
      const store = await bench.store();
      const asked = says('pending', { at: later + step, messageId });
      expect(await endOf(store, [stop, asked])).toBe('opted_out');
    });

    it('is put in question by a message that was just sent, of which WhatsApp told nothing yet', async () => {
      const store = await bench.store();
      await stop(store, later);
      const operation = await go(store, later + step, { to: `+${phone}` });
      await tell(store, operation, acceptedAs('wamid.ask'), later + step);
      const asked = says('pending', { at: later + step, messageId: 'wamid.ask' });
      expect(await endOf(store, [asked])).toBe('pending');
    });
  });
}
