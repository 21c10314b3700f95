import { contactOutputs } from '../../api/steps/contact-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { ConsentState } from '../../whatsapp/consent.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import type { Marketing } from './marketing.js';
import type { NumberFacts } from './number.js';

/** How messages to the contact fared; null where nobody is known. */
type LastStatus = Pick<
  ContactItem,
  'last_status' | 'last_status_at' | 'last_error_code' | 'last_error_title' | 'last_error_at'
>;

/** What is known of a recipient. Every key is always there; what is not known is null. */
export interface RecipientCheck extends NumberFacts, Marketing, LastStatus {
  /** It is a phone number or a user ID to which a message can be addressed; not a promise that WhatsApp knows it. */
  sendable: boolean;
  reason: string | null;
  user_id: string | null;
  hub_checked: boolean;
  hub_note: string | null;
  contact_known: boolean | null;
  contact_id: string | null;
  contact_name: string | null;
  in_service_window: boolean | null;
  /** ISO-8601, in UTC; in the past when the window is closed. */
  service_window_ends_at: string | null;
  consent: ConsentState | null;
}

const { service_window_ends_at, consent } = contactOutputs;
const { last_status, last_status_at, last_error_title, last_error_code, last_error_at } = contactOutputs;

/** One label for each key, in the order in which people look for them. */
export const checkOutputs: OutputsOf<RecipientCheck> = {
  sendable: ['Can Be Sent To', 'boolean'],
  reason: 'Why It Cannot Be Sent To',
  caution: 'Caution',
  phone: 'Phone Number',
  wa_id: 'WhatsApp ID',
  user_id: 'User ID',
  country: 'Country',
  country_name: 'Country Name',
  mobile: ['Is a Mobile Number', 'boolean'],
  stored_phone: 'Phone Number for the CRM',
  search_form_1: 'Search Form 1',
  search_form_2: 'Search Form 2',
  search_form_3: 'Search Form 3',
  search_form_4: 'Search Form 4',
  search_form_5: 'Search Form 5',
  search_form_6: 'Search Form 6',
  search_forms: ['Search Forms', 'list'],
  search_forms_text: 'Search Forms in One Text',
  hub_checked: ['Hub Was Asked', 'boolean'],
  hub_note: 'Why the Hub Was Not Asked',
  contact_known: ['Contact Is Known', 'boolean'],
  contact_id: 'Contact ID',
  contact_name: 'Contact Name',
  in_service_window: ['Is in Service Window', 'boolean'],
  service_window_ends_at,
  consent,
  may_get_marketing: ['May Get Marketing', 'boolean'],
  marketing_note: 'Why No Marketing',
  last_status,
  last_status_at,
  last_error_title,
  last_error_code,
  last_error_at,
};

/** A customer from Brazil whose number WhatsApp knows without its 9. */
export const checkSample: RecipientCheck = {
  sendable: true,
  reason: null,
  caution: null,
  phone: '+5541987654321',
  wa_id: '554187654321',
  user_id: 'BR.13491208655302741918',
  country: 'BR',
  country_name: 'Brazil',
  mobile: true,
  stored_phone: '+5541987654321',
  search_form_1: '+5541987654321',
  search_form_2: '+554187654321',
  search_form_3: '+55 41 98765 4321',
  search_form_4: '+55 41 8765 4321',
  search_form_5: '(41) 98765-4321',
  search_form_6: '(41) 8765-4321',
  search_forms: [
    '+5541987654321',
    '+554187654321',
    '+55 41 98765 4321',
    '+55 41 8765 4321',
    '(41) 98765-4321',
    '(41) 8765-4321',
    '41987654321',
    '4187654321',
    '5541987654321',
    '554187654321',
  ],
  search_forms_text:
    '+5541987654321, +554187654321, +55 41 98765 4321, +55 41 8765 4321, (41) 98765-4321, (41) 8765-4321, 41987654321, 4187654321, 5541987654321, 554187654321',
  hub_checked: true,
  hub_note: null,
  contact_known: true,
  contact_id: 'c_7Jx2mQ0vRk9TzWb4LhYe',
  contact_name: 'Pablo Morales',
  in_service_window: false,
  service_window_ends_at: '2026-03-03T09:41:07.000Z',
  consent: 'opted_in',
  may_get_marketing: true,
  marketing_note: null,
  last_status: 'read',
  last_status_at: '2026-02-27T16:24:02.000Z',
  last_error_title: null,
  last_error_code: null,
  last_error_at: null,
};
