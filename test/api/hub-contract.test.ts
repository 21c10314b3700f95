import nock from 'nock';
import type { z } from 'zod';
import type { ZObject } from 'zapier-platform-core';
import {
  changeConsent,
  changeTags,
  contactConversations,
  getContact,
  listContacts,
  putContact,
  resolve,
} from '../../api/hub-api/contacts.js';
import { deliveryReport, findMessage } from '../../api/hub-api/messages.js';
import { Deadline } from '../../api/deadline.js';
import { reportUnasked } from '../../api/hub-api/ledger.js';
import { putTagRule, tryTagRule, type TagRuleDraft } from '../../api/hub-api/tag-rules.js';
import { consentChange } from '../../hub/api/wire/consent.js';
import { contactChange, contactPath, contactQuery } from '../../hub/api/wire/contacts.js';
import { conversationQuery, resolution } from '../../hub/api/wire/conversations.js';
import { accountQuery } from '../../hub/api/wire/ids.js';
import { deliveryReportQuery, messagePath } from '../../hub/api/wire/messages.js';
import { unaskedSend } from '../../hub/api/wire/sends.js';
import { tagRule, tagRuleTrial } from '../../hub/api/wire/tag-rules.js';
import { tagChange } from '../../hub/api/wire/tags.js';
import { sendRequest } from '../hub/sends.js';
import { contactItem } from '../records.js';
import { HUB, NUMBER, offline, run, WABA } from '../zapier.js';

offline();

const phone = '+447400123456';
const at = '2026-03-01T18:30:00.000Z';
const draft: TagRuleDraft = {
  tag: 'Wedding',
  keywords: ['wedding'],
  keyword_match: 'contains',
  payloads: ['MENU'],
  phone_number_id: '',
  on: true,
};

const send = sendRequest({ waba_id: WABA, phone_number_id: NUMBER });

/** What each of these calls looks for in its answer. */
const anyAnswer = {
  id: '1',
  contact: contactItem(),
  ...Object.fromEntries(
    ['contacts', 'conversations', 'by_template', 'by_number', 'by_day', 'failures', 'examples'].map(
      (list) => [list, []],
    ),
  ),
};

interface Call {
  ask(z: ZObject): Promise<unknown>;
  /** What the hub reads of the request beside the path. */
  reads: z.ZodType;
}

const calls: Record<string, Call> = {
  'a contact': { ask: (z) => getContact(z, WABA, phone), reads: accountQuery },
  contacts: {
    ask: (z) => listContacts(z, WABA, { name: 'Zoë', tag: 'VIP', consent: 'opted_in', limit: 100 }),
    reads: contactQuery,
  },
  'contacts by one trait': {
    ask: (z) => listContacts(z, WABA, { name: undefined, tag: 'VIP', limit: 100 }),
    reads: contactQuery,
  },
  'a change of a contact': {
    ask: (z) =>
      putContact(z, WABA, phone, {
        name: 'Zoë',
        language: 'en',
        user_id: 'US.13491208655302741918',
        attributes: { city: 'Rome', old: null },
        source: 'hubspot',
      }),
    reads: contactChange,
  },
  'the least change of a contact': {
    ask: (z) => putContact(z, WABA, phone, { name: undefined, attributes: undefined, source: 'zapier' }),
    reads: contactChange,
  },
  'a change of tags': {
    ask: (z) => changeTags(z, WABA, phone, { mode: 'two_way', tags: ['VIP'], at, source: 'zoho' }),
    reads: tagChange,
  },
  'a change of consent': {
    ask: (z) =>
      changeConsent(z, WABA, phone, {
        state: 'pending',
        at,
        source: 'salesforce',
        method: 'double',
        evidence: 'Ticked a box',
        message_id: 'wamid.1',
      }),
    reads: consentChange,
  },
  conversations: {
    ask: (z) => contactConversations(z, WABA, phone, { phone_number_id: NUMBER, messages: 20 }),
    reads: conversationQuery,
  },
  'the end of a handoff': {
    ask: (z) => resolve(z, WABA, phone, { phone_number_id: NUMBER, by: 'Ana', source: 'zapier' }),
    reads: resolution,
  },
  'a message': { ask: (z) => findMessage(z, WABA, 'wamid.a/b=='), reads: accountQuery },
  'a report': {
    ask: (z) =>
      deliveryReport(z, WABA, { from: at, to: at, phone_number_id: NUMBER, template_name: 'order_ready' }),
    reads: deliveryReportQuery,
  },
  'a message that went out unasked': {
    ask: (z) => reportUnasked(z, send, { outcome: 'accepted', message_id: 'wamid.1' }, new Deadline()),
    reads: unaskedSend,
  },
  'a refusal of one': {
    ask: (z) =>
      reportUnasked(
        z,
        send,
        { outcome: 'refused', code: null, reason: 'No.', advice: 'Stop.', retry: 'never' },
        new Deadline(),
      ),
    reads: unaskedSend,
  },
  'a tag rule': { ask: (z) => putTagRule(z, WABA, draft), reads: tagRule },
  'a trial of a tag rule': { ask: (z) => tryTagRule(z, WABA, draft, 30), reads: tagRuleTrial },
};

test.each(Object.entries(calls))('the hub reads a request for %s', async (_what, { ask, reads }) => {
  const requests: unknown[] = [];
  const answer = (uri: string, body: nock.Body) => {
    const query = Object.fromEntries(new URL(uri, HUB).searchParams);
    requests.push(body === '' ? query : body);
    return [200, anyAnswer] as nock.ReplyFnResult;
  };
  for (const method of ['get', 'put', 'post'] as const) nock(HUB)[method](/./).query(true).reply(answer);
  await run((z: ZObject) => ask(z));
  expect(requests.map((request) => reads.safeParse(request).error?.issues)).toEqual([undefined]);
});

test.each([phone, 'US.13491208655302741918', 'c_a1B2c3D4e5F6g7H8i9J0'])(
  'the hub reads %s as a contact',
  (key) => {
    expect(contactPath.safeParse({ key }).success).toBe(true);
  },
);

test('the hub reads Meta’s message ids', () => {
  expect(messagePath.safeParse({ id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQz/A+RgA=' }).success).toBe(true);
});
