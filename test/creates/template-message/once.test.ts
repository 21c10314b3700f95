import nock from 'nock';
import { failure, HUB, offline } from '../../zapier.js';
import { accepts, permits, sendingOf, stored } from '../step.js';
import { orderReady } from '../templates.js';

offline();

const values = {
  header_media: 'https://garden.example/dish.jpg',
  body_first_name: 'Zoë',
  body_order: '42',
  button_1_url: 'track-42',
};
const marketing = { ...orderReady, category: 'MARKETING' };

/** What the ledger is asked about one send. */
async function asked(changes: object = {}, meta: Record<string, unknown> = {}) {
  nock.cleanAll();
  const { asked: requests } = permits();
  stored(orderReady);
  accepts();
  await sendingOf(orderReady, { ...values, ...changes }, { meta });
  return requests[0] ?? {};
}
const keyOf = async (changes: object = {}, meta?: Record<string, unknown>) =>
  (await asked(changes, meta))['deduplication_key'];

describe('the ledger is asked', () => {
  it('what goes to whom, without a word that is not needed', async () => {
    expect(await asked()).toMatchObject({
      to: '+447400123456',
      category: 'utility',
      type: 'template',
      deduplication_hours: 0.25,
      template_id: '5',
      template_name: 'order_ready',
      template_language: 'en_GB',
      text: expect.stringContaining('Hello Zoë, your order 42 is ready'),
    });
  });

  it('with the same key for the same message, and another for any other', async () => {
    const key = await keyOf();
    expect(await keyOf()).toBe(key);
    expect(key).not.toContain('7400');
    const others = [
      { body_order: '43' },
      { to: '+447400123457' },
      { header_media: 'https://garden.example/other.jpg' },
      { deduplication_key: 'order-42' },
    ];
    for (const other of others) expect(await keyOf(other)).not.toBe(key);
    expect(await keyOf({}, { zap: { id: '7' } })).not.toBe(key);
  });

  it('with the key that the person gave, for this customer and number', async () => {
    const given = { deduplication_key: 'order-42', deduplication_hours: 48 };
    const request = await asked(given);
    expect(request['deduplication_hours']).toBe(48);
    expect(await keyOf({ ...given, body_order: '43' })).toBe(request['deduplication_key']);
    expect(await keyOf({ ...given, to: '+447400123457' })).not.toBe(request['deduplication_key']);
  });

  it('with one key for both forms of a Brazilian number, which are one customer', async () => {
    const given = { deduplication_key: 'order-42' };
    for (const key of [{}, given]) {
      const [new_, old] = [
        await keyOf({ ...key, to: '+5541987654321' }),
        await keyOf({ ...key, to: '+554187654321' }),
      ];
      expect(old).toBe(new_);
    }
  });

  it('with a new key for each test in the editor', async () => {
    const meta = { isLoadingSample: true };
    expect(await keyOf({}, meta)).not.toBe(await keyOf({}, meta));
  });
});

describe('a marketing message', () => {
  const hubIsDown = () => {
    nock(HUB).post('/v1/sends').reply(503, {});
    stored(marketing);
    return accepts();
  };

  it('stops when the hub cannot be reached', async () => {
    const posted = hubIsDown();
    expect((await failure(sendingOf(marketing, values))).message).toContain('Nothing was sent now.');
    expect(posted).toEqual([]);
  });

  it('is sent all the same when the person wants that, and the note says so', async () => {
    hubIsDown();
    expect(await sendingOf(marketing, { ...values, if_hub_unreachable: 'send' })).toMatchObject({
      consent_checked: false,
      already_sent: false,
      note: expect.stringContaining('The hub did not answer'),
    });
  });
});

it.each([
  [{ deduplication_hours: 'a day' }, 'Keep the Key for (Hours)'],
  [{ deduplication_hours: 0.5 }, 'Keep the Key for (Hours)'],
  [{ deduplication_hours: 337 }, 'Keep the Key for (Hours)'],
  [{ deduplication_key: 'x'.repeat(501) }, 'Deduplication Key'],
  [{ if_hub_unreachable: 'wait' }, 'If the Hub Cannot Be Reached'],
])('a wrong option (%#) is told by the name of its field, and nothing is sent', async (wrong, label) => {
  stored(orderReady);
  const posted = accepts();
  expect((await failure(sendingOf(orderReady, { ...values, ...wrong }))).message).toContain(`“${label}”`);
  expect(posted).toEqual([]);
});
