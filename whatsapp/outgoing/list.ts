import { bodyField, headerText, textFrameFields, textFrameIn } from './frame.js';
import type { Form } from './form.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

/** Cloud API: rows of a list, in all its sections together. */
const MOST_ROWS = 10;

const header: OutgoingField = { ...headerText, label: 'Header', required: false };
const body = bodyField(4096);

const open: OutgoingField = {
  key: 'list_button',
  label: 'Button That Opens the List',
  kind: 'text',
  required: true,
  most: 20,
  group: 'rows',
  example: 'Choose',
};

const title = rowField('title', 'Title', 24, true);
const description = rowField('description', 'Description', 72);
const value = rowField('value', 'Value That Comes Back', 200);
const section = rowField('section', 'Section', 24);

const rows: OutgoingField = {
  key: 'rows',
  label: 'Row',
  kind: 'lines',
  required: true,
  group: 'rows',
  children: [title, description, value, section],
};

interface Row {
  id: string;
  title: string;
  description?: string;
}

/** Cloud API: interactive list messages. */
export const list: OutgoingKind = {
  label: 'List',
  fields: () => [...textFrameFields(header, body), open, rows],
  content: (form) => {
    const frame = textFrameIn(form, header, body);
    const button = form.text(open);
    const sections = sectionsIn(form);
    const shown = [...sections].flatMap(([name, lines]) => [name, ...lines.map(lineOf)]).filter(Boolean);
    const action = {
      button,
      sections: [...sections].map(([name, lines]) => ({ ...(name && { title: name }), rows: lines })),
    };
    return {
      type: 'interactive',
      content: { type: 'list', ...frame.sent, action },
      preview: [...frame.preview, `[${button}]`, ...shown].join('\n'),
    };
  },
};

/** The rows by the name of their section, in the order in which both first come. */
function sectionsIn(form: Form): Map<string, Row[]> {
  const sections = new Map<string, Row[]>();
  const lines = form.lines(rows);
  if (lines.length === 0) form.fault(rows, 'is empty. Add at least one row with a title.');
  if (lines.length > MOST_ROWS) {
    form.fault(
      rows,
      `comes ${lines.length.toLocaleString('en-GB')} times, and WhatsApp allows ${MOST_ROWS} rows in all. Take some out.`,
    );
    return sections;
  }
  const named = lines.map((line) => ({ line, name: line.text(section) }));
  const isDivided = new Set(named.map(({ name }) => name)).size > 1;
  const taken = new Set<string>();
  for (const { line, name } of named) {
    if (isDivided && name === '') {
      line.fault(section, 'is empty, and other rows have one. Give every row a section, or none.');
    }
    const row = rowIn(line);
    if (taken.has(row.id))
      line.fault(value, 'is the same as for another row. Give each row a value of its own.');
    if (row.id !== '') taken.add(row.id);
    sections.set(name, [...(sections.get(name) ?? []), row]);
  }
  return sections;
}

function rowIn(line: Form): Row {
  const [shown, id, more] = [line.text(title), line.text(value), line.text(description)];
  return { id: id || shown, title: shown, ...(more && { description: more }) };
}

function lineOf({ title: shown, description: more }: Row): string {
  return [`• ${shown}`, more].filter(Boolean).join(': ');
}

function rowField(key: string, label: string, most: number, required = false): OutgoingField {
  return { key: `row_${key}`, label, kind: 'text', required, most, group: 'rows' };
}
