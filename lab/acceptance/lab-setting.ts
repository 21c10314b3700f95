import { lifted, LUCKY_GARDEN, luckyGarden } from '../cloud-api/seed/seed.js';
import { startCrm, type CrmKind } from '../crm/crm.js';
import { customFieldsOfMapping } from '../crm/custom-fields.js';
import { crmApp } from '../crm/zapier-app.js';
import { allowInBrowser, startLab } from '../lab.js';
import { HubClient } from './hub-client.js';
import { crowd, recipients, samples } from './lab-samples.js';
import { runStep } from './run-step.js';
import { runs } from './runs.js';
import type { Setting } from './setting.js';
import { rowKeys, type RowKey } from './standards.js';

/** What a number may send that Meta lifted to the high throughput (Cloud API: throughput). */
const perMinute = String(1_000 * 60);

/** Starts a lab in which a company with three CRMs is connected; its customers agreed to marketing. */
export async function startLabSetting(rows: RowKey[] = [...rowKeys]): Promise<Setting> {
  const crms = { hubspot: newCrm('hubspot'), salesforce: newCrm('salesforce'), zoho: newCrm('zoho') };
  const { phoneNumberId, secondPhoneNumberId, wabaId } = LUCKY_GARDEN;
  const lab = await startLab({
    seed: lifted(luckyGarden()),
    otherApps: {
      hubspot: crmApp(crms.hubspot),
      salesforce: crmApp(crms.salesforce),
      zoho: crmApp(crms.zoho),
    },
    hubSettings: { SEND_LIMIT_PER_MINUTE: perMinute, LOG_LEVEL: 'warn' },
    runs,
  });
  try {
    const { cloudApi, hub, zapier } = lab;
    await cloudApi.setWebhook(lab.webhookUrl, lab.verifyToken);
    const connection = await zapier.connect(allowInBrowser);
    // The hub hears of an account once a Zap of it is on.
    await zapier.turnOn(
      { name: 'Follow messages', trigger: { step: 'message_status', input: { waba_id: wabaId } }, steps: [] },
      connection,
    );
    const token = cloudApi.issueToken();
    const setting: Setting = {
      zapier,
      connection,
      hub: new HubClient(hub.url, token, wabaId),
      meta: {
        graphUrl: `${cloudApi.url}/v25.0`,
        wabaId,
        token,
        appId: cloudApi.appId,
        appSecret: cloudApi.appSecret,
      },
      wabaId,
      phoneNumberId,
      samples,
      recipients,
      ratePerMinute: 300,
      rows,
      crowd,
      sideBySide: runs.processes * runs.callsAtOnce,
      quietMs: 15_000,
      played: { lab, crms, secondPhoneNumberId, patienceMs: 60_000 },
      close: () => lab.close(),
    };
    for (const contact of recipients)
      await runStep(setting, 'record_consent', {
        waba_id: wabaId,
        contact,
        state: 'opted_in',
        evidence: 'Acceptance run',
      });
    return setting;
  } catch (error) {
    await lab.close();
    throw error;
  }
}

function newCrm(kind: CrmKind) {
  return startCrm(kind, { customFields: customFieldsOfMapping(kind) });
}
