import { phoneNumber, waba } from '../../bodies.js';
import { noon } from './steps.js';

/** Two contacts, by their numbers. */
export const listed = '16505551234';
export const replacedOnce = '16505550002';

const ids = { [listed]: 'c_0mkfedmo0M0zw3fIDkCE', [replacedOnce]: 'c_0mkfedmo0h9hAbr_ZpTD' };

function contact(waId: keyof typeof ids) {
  const nothingSaid = { at: null, source: null, method: null, evidence: null, messageId: null };
  const state = {
    id: ids[waId],
    wabaId: waba,
    createdAt: noon,
    updatedAt: noon,
    waId,
    userId: null,
    parentUserId: null,
    username: null,
    name: null,
    language: 'en',
    told: { name: false, language: false },
    attributes: {},
    consent: { state: 'transactional', ...nothingSaid },
    hasWritten: false,
    firstInboundAt: null,
    lastInboundAt: null,
    firstOutboundAt: noon,
    lastOutboundAt: noon,
    inboundCount: 0,
    outboundCount: 1,
    lastMessageType: null,
    lastMessageText: null,
    serviceWindowEndsAt: null,
    freeEntryPointEndsAt: null,
    lastStatus: null,
    lastError: null,
    lastAd: null,
  };
  const columns = { id: ids[waId], waba_id: waba, name: '', consent: 'transactional', created_at: noon };
  return { ...columns, state: JSON.stringify(state) };
}

const identity = (waId: keyof typeof ids) => ({
  waba_id: waba,
  identity: `wa:${waId}`,
  contact_id: ids[waId],
});

const tag = (waId: keyof typeof ids, name: string, source: string, at: number) => ({
  contact_id: ids[waId],
  tag: name.toLowerCase(),
  waba_id: waba,
  name,
  present: 1,
  changed_at: at,
  source,
});

const list = (waId: keyof typeof ids, source: string, tags: string[], at: number) => ({
  contact_id: ids[waId],
  source,
  tags: JSON.stringify(tags),
  at,
});

/** A send as such a hub kept it. */
export function earlierSend(key: string, waId: string, state: string, told: object) {
  const template = { type: 'template', category: 'utility', templateName: 'order_ready', zap: 'Zap 7' };
  return {
    waba_id: waba,
    operation: `earlier-${key}`,
    phone_number_id: phoneNumber,
    recipient: `wa:${waId}`,
    dedup_key: key,
    state,
    waits_for: null,
    created_at: noon,
    started_at: noon,
    due_at: null,
    ended_at: noon,
    keep_ms: 86_400_000,
    refusals: 0,
    undecided: 0,
    message_id: null,
    details: JSON.stringify(template),
    ...told,
  };
}

/** What a hub with the first five migrations wrote, by table. */
export const earlierRows: Record<string, object[]> = {
  contacts: [contact(listed), contact(replacedOnce)],
  contact_identities: [identity(listed), identity(replacedOnce)],
  contact_tags: [
    tag(listed, 'Ours', 'rule', noon - 900),
    tag(listed, 'Says "yes", 👍', 'hubspot', noon - 800),
    tag(listed, 'VIP', 'hubspot', noon - 800),
    tag(listed, 'Zebra', 'zoho', noon - 700),
    tag(replacedOnce, 'Kept', 'hubspot', noon - 500),
  ],
  contact_tag_lists: [
    list(listed, 'hubspot', ['VIP', 'Says "yes", 👍'], noon - 800),
    list(listed, 'zoho', ['Zebra'], noon - 700),
    list(listed, 'forgotten', [], noon - 600),
    list(replacedOnce, 'replace', [], noon - 500),
  ],
  sends: [
    earlierSend('accepted', listed, 'accepted', { message_id: 'wamid.1' }),
    earlierSend('not sent', replacedOnce, 'given_up', {
      refusals: 1,
      details: JSON.stringify({
        type: 'template',
        templateName: 'order_ready',
        reason: 'The file could not be fetched.',
        advice: 'Look for the file.',
        code: null,
      }),
    }),
    earlierSend('may be out', replacedOnce, 'given_up', { undecided: 1 }),
    earlierSend('waits', replacedOnce, 'waiting', {
      waits_for: 'number_rate',
      started_at: null,
      ended_at: null,
      due_at: noon,
    }),
  ],
  messages: [
    {
      waba_id: waba,
      id: 'wamid.1',
      contact_id: ids[listed],
      phone_number_id: phoneNumber,
      direction: 'out',
      at: noon,
      heard: 7_243_687_526_400_000,
      status: 'delivered',
      error_code: null,
      template_name: 'order_ready',
      state: JSON.stringify({ type: 'template', operationId: 'earlier-accepted', deliveredAt: noon }),
    },
  ],
};
