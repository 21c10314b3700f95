import { startCrm, type Crm } from '../../../lab/crm/crm.js';
import { customFieldsOfMapping } from '../../../lab/crm/custom-fields.js';
import { crmApp } from '../../../lab/crm/zapier-app.js';
import { LUCKY_GARDEN, luckyGarden } from '../../../lab/cloud-api/seed/seed.js';
import { namedBody, template } from '../../../lab/cloud-api/templates/parts.js';
import { allowInBrowser, startLab, type Lab } from '../../../lab/lab.js';
import type { Connection } from '../../../lab/zapier/connection.js';
import type { LiveZap } from '../../../lab/zapier/live-zap.js';
import type { Zap } from '../../../lab/zapier/zap.js';
import type { CrmCase } from './cases.js';

/** A company with a CRM, connected to WhatsApp. */
export interface Company {
  one: CrmCase;
  crm: Crm;
  lab: Lab;
  connection: Connection;
  turnOn(zap: Zap): Promise<LiveZap>;
}

export const account = LUCKY_GARDEN.wabaId;
export const number = LUCKY_GARDEN.phoneNumberId;

/** Its variables are named after what they stand for. */
export const offer = template('garden', {
  name: 'offer_ready',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    namedBody('Hello {{first_name}}, our offer for {{company}} is ready. We call you tomorrow.', {
      first_name: 'Mei',
      company: 'Lucky Garden',
    }),
  ],
});

/** Starts the lab around a CRM in which one customer is already. Whoever starts it closes `lab`. */
export async function startCompany(one: CrmCase): Promise<Company> {
  const crm = startCrm(one.kind, { customFields: customFieldsOfMapping(one.kind) });
  crm.create(one.personApi, one.known);
  const lab = await startLab({
    otherApps: { crm: crmApp(crm) },
    seed: luckyGarden([offer]),
    // Zapier runs what comes close together side by side, and promises no order then.
    statusDelays: { sent: 200, delivered: 1_500, read: 3_000 },
  });
  try {
    await lab.cloudApi.setWebhook(lab.webhookUrl, lab.verifyToken);
    // Meta repeats webhooks.
    lab.cloudApi.disturbWebhooks({ repeat: 1 });
    const connection = await lab.zapier.connect(allowInBrowser, 30_000);
    return { one, crm, lab, connection, turnOn: (zap) => lab.zapier.turnOn(zap, connection) };
  } catch (error) {
    await lab.close();
    throw error;
  }
}
