import nock from 'nock';
import { eventsIn, latest, subscribe, unsubscribe, type Wish } from '../../../api/hub-api/subscription.js';
import type { AnyPerform } from '../../zapier.js';
import { APP_ID, failure, GRAPH, HUB, offline, run, WABA } from '../../zapier.js';
import { messageEvent, statusEvent } from '../../events.js';

offline();

const HOOK = 'https://hooks.zapier.com/hooks/standard/1/a/';
const wish: Wish<'message'> = { wabaId: WABA, event: 'message', filter: { types: ['text'] } };

const subscribing = () => run(((z, bundle) => subscribe(z, bundle, wish)) as AnyPerform, { targetUrl: HOOK });
const ending = (id?: string) => run(unsubscribe, { subscribeData: id ? { id } : undefined });

function appIsSubscribed() {
  nock(GRAPH)
    .get(`/v25.0/${WABA}/subscribed_apps`)
    .query(true)
    .reply(200, { data: [{ whatsapp_business_api_data: { id: APP_ID } }] });
}

describe('subscribing', () => {
  it('gives the hub the Zap’s own address and filter', async () => {
    appIsSubscribed();
    nock(HUB)
      .post('/v1/subscriptions', {
        waba_id: WABA,
        event: 'message',
        target_url: HOOK,
        filter: { types: ['text'] },
      })
      .reply(201, { id: 'sub-1', waba_id: WABA });
    expect(await subscribing()).toEqual({ id: 'sub-1' });
  });

  it('leaves nothing at the hub when Meta refuses', async () => {
    nock(GRAPH)
      .get(`/v25.0/${WABA}/subscribed_apps`)
      .query(true)
      .reply(403, { error: { code: 200 } });
    const hub = nock(HUB).post('/v1/subscriptions').reply(201, { id: 'sub-1' });
    await failure(subscribing());
    expect(hub.isDone()).toBe(false);
  });

  it('says that a hub is needed when there is none', async () => {
    appIsSubscribed();
    delete process.env.HUB_URL;
    expect((await failure(subscribing())).message).toContain('This step needs the hub');
  });

  it('says whom to ask when the hub is down', async () => {
    appIsSubscribed();
    nock(HUB)
      .post('/v1/subscriptions')
      .replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    expect((await failure(subscribing())).message).toBe(
      'The hub could not be reached. Ask the person who runs the hub whether it is up, and try again.',
    );
  });
});

describe('unsubscribing', () => {
  it('ends only the Zap’s own subscription', async () => {
    const own = nock(HUB).delete('/v1/subscriptions/sub-1').reply(204);
    await ending('sub-1');
    expect(own.isDone()).toBe(true);
  });

  it('succeeds when the hub no longer knows the subscription', async () => {
    nock(HUB).delete('/v1/subscriptions/sub-1').reply(404, { detail: 'Unknown.' });
    expect(await ending('sub-1')).toEqual({ id: 'sub-1' });
  });

  it('succeeds without a call when there never was a subscription', async () => {
    expect(await ending()).toEqual({});
  });

  it('fails when the hub cannot do it now', async () => {
    nock(HUB).delete('/v1/subscriptions/sub-1').reply(503, { detail: 'The database is down.' });
    expect((await failure(ending('sub-1'))).message).toBe('The database is down.');
  });
});

describe('the latest events', () => {
  const asked = (meta: object, limit: string) => {
    nock(HUB)
      .get('/v1/events')
      .query({ waba_id: WABA, event: 'message', filter: '{"types":["text"]}', limit })
      .reply(200, { events: [messageEvent()], next_cursor: null });
    return run(((z, bundle) => latest(z, bundle, wish)) as AnyPerform, { meta });
  };

  it('are three for the editor’s sample', async () => {
    expect(await asked({ isLoadingSample: true }, '3')).toHaveLength(1);
  });

  it('are 25 otherwise', async () => {
    expect(await asked({}, '25')).toHaveLength(1);
  });
});

describe('a delivery', () => {
  it('may be one event', () => {
    expect(eventsIn(messageEvent(), 'message')).toEqual([messageEvent()]);
  });

  it('may be an array', () => {
    expect(eventsIn([messageEvent('1'), messageEvent('2')], 'message')).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'hello'],
    ['an empty object', {}],
    ['an empty array', []],
    ['another kind of event', statusEvent()],
    ['a message that the business itself wrote', { ...messageEvent(), event: 'message_echo' }],
    ['an event without data', { ...messageEvent(), data: null }],
    ['an event without its message', { ...messageEvent(), data: {} }],
    ['arrays in arrays', [[messageEvent()]]],
    ['a webhook straight from Meta', { object: 'whatsapp_business_account', entry: [] }],
  ])('that is %s starts nothing', (_what, body) => {
    expect(eventsIn(body, 'message')).toEqual([]);
  });
});
