import { defineApp, version as platformVersion } from 'zapier-platform-core';
import authentication from './authentication.js';
import createTemplate from './creates/create_template.js';
import markRead from './creates/mark_read.js';
import recordConsent from './creates/record_consent.js';
import resolveFailure from './creates/resolve_failure.js';
import resolveHandoff from './creates/resolve_handoff.js';
import saveTagRule from './creates/save_tag_rule.js';
import sendMessage from './creates/send_message.js';
import sendTemplate from './creates/send_template.js';
import sendTemplateBatch from './creates/send_template_batch.js';
import syncContactTags from './creates/sync_contact_tags.js';
import uploadMedia from './creates/upload_media.js';
import upsertContact from './creates/upsert_contact.js';
import hydrators from './hydrators.js';
import { authorize, explainRefusal } from './middleware.js';
import packageJson from './package.json' with { type: 'json' };
import checkRecipient from './searches/check_recipient.js';
import deliveryReport from './searches/delivery_report.js';
import findContact from './searches/find_contact.js';
import findConversation from './searches/find_conversation.js';
import findMessage from './searches/find_message.js';
import findTemplate from './searches/find_template.js';
import consentChanged from './triggers/consent_changed.js';
import contactSynced from './triggers/contact_synced.js';
import failureReported from './triggers/failure_reported.js';
import handoffRequested from './triggers/handoff_requested.js';
import interactionDigest from './triggers/interaction_digest.js';
import messageStatus from './triggers/message_status.js';
import newMessage from './triggers/new_message.js';
import phoneNumberList from './triggers/phone_number_list.js';
import tagList from './triggers/tag_list.js';
import templateList from './triggers/template_list.js';
import templateStatus from './triggers/template_status.js';
import wabaList from './triggers/waba_list.js';

export default defineApp({
  version: packageJson.version,
  platformVersion,
  // A 429 is answered by our own sentence, and empty inputs by our own rules.
  flags: { cleanInputData: false, throwForThrottlingEarly: false },
  authentication,
  beforeRequest: [authorize],
  afterResponse: [explainRefusal],
  hydrators,
  triggers: {
    [newMessage.key]: newMessage,
    [messageStatus.key]: messageStatus,
    [contactSynced.key]: contactSynced,
    [interactionDigest.key]: interactionDigest,
    [templateStatus.key]: templateStatus,
    [consentChanged.key]: consentChanged,
    [handoffRequested.key]: handoffRequested,
    [failureReported.key]: failureReported,
    [wabaList.key]: wabaList,
    [phoneNumberList.key]: phoneNumberList,
    [templateList.key]: templateList,
    [tagList.key]: tagList,
  },
  creates: {
    [sendTemplate.key]: sendTemplate,
    [sendTemplateBatch.key]: sendTemplateBatch,
    [sendMessage.key]: sendMessage,
    [markRead.key]: markRead,
    [uploadMedia.key]: uploadMedia,
    [createTemplate.key]: createTemplate,
    [upsertContact.key]: upsertContact,
    [syncContactTags.key]: syncContactTags,
    [recordConsent.key]: recordConsent,
    [saveTagRule.key]: saveTagRule,
    [resolveHandoff.key]: resolveHandoff,
    [resolveFailure.key]: resolveFailure,
  },
  searches: {
    [findTemplate.key]: findTemplate,
    [findContact.key]: findContact,
    [findConversation.key]: findConversation,
    [findMessage.key]: findMessage,
    [deliveryReport.key]: deliveryReport,
    [checkRecipient.key]: checkRecipient,
  },
  searchOrCreates: {
    [findContact.key]: {
      key: findContact.key,
      display: {
        label: 'Find or Create Contact',
        description: 'Finds a contact, or creates one when there is none.',
      },
      search: findContact.key,
      create: upsertContact.key,
    },
  },
});
