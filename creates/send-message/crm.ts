import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { recipientField } from '../../api/steps/contact-field.js';
import { contactFields } from '../crm-mapping/contact.js';
import type { Takes } from '../crm-mapping/fields.js';
import { templateTakes } from '../template-message/crm-decisions.js';

/** A message of its own needs to know whom it goes to, and which record it is about. */
const messageTakes: Takes = { uses: ['recipient', 'user_id', 'country', 'record'] };

/** What the step takes from a CRM: a template for a closed window has values, too. */
export function takesOf({ if_window_closed: ifClosed }: Record<string, unknown>): Takes {
  return ifClosed === 'template' ? templateTakes : messageTakes;
}

/** The recipient, to fill in or from the fields of the chosen CRM. */
export function recipientFields(z: ZObject, bundle: Bundle): PlainInputField[] {
  return contactFields(takesOf(bundle.inputData), 'message', recipientField)(z, bundle);
}
