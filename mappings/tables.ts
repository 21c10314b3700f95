import type { Crm } from './crm.js';
import { hubspot } from './hubspot.js';
import { salesforce } from './salesforce.js';
import { zoho } from './zoho.js';
import type { CrmTable } from './table.js';

const tables: Readonly<Record<Crm, CrmTable>> = { hubspot, salesforce, zoho };

export function tableOf(crm: Crm): CrmTable {
  return tables[crm];
}
