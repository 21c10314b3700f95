import nock from 'nock';
import phoneNumberList from '../../triggers/phone_number_list.js';
import tagList from '../../triggers/tag_list.js';
import templateList from '../../triggers/template_list.js';
import wabaList from '../../triggers/waba_list.js';
import { authData, failure, GRAPH, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const inputData = { waba_id: WABA };

describe('the dropdown of accounts', () => {
  it('shows the names of the accounts that were granted', async () => {
    nock(GRAPH).get(`/v25.0/${WABA}`).query(true).reply(200, { id: WABA, name: 'Lucky Garden' });
    expect(await run(operationOf(wabaList).perform, { authData })).toEqual([
      { id: WABA, label: 'Lucky Garden' },
    ]);
  });
});

describe('the dropdown of numbers', () => {
  const choices = (data: object[]) => {
    nock(GRAPH).get(`/v25.0/${WABA}/phone_numbers`).query(true).reply(200, { data });
    return run(operationOf(phoneNumberList).perform, { inputData });
  };

  it('shows number, verified name and quality', async () => {
    const number = {
      id: '1',
      display_phone_number: '+1 555-078-3881',
      verified_name: 'Lucky Garden',
      quality_rating: 'GREEN',
    };
    expect(await choices([number])).toEqual([
      { id: '1', label: '+1 555-078-3881 · Lucky Garden · Quality: High' },
    ]);
  });

  it('shows a number whose name and quality Meta does not tell', async () => {
    expect(await choices([{ id: '1', display_phone_number: '+1 555-078-3881' }])).toEqual([
      { id: '1', label: '+1 555-078-3881 · Quality: Not Known' },
    ]);
  });

  it('is empty when there are no numbers', async () => {
    expect(await choices([])).toEqual([]);
  });
});

describe('the dropdown of templates', () => {
  it('shows name, language and category', async () => {
    nock(GRAPH)
      .get(`/v25.0/${WABA}/message_templates`)
      .query(true)
      .reply(200, {
        data: [{ id: '5', name: 'order_ready', language: 'en_GB', status: 'APPROVED', category: 'UTILITY' }],
      });
    expect(await run(operationOf(templateList).perform, { inputData })).toEqual([
      { id: '5', label: 'order_ready · en_GB · Utility' },
    ]);
  });

  it('is searched by the name that the step asks for', async () => {
    nock(GRAPH)
      .get(`/v25.0/${WABA}/message_templates`)
      .query((query) => query.name === 'order')
      .reply(200, { data: [] });
    const searching = { ...inputData, template_name: ' order ' };
    expect(await run(operationOf(templateList).perform, { inputData: searching })).toEqual([]);
  });
});

describe('the dropdown of tags', () => {
  const choices = (status: number, body: object) => {
    nock(HUB).get('/v1/tags').query({ waba_id: WABA }).reply(status, body);
    return run(operationOf(tagList).perform, { inputData });
  };

  it('shows how many contacts have the tag, and gives the tag itself', async () => {
    const tags = [
      { name: 'Garden Club', contacts: 48 },
      { name: 'VIP', contacts: 1 },
    ];
    expect(await choices(200, { tags })).toEqual([
      { id: 'Garden Club', name: 'Garden Club · 48 contacts' },
      { id: 'VIP', name: 'VIP · 1 contact' },
    ]);
  });

  it('is empty when no contact has a tag', async () => {
    expect(await choices(200, { tags: [] })).toEqual([]);
  });

  it('says why the hub refuses', async () => {
    expect((await failure(choices(503, { detail: 'The database is down.' }))).message).toBe(
      'The database is down.',
    );
  });
});
