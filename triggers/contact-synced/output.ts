import { contactOutputs, contactSample } from '../../api/steps/contact-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { ContactWindowItem } from '../../whatsapp/windows.js';

const { id: contactId, ...ofContact } = contactOutputs;

/** One label for each key, in the order in which people look for them. */
export const contactWindowOutputs: OutputsOf<ContactWindowItem> = {
  id: 'ID',
  window_start: ['From', 'datetime'],
  window_end: ['To', 'datetime'],
  changed: ['What Changed', 'list'],
  changed_by: ['Changed By', 'list'],
  tags_added: ['Tags Added', 'list'],
  tags_removed: ['Tags Removed', 'list'],
  messages_in: ['Messages Received', 'integer'],
  messages_out: ['Messages Sent', 'integer'],
  messages_delivered: ['Messages Delivered', 'integer'],
  messages_read: ['Messages Read', 'integer'],
  messages_failed: ['Messages Failed', 'integer'],
  contact_id: contactId,
  ...ofContact,
};

/** A contact who wrote and got a tag. */
export const contactWindowSample: ContactWindowItem = {
  ...contactSample,
  id: `${contactSample.id}:2026-03-02T09:30Z`,
  contact_id: contactSample.id,
  window_start: '2026-03-02T09:30:00.000Z',
  window_end: '2026-03-02T09:45:00.000Z',
  changed: ['messages', 'tags'],
  changed_by: ['whatsapp', 'rule'],
  tags_added: ['Garden Club'],
  tags_removed: [],
  messages_in: 2,
  messages_out: 1,
  messages_delivered: 1,
  messages_read: 1,
  messages_failed: 0,
};
