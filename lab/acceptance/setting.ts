import type { Crm, CrmKind } from '../crm/crm.js';
import type { Lab } from '../lab.js';
import type { Connection } from '../zapier/connection.js';
import type { Zapier } from '../zapier/zapier.js';
import type { HubClient } from './hub-client.js';
import type { MetaAccess } from './meta-access.js';
import type { Sample } from './plan.js';
import type { RowKey } from './standards.js';

/** Where the run takes place: the built integration, connected to an account. */
export interface Setting {
  zapier: Zapier;
  connection: Connection;
  hub: HubClient;
  meta: MetaAccess;
  wabaId: string;
  phoneNumberId: string;
  samples: Sample[];
  recipients: string[];
  ratePerMinute: number;
  rows: RowKey[];
  /** Who gets the messages of the burst. */
  crowd: string[];
  /** Calls of the integration that may run side by side. */
  sideBySide: number;
  /** Nothing new for so long, and no status is waited for any more; milliseconds. */
  quietMs: number;
  /** What only the lab has; null on a real account. */
  played: Played | null;
  close(): Promise<void>;
}

/** The customers, the CRMs and the faults of the lab. */
export interface Played {
  lab: Lab;
  crms: Record<CrmKind, Crm>;
  /** Another number of the same account. */
  secondPhoneNumberId: string;
  /** What has not come of a customer, a CRM or an error by then never does; milliseconds. */
  patienceMs: number;
}
