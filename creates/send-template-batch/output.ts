import { randomUUID } from 'node:crypto';
import type { Bundle, PlainOutputField, ZObject } from 'zapier-platform-core';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import { currentTemplate, type CurrentTemplate } from '../../api/graph-api/template.js';
import { fieldsOf } from '../../whatsapp/template/fields.js';
import { valueFields } from '../template-message/fields.js';
import type { OnceOptions } from '../sending/options.js';
import { recipientColumns, leftOverTextLabel } from './columns.js';
import { outcomes, type Outcome, type Result } from './result.js';
import { textOf, type Row } from './rows.js';
import { sharedFields } from './shared-values.js';
import { noteOf, summaryOf } from './summary.js';

/** What a batch gives to the steps after it. Sent is not delivered: that comes as a message status. */
export type SendTemplateBatchOutput = {
  id: string;
  /** True when nobody is left over. */
  finished: boolean;
  summary: string;
  total: number;
  sent: number;
  already_sent: number;
  duplicate: number;
  blocked: number;
  failed: number;
  left_over: number;
  /** One for each recipient, in their order. */
  results: ResultLine[];
  /** The recipients of whom nothing is known to have been sent, each with the columns that it came with. */
  left_over_recipients: LeftOverLine[];
  left_over_text: string;
  batch_key: string | null;
  consent_checked: boolean;
  note: string | null;
  template_id: string;
  template_name: string;
  template_language: string;
  template_category: string;
};

type ResultLine = {
  row: number;
  recipient: string;
  phone: string | null;
  outcome: Outcome;
  message_status: string | null;
  message_id: string | null;
  operation_id: string | null;
  what_happened: string;
};

/** Beside these it has the values of the template that are columns, under their keys. */
type LeftOverLine = {
  row: number;
  to: string;
  recipient_country: string | null;
  recipient_language: string | null;
  recipient_crm_record: string | null;
};

export const sendTemplateBatchOutputs: OutputsOf<SendTemplateBatchOutput> = {
  id: 'ID',
  finished: ['Finished', 'boolean'],
  summary: 'Summary',
  total: ['Recipients', 'integer'],
  sent: ['Sent', 'integer'],
  already_sent: ['Sent Before', 'integer'],
  duplicate: ['Duplicates', 'integer'],
  blocked: ['Blocked', 'integer'],
  failed: ['Failed', 'integer'],
  left_over: ['Left Over', 'integer'],
  results: {
    row: ['Result Row', 'integer'],
    recipient: 'Result Recipient',
    phone: 'Result Phone Number',
    outcome: 'Result Outcome',
    message_status: 'Result Message Status',
    message_id: 'Result Message ID',
    operation_id: 'Result Operation ID',
    what_happened: 'Result What Happened',
  },
  left_over_recipients: {
    row: ['Left-Over Row', 'integer'],
    to: leftOverLabel(recipientColumns.to),
    recipient_country: leftOverLabel(recipientColumns.country),
    recipient_language: leftOverLabel(recipientColumns.language),
    recipient_crm_record: leftOverLabel(recipientColumns.record),
  },
  left_over_text: leftOverTextLabel,
  batch_key: 'Batch Key',
  consent_checked: ['Checked by the Hub', 'boolean'],
  note: 'Note',
  template_id: 'Template ID',
  template_name: 'Template Name',
  template_language: 'Template Language',
  template_category: 'Template Category',
};

const sentLine: ResultLine = {
  row: 1,
  recipient: '+16505551234',
  phone: '+16505551234',
  outcome: 'sent',
  message_status: 'accepted',
  message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
  operation_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  what_happened: 'Sent.',
};

/** One went out, and one has to wait for the next run. */
export const sendTemplateBatchSample: SendTemplateBatchOutput = {
  id: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  finished: false,
  summary: '1 of 2 sent, 1 left over.',
  total: 2,
  sent: 1,
  already_sent: 0,
  duplicate: 0,
  blocked: 0,
  failed: 0,
  left_over: 1,
  results: [
    sentLine,
    {
      ...sentLine,
      row: 2,
      recipient: '+16505551235',
      phone: '+16505551235',
      outcome: 'left_over',
      message_status: null,
      message_id: null,
      operation_id: null,
      what_happened: 'There was no time left in this run, so nothing was sent yet.',
    },
  ],
  left_over_recipients: [
    {
      row: 2,
      to: '+16505551235',
      recipient_country: null,
      recipient_language: null,
      recipient_crm_record: null,
    },
  ],
  left_over_text: '[{"to":"+16505551235"}]',
  batch_key: 'spring-2026',
  consent_checked: true,
  note: null,
  template_id: '1387372356726668',
  template_name: 'reservation_confirmation',
  template_language: 'en_US',
  template_category: 'UTILITY',
};

/** Puts together what came of each recipient; `results` in any order. */
export function batchOutput(
  template: CurrentTemplate,
  results: readonly Result[],
  once: OnceOptions,
): SendTemplateBatchOutput {
  const sorted = [...results].sort((one, other) => one.row.number - other.row.number);
  const leftOver = sorted.filter(({ outcome }) => outcome === 'left_over').map(({ row }) => row);
  const counts = countsOf(sorted);
  return {
    id: randomUUID(),
    finished: leftOver.length === 0,
    summary: summaryOf(counts),
    total: sorted.length,
    ...counts,
    results: sorted.map(resultLine),
    left_over_recipients: leftOver.map(leftOverLine),
    left_over_text: textOf(leftOver),
    batch_key: once.key,
    consent_checked: sorted.every(({ unchecked }) => unchecked === null),
    note: noteOf(sorted, once),
    template_id: template.id,
    template_name: template.name,
    template_language: template.language,
    template_category: template.category,
  };
}

/** The labels of the columns that the left-over recipients have for the chosen template. */
export async function leftOverColumns(z: ZObject, { inputData }: Bundle): Promise<PlainOutputField[]> {
  const id = String(inputData.template_id ?? '').trim();
  if (!id) return [];
  const fields = fieldsOf(await currentTemplate(z, id));
  const shared = sharedFields(fields, inputData);
  return fields
    .filter((field) => !shared.includes(field))
    .flatMap((field) => valueFields(field))
    .map(({ key, label = key }) => ({
      key: `left_over_recipients[]${key}`,
      label: leftOverLabel({ label }),
      type: 'string',
    }));
}

function countsOf(results: readonly Result[]): Record<Outcome, number> {
  const counts = Object.fromEntries(Object.keys(outcomes).map((outcome) => [outcome, 0]));
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts as Record<Outcome, number>;
}

function resultLine({ row, outcome, phone, messageStatus, messageId, operation, what }: Result): ResultLine {
  return {
    row: row.number,
    recipient: row.to,
    phone,
    outcome,
    message_status: messageStatus,
    message_id: messageId,
    operation_id: operation,
    what_happened: what,
  };
}

function leftOverLine({ number, to, country, language, record, values }: Row): LeftOverLine {
  return {
    ...values,
    row: number,
    to,
    recipient_country: country || null,
    recipient_language: language || null,
    recipient_crm_record: record || null,
  };
}

function leftOverLabel({ label }: { label: string }): string {
  return `Left-Over ${label}`;
}
