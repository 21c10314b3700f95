import { parsePhone } from '../phone.js';
import type { Form } from './form.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

const name = field('name', 'Name', { required: true, example: 'Ada Lovelace' });
const first = field('first_name', 'First Name');
const last = field('last_name', 'Last Name');
const phones = field('phones', 'Phone Numbers', {
  kind: 'list',
  example: '+44 7400 123456',
  help: 'One a line. With its country code, the customer can write to it in WhatsApp.',
});
const emails = field('emails', 'Email Addresses', { kind: 'list', help: 'One address a line.' });
const company = field('company', 'Company');
const jobTitle = field('job_title', 'Job Title');
const website = field('website', 'Website');
const birthday = field('birthday', 'Birthday', { example: '1990-12-31', help: 'Year, month and day.' });
const street = field('street', 'Street');
const city = field('city', 'City');
const state = field('state', 'State or Region');
const zip = field('zip', 'Postal Code');
const country = field('country', 'Country');

/** Cloud API: contacts messages, with one contact. */
export const contactCard: OutgoingKind = {
  label: 'Contact Card',
  fields: () => [
    ...[name, first, last, phones, emails, company, jobTitle, website, birthday],
    ...[street, city, state, zip, country],
  ],
  content: (form) => {
    const formatted = form.text(name);
    const numbers = form.list(phones);
    const card = {
      // Meta wants a part of the name beside the whole.
      name: {
        formatted_name: formatted,
        first_name: form.text(first) || formatted,
        ...filled(form, { last_name: last }),
      },
      ...some('phones', numbers.map(phoneOf)),
      ...some(
        'emails',
        form.list(emails).map((email) => ({ email })),
      ),
      ...member('org', filled(form, { company, title: jobTitle })),
      ...some(
        'urls',
        [form.link(website)].filter(Boolean).map((url) => ({ url })),
      ),
      ...member('birthday', birthdayIn(form)),
      ...some('addresses', [filled(form, { street, city, state, zip, country })].filter(isFilled)),
    };
    return {
      type: 'contacts',
      content: [card],
      preview: `[Contact: ${[formatted, ...numbers].filter(Boolean).join(', ')}]`,
    };
  },
};

function field(key: string, label: string, rest: Partial<OutgoingField> = {}): OutgoingField {
  return { key: `contact_${key}`, label, kind: 'text', required: false, group: 'content', ...rest };
}

/** The number as it was written; with its WhatsApp ID where it is a whole one, so that it can be tapped. */
function phoneOf(written: string): { phone: string; wa_id?: string } {
  const parsed = parsePhone(written);
  return parsed.ok ? { phone: written, wa_id: parsed.waId } : { phone: written };
}

function birthdayIn(form: Form): string {
  const written = form.text(birthday);
  if (written === '' || isDay(written)) return written;
  form.fault(birthday, 'must be a day such as 1990-12-31. Correct it, or leave it empty.');
  return '';
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
}

function filled(form: Form, fields: Record<string, OutgoingField>): Record<string, string> {
  const read = Object.entries(fields).map(([member, one]) => [member, form.text(one)] as const);
  return Object.fromEntries(read.filter(([, text]) => text !== ''));
}

function isFilled(value: string | object): boolean {
  return typeof value === 'string' ? value !== '' : Object.keys(value).length > 0;
}

function some(name: string, list: object[]): Record<string, object[]> {
  return list.length > 0 ? { [name]: list } : {};
}

function member(name: string, value: string | object): Record<string, string | object> {
  return isFilled(value) ? { [name]: value } : {};
}
