import { isObject } from '../../whatsapp/json.js';

/** Under what the CRMs' APIs give a list of records: Zoho, Salesforce, HubSpot. */
const lists = ['data', 'records', 'results'];

/** The records in a JSON value: one record, a list, or a page of a list as a CRM's API answers it. */
export function recordsIn(content: unknown): unknown[] {
  if (Array.isArray(content)) return content.flatMap(recordsIn);
  if (!isObject(content)) return [];
  const list = lists.map((name) => content[name]).find((value) => Array.isArray(value));
  return list === undefined ? [content] : recordsIn(list);
}
