import { defineInputFields, defineTrigger, type InferInputData, type ZObject } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given, isOn } from '../api/steps/given.js';
import { keywordMatchField } from '../api/steps/keyword-match-field.js';
import { mediaSize } from '../api/graph-api/media.js';
import { outputFields } from '../api/steps/output-fields.js';
import { downloadMedia, type MediaToDownload } from '../hydrators.js';
import type { HubEventOf } from '../whatsapp/event.js';
import type { KeywordMatch } from '../whatsapp/keyword.js';
import { messageItem } from '../whatsapp/message.js';
import { CrmMapping } from './crm-mapping/mapping.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { instantTrigger } from './instant-trigger.js';
import { messageOutputs, messageSample, type MessageOutput } from './new-message/output.js';
import { messageTypeChoices } from './message-choices.js';

const mapping = new CrmMapping<MessageOutput>('message', messageSample);

const inputFields = defineInputFields([
  accountField,
  numberFilterField,
  {
    key: 'types',
    label: 'Message Types',
    type: 'string',
    list: true,
    choices: messageTypeChoices,
    helpText: 'Leave it empty for every kind of message.',
  },
  {
    key: 'keywords',
    label: 'Keywords',
    type: 'string',
    list: true,
    helpText: 'One on each line; any of them starts the Zap. Capital letters and accents make no difference.',
  },
  keywordMatchField,
  {
    key: 'first_only',
    label: 'Only a Customer’s First Message',
    type: 'boolean',
    default: 'false',
    helpText:
      'Starts the Zap only for the first message of a customer since the hub was connected, for example to greet new contacts. The hub does not know who wrote before that, except from chats that were carried over from the WhatsApp Business app.',
  },
  crmMappingField,
  mapping.inputFields,
]);

type Inputs = InferInputData<typeof inputFields>;

const functions = instantTrigger({
  event: 'message',
  filterOf: ({ phone_number_id, types, keywords, keyword_match, first_only }: Inputs) =>
    given({
      phone_number_id,
      types,
      keywords,
      keyword_match: keyword_match as KeywordMatch | undefined,
      first_only: isOn(first_only) || undefined,
    }),
  itemOf,
  mapping,
});

async function itemOf(event: HubEventOf<'message'>, z: ZObject): Promise<MessageOutput> {
  const item = messageItem(event);
  if (!item.media_id) return { ...item, media: null, media_size: null };
  const file: MediaToDownload = {
    media_id: item.media_id,
    phone_number_id: item.phone_number_id,
    type: item.type,
    file_name: item.media_file_name,
    mime_type: item.media_mime_type,
    sha256: item.media_sha256,
  };
  return {
    ...item,
    media: z.dehydrateFile(downloadMedia, { ...file }),
    media_size: await mediaSize(z, file),
  };
}

/** Starts a Zap for each message that a customer writes. */
export default defineTrigger({
  key: 'new_message',
  noun: 'Message',
  display: {
    label: 'New Message',
    description: 'Triggers when a customer writes a message.',
  },
  operation: {
    type: 'hook',
    inputFields,
    ...functions,
    sample: { ...messageSample },
    outputFields: [...outputFields<MessageOutput>(messageOutputs), mapping.outputFields],
  },
});
