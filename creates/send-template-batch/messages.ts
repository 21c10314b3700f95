import type { Bundle } from 'zapier-platform-core';
import type { CrmReference } from '../../whatsapp/callback-data.js';
import { languageCode } from '../../whatsapp/language.js';
import { subscriberKey } from '../../whatsapp/phone/subscriber.js';
import { fieldsOf } from '../../whatsapp/template/fields.js';
import { knownMessage, type KnownMessage } from '../template-message/known-message.js';
import { recipientOf, type Recipient } from '../template-message/recipient.js';
import type { Templates } from '../template-message/templates.js';
import { recipientColumns } from './columns.js';
import { recordOf } from './record.js';
import { notSent, type Result } from './result.js';
import type { Row } from './rows.js';
import { bundleOfRow, hintFor } from './shared-values.js';

/** A message that can go out to a recipient. */
export interface ReadyRow {
  row: Row;
  /** The step as it is for this recipient alone. */
  bundle: Bundle;
  recipient: Extract<Recipient, { ok: true }>;
  known: KnownMessage;
  crm: CrmReference | null;
  /** What the person may want to know of it, beside what comes of it. */
  notes: string[];
}

/** What can go out, and what is said already of the other recipients. */
export interface Prepared {
  ready: ReadyRow[];
  settled: Result[];
}

/**
 * Makes the message to each recipient and holds it against the template. A customer who is there twice, in whichever
 * forms of the number, gets the first one.
 */
export async function prepared(
  templates: Templates,
  bundle: Bundle,
  rows: readonly Row[],
): Promise<Prepared> {
  const make = () => Promise.all(rows.map((row) => madeFor(templates, bundle, row, rows)));
  const first = await make();
  // What Zapier remembered of the template did not fit one of them, so none is made of it.
  const made = templates.hasFresh ? await make() : first;
  const seen = new Map<string, Row>();
  const result: Prepared = { ready: [], settled: [] };
  for (const one of made) {
    if (!('known' in one)) {
      result.settled.push(one);
      continue;
    }
    const { row, recipient } = one;
    const customer = subscriberKey(recipient.phone ?? row.to);
    const before = seen.get(customer);
    if (before) result.settled.push(notSent(row, 'duplicate', sameAs(before), recipient.phone));
    else {
      seen.set(customer, row);
      result.ready.push(one);
    }
  }
  return result;
}

async function madeFor(
  templates: Templates,
  bundle: Bundle,
  row: Row,
  rows: readonly Row[],
): Promise<ReadyRow | Result> {
  const { inputData } = bundle;
  const { template } = await templates.get(String(inputData.template_id).trim());
  const fields = fieldsOf(template);
  const own = bundleOfRow(bundle, fields, row, rows);
  const known = await knownMessage(templates, own, null, row.language ? languageCode(row.language) : null);
  const recipient = recipientOf(row.to, row.country || written(inputData.country));
  const { problems } = known.message;
  if (!recipient.ok || problems.length > 0) {
    const wrong = recipient.ok ? [] : [`“${recipientColumns.to.label}”: ${recipient.reason}`];
    const hint = hintFor(fields, inputData, row, rows);
    const what = [...wrong, ...problems, ...(hint ? [hint] : [])].join(' ');
    return notSent(row, 'failed', what, recipient.ok ? recipient.phone : null);
  }
  const crm = recordOf(inputData, row);
  const notes = [...known.notes, ...(row.record && !crm ? [noRecord] : [])];
  return { row, bundle: own, recipient, known, crm, notes };
}

const noRecord = `“${recipientColumns.record.label}” is not the ID of a record, so the statuses of the message will not bring it back.`;

function sameAs({ number }: Row): string {
  return `The same customer as in row ${number}, whose message counts, so nothing was sent for this row. If this is a second message, send it with another step or another Batch Key.`;
}

function written(value: unknown): string {
  return String(value ?? '').trim();
}
