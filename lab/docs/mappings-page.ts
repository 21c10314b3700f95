import consentChanged from '../../triggers/consent_changed.js';
import contactSynced from '../../triggers/contact_synced.js';
import interactionDigest from '../../triggers/interaction_digest.js';
import messageStatus from '../../triggers/message_status.js';
import newMessage from '../../triggers/new_message.js';
import { crmNames, crms, type Crm } from '../../mappings/crm.js';
import { memberOfFact, type ItemKind } from '../../mappings/facts.js';
import { rowsFor } from '../../mappings/map-in.js';
import { isValueName, valueNames, type CrmTable, type InRow, type OutRow } from '../../mappings/table.js';
import { tableOf } from '../../mappings/tables.js';

const triggers: Readonly<Record<ItemKind, string>> = {
  message: labelOf(newMessage),
  status: labelOf(messageStatus),
  contact: labelOf(contactSynced),
  digest: labelOf(interactionDigest),
  line: `${labelOf(interactionDigest)}, each contact`,
  consent: labelOf(consentChanged),
};

function labelOf({ display }: { display: { label?: string } }): string {
  return display.label ?? '';
}

/** docs/mappings.md: every row of every table. */
export function mappingsPage(): string {
  return [
    '# CRM mappings',
    '',
    'Made by `npm run docs` from the tables in `mappings/`; change those, not this page.',
    '',
    'Choose a CRM under “CRM Mapping” of a trigger, and its fields are among the outputs, in the CRM’s words and formats. Choose it in an action, and the CRM’s fields are inputs from which recipient, name, language, consent, tags and the values of the template are worked out.',
    '',
    '- **Custom**: the CRM does not have this field by itself. Create it under this API name to use the row.',
    '- **New records**: map it only where a record is created. In a step that changes records it would overwrite what people set.',
    '',
    ...crms.flatMap(crmPart),
  ].join('\n');
}

function crmPart(crm: Crm): string[] {
  const table = tableOf(crm);
  const name = crmNames[crm];
  return [
    `## WhatsApp to ${name}`,
    '',
    ...objectNotes(table),
    ...tableLines(
      ['Object', 'Field', 'API name', 'From', 'Value', 'Note'],
      table.in.map((row) => [
        objectLabel(table, row),
        row.label,
        code(row.field),
        fromOf(table, row),
        row.transform.name,
        noteOf(row, row.newOnly && 'New records.'),
      ]),
    ),
    `## ${name} to WhatsApp`,
    '',
    ...tableLines(
      ['Object', 'Field', 'API name', 'Gives', 'Value', 'Note'],
      table.out.map((row) => [
        objectLabel(table, row),
        row.label,
        code(row.field),
        givesOf(row),
        valueOf(row),
        noteOf(row, undefined),
      ]),
    ),
  ];
}

function objectNotes({ objects }: CrmTable): string[] {
  const notes = Object.values(objects).flatMap(({ label, note }) => (note ? [`- ${label}: ${note}`] : []));
  return notes.length > 0 ? [...notes, ''] : [];
}

function objectLabel({ objects }: CrmTable, { object }: { object: string }): string {
  return objects[object]?.label ?? object;
}

/** `New Message: sender_phone` for each trigger that can fill the row. */
function fromOf(table: CrmTable, row: InRow): string {
  const kinds = (Object.keys(triggers) as ItemKind[]).filter((kind) => rowsFor(table, kind).includes(row));
  return kinds
    .map((kind) => {
      const members = row.from.flatMap((fact) => memberOfFact(fact, kind) ?? []).map(code);
      return members.length > 0 ? `${triggers[kind]}: ${members.join(', ')}` : triggers[kind];
    })
    .join('<br>');
}

const gives: Readonly<Record<Exclude<OutRow['to'], keyof typeof valueNames>, string>> = {
  recipient: 'recipient',
  user_id: 'recipient without a number',
  country: 'country of numbers',
  language: 'language of the template',
  currency: 'currency of the amount',
  consent: 'consent',
  consent_from: 'beginning of the consent',
  consent_until: 'end of the consent',
  tags: 'tags',
  record: 'reference that statuses bring back',
};

function givesOf({ to }: OutRow): string {
  return isValueName(to) ? `${valueNames[to]} ${code(`{{${to}}}`)}` : gives[to];
}

function valueOf(row: OutRow): string {
  if (row.to === 'recipient') return row.mobileOnly ? 'E.164; no land line' : 'E.164';
  return 'transform' in row ? row.transform.name : 'as it is';
}

function noteOf({ custom, note }: InRow | OutRow, before: string | undefined): string {
  return [custom && `**Custom**: ${custom}.`, before && `**${before}**`, note].filter(Boolean).join(' ');
}

function tableLines(titles: readonly string[], rows: readonly string[][]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line), ''];
}

function code(text: string): string {
  return `\`${text}\``;
}
