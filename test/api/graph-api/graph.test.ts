import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { approvedTemplates, phoneNumbers, receiveWebhooks, wabas } from '../../../api/graph-api/graph.js';
import { passes } from '../../clock.js';
import type { AnyPerform } from '../../zapier.js';
import { APP_ID, failure, graphError, GRAPH, offline, run, WABA } from '../../zapier.js';

offline();

const path = `/v25.0/${WABA}`;

function templatePage(ids: string[], after?: string, next = `https://example.com/steal?after=${after}`) {
  return {
    data: ids.map((id) => ({ id, name: `t_${id}`, language: 'en', status: 'APPROVED', category: 'UTILITY' })),
    paging: { cursors: { before: 'b', after: after ?? 'end' }, ...(after && { next }) },
  };
}

const templates = (name?: string) =>
  run(((z) => approvedTemplates(z, WABA, name)) as AnyPerform) as Promise<{ id: string }[]>;

describe('templates', () => {
  it('come from all three pages, by cursor and never by the address in the answer', async () => {
    const first = nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => !('after' in query))
      .reply(200, templatePage(['1', '2'], 'A'));
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => query.after === 'A')
      .reply(200, templatePage(['3'], 'B'));
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => query.after === 'B')
      .reply(200, templatePage(['4']));
    expect((await templates()).map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(first.isDone()).toBe(true);
  });

  it('go on after a page that is empty but not the last', async () => {
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => !('after' in query))
      .reply(200, templatePage([], 'A'));
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => query.after === 'A')
      .reply(200, templatePage(['3']));
    expect(await templates()).toHaveLength(1);
  });

  it('end when a cursor leads back to itself', async () => {
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query(true)
      .times(2)
      .reply(200, templatePage(['1'], 'A'));
    expect(await templates()).toHaveLength(2);
  });

  it('are said to be incomplete when they cannot all be read in time', async () => {
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query(true)
      .reply(200, () => {
        passes(20);
        return templatePage(['1'], 'A');
      });
    expect((await failure(templates())).message).toMatch(/^The list is too long/);
  });

  it('are said to be incomplete when there are more pages than are read', async () => {
    let page = 0;
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query(true)
      .times(41)
      .reply(200, () => templatePage(['1'], `after ${++page}`));
    expect((await failure(templates())).message).toMatch(/^The list is too long/);
  });

  it('are none when the account has none', async () => {
    nock(GRAPH).get(`${path}/message_templates`).query(true).reply(200, { data: [] });
    expect(await templates()).toEqual([]);
  });

  it('are searched by name on Meta’s side', async () => {
    nock(GRAPH)
      .get(`${path}/message_templates`)
      .query((query) => query.name === 'order' && query.status === 'APPROVED')
      .reply(200, templatePage(['1']));
    expect(await templates('order')).toHaveLength(1);
  });

  it('that are not approved are left out even when Meta sends them', async () => {
    const page = templatePage(['1', '2']);
    page.data[0] = { ...page.data[0], status: 'PAUSED' } as (typeof page.data)[0];
    nock(GRAPH).get(`${path}/message_templates`).query(true).reply(200, page);
    expect((await templates()).map(({ id }) => id)).toEqual(['2']);
  });
});

describe('accounts', () => {
  const names = (ids: string[]) => run(((z) => wabas(z, ids)) as AnyPerform);

  it('keep the order in which they were granted', async () => {
    for (const id of ['2', '1']) {
      nock(GRAPH)
        .get(`/v25.0/${id}`)
        .query(true)
        .reply(200, { id, name: `Shop ${id}` });
    }
    expect(await names(['2', '1'])).toEqual([
      { id: '2', name: 'Shop 2' },
      { id: '1', name: 'Shop 1' },
    ]);
  });

  it('are still listed when one of them was deleted', async () => {
    nock(GRAPH)
      .get('/v25.0/1')
      .query(true)
      .reply(400, graphError(100, { error_subcode: 33 }));
    nock(GRAPH).get('/v25.0/2').query(true).reply(200, { id: '2', name: 'Shop' });
    expect(await names(['1', '2'])).toEqual([{ id: '2', name: 'Shop' }]);
  });
});

describe('a look-up', () => {
  const numbers = () => failure(run(((z) => phoneNumbers(z, WABA)) as AnyPerform));

  it('that takes too long says how long was waited', async () => {
    process.env.LOOKUP_TIMEOUT_MS = '50';
    nock(GRAPH).get(`${path}/phone_numbers`).query(true).delay(300).reply(200, { data: [] });
    expect((await numbers()).message).toBe(
      'WhatsApp did not answer within 0.05 seconds. Try again in a few minutes.',
    );
  });

  it('whose connection breaks is a sentence without the address', async () => {
    nock(GRAPH)
      .get(`${path}/phone_numbers`)
      .query(true)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    expect((await numbers()).message).toBe('WhatsApp could not be reached. Try again in a few minutes.');
  });

  it('cannot be led to another path by an ID', async () => {
    nock(GRAPH)
      .get('/v25.0/..%2Foauth%2Faccess_token%3Fx/phone_numbers')
      .query(true)
      .reply(200, { data: [{ id: '1' }] });
    const numbersOf = (z: ZObject) => phoneNumbers(z, '../oauth/access_token?x');
    expect(await run(numbersOf as AnyPerform)).toEqual([{ id: '1' }]);
  });

  it('is not sent to an address that is not https', async () => {
    process.env.GRAPH_URL = 'http://graph.example.com';
    expect((await numbers()).message).toContain('GRAPH_URL must be an address that starts with https://');
  });
});

describe('receiving webhooks', () => {
  const receive = () => run(((z) => receiveWebhooks(z, WABA)) as AnyPerform);
  const subscribed = (...ids: string[]) =>
    nock(GRAPH)
      .get(`${path}/subscribed_apps`)
      .query(true)
      .reply(200, { data: ids.map((id) => ({ whatsapp_business_api_data: { id } })) });

  it('subscribes our app when only others are', async () => {
    subscribed('1', '2');
    const post = nock(GRAPH).post(`${path}/subscribed_apps`).query(true).reply(200, { success: true });
    await receive();
    expect(post.isDone()).toBe(true);
  });

  it('leaves a subscription alone that is there, with the callback address it may have', async () => {
    subscribed('1', APP_ID);
    const post = nock(GRAPH).post(`${path}/subscribed_apps`).query(true).reply(200, { success: true });
    await receive();
    expect(post.isDone()).toBe(false);
  });
});
