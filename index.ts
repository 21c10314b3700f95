import { defineApp, version as platformVersion } from 'zapier-platform-core';
import authentication from './authentication.js';
import createTemplate from './creates/create_template.js';
import sendTemplate from './creates/send_template.js';
import hydrators from './hydrators.js';
import { authorize, explainRefusal } from './middleware.js';
import packageJson from './package.json' with { type: 'json' };
import findTemplate from './searches/find_template.js';
import messageStatus from './triggers/message_status.js';
import newMessage from './triggers/new_message.js';
import phoneNumberList from './triggers/phone_number_list.js';
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
    [templateStatus.key]: templateStatus,
    [wabaList.key]: wabaList,
    [phoneNumberList.key]: phoneNumberList,
    [templateList.key]: templateList,
  },
  creates: { [sendTemplate.key]: sendTemplate, [createTemplate.key]: createTemplate },
  searches: { [findTemplate.key]: findTemplate },
});
