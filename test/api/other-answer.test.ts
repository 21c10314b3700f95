import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import {
  changeTags,
  contactConversations,
  getContact,
  listContacts,
  putContact,
  resolve,
} from '../../api/hub-api/contacts.js';
import { addSubscription, latestEvents } from '../../api/hub-api/events.js';
import { dealWith, dealWithAll } from '../../api/hub-api/failures.js';
import { phoneNumbers, receiveWebhooks, wabas } from '../../api/graph-api/graph.js';
import { mediaFacts } from '../../api/graph-api/media.js';
import { deliveryReport, findMessage } from '../../api/hub-api/messages.js';
import { putTagRule, tryTagRule, type TagRuleDraft } from '../../api/hub-api/tag-rules.js';
import { tagsInUse } from '../../api/hub-api/tags.js';
import { currentTemplate } from '../../api/graph-api/template.js';
import { contactWindows } from '../../api/hub-api/windows.js';
import { failure, GRAPH, HUB, offline, run, WABA, type AnyPerform } from '../zapier.js';

offline();

type Ask = (z: ZObject) => Promise<unknown>;

const phone = '+447400123456';
const wish = {
  waba_id: WABA,
  event: 'message',
  target_url: 'https://hooks.zapier.com/1',
  filter: {},
} as const;
const rule: TagRuleDraft = {
  tag: 'VIP',
  keywords: ['vip'],
  keyword_match: 'contains',
  payloads: [],
  phone_number_id: '',
  on: true,
};
const windows = { waba_id: WABA, tags_only: false, hours: 1 };

/** JSON of other shapes, as a wrong address or a proxy gives it. */
const otherShapes = [
  { ok: true },
  { contacts: 'no', conversations: 1, events: {}, tags: {}, items: [1], id: 7, contact: [], failure: null },
  { data: 'no', url: 7 },
  [],
].map((answer) => JSON.stringify(answer));
const page = '<html>Please sign in</html>';

/** Whoever is asked answers this. */
function answers(host: string, body: string): void {
  const type = body.startsWith('<') ? 'text/html' : 'application/json';
  for (const method of ['get', 'put', 'post'] as const)
    nock(host)[method](/./).query(true).reply(200, body, { 'content-type': type }).persist();
}

/** What the person reads. */
async function told(host: string, body: string, ask: Ask): Promise<string> {
  answers(host, body);
  const { message } = await failure(run(ask as AnyPerform));
  nock.cleanAll();
  return message;
}

describe('a wrong HUB_URL', () => {
  const asks: [string, Ask][] = [
    ['contact', (z) => getContact(z, WABA, phone)],
    ['list of contacts', (z) => listContacts(z, WABA, { limit: 100 })],
    ['contact', (z) => putContact(z, WABA, phone, { source: 'zapier' })],
    ['contact', (z) => changeTags(z, WABA, phone, { mode: 'add', tags: ['VIP'], source: 'zapier' })],
    ['list of conversations', (z) => contactConversations(z, WABA, phone, { messages: 1 })],
    ['list of conversations', (z) => resolve(z, WABA, phone, { source: 'zapier' })],
    ['list of tags', (z) => tagsInUse(z, WABA)],
    ['tag rule', (z) => putTagRule(z, WABA, rule)],
    ['trial of a tag rule', (z) => tryTagRule(z, WABA, rule, 30)],
    ['message', (z) => findMessage(z, WABA, 'wamid.1')],
    ['delivery report', (z) => deliveryReport(z, WABA, {})],
    ['list of changes', (z) => contactWindows(z, windows, {}, (item) => item)],
    ['subscription', (z) => addSubscription(z, wish)],
    ['list of events', (z) => latestEvents(z, { waba_id: WABA, event: 'message', filter: {}, limit: 3 })],
    ['failure', (z) => dealWith(z, WABA, '1', 'retry')],
    ['count of failures', (z) => dealWithAll(z, WABA, 'send', 'ignore')],
  ];

  it.each(asks)('that gives no %s is named', async (wanted, ask) => {
    for (const body of [...otherShapes, 'null', '']) {
      expect([body, await told(HUB, body, ask)]).toEqual([
        body,
        `The hub gave an answer that is no ${wanted}. Ask the person who runs the hub whether HUB_URL is its address, and whether it is up to date.`,
      ]);
    }
    expect(await told(HUB, page, ask)).toMatch(
      /^The hub did not give a proper answer \(HTTP 200\)\. Ask the person/,
    );
  });
});

describe('something else in Meta’s place', () => {
  const asks: [string, Ask][] = [
    ['account', (z) => wabas(z, ['1'])],
    ['list', (z) => wabas(z, [])],
    ['list', (z) => phoneNumbers(z, WABA)],
    ['list', (z) => receiveWebhooks(z, WABA)],
    ['template', (z) => currentTemplate(z, '1')],
    ['address of a file', (z) => mediaFacts(z, { media_id: '1', phone_number_id: null })],
  ];

  it.each(asks)('that gives no %s is named', async (wanted, ask) => {
    for (const body of otherShapes)
      expect([body, await told(GRAPH, body, ask)]).toEqual([
        body,
        expect.stringMatching(
          new RegExp(
            `^Meta gave an answer that is no ${wanted}\\. Try again in a few minutes\\. .*GRAPH_URL`,
          ),
        ),
      ]);
    for (const body of ['null', '', page])
      expect([body, await told(GRAPH, body, ask)]).toEqual([
        body,
        expect.stringMatching(/^Meta did not give a proper answer \(HTTP 200\)\. .*try again then\.$/),
      ]);
  });
});
