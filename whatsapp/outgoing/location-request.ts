import { bodyField } from './frame.js';
import type { OutgoingKind } from './kind.js';

const body = bodyField();

/** Cloud API: interactive location request messages. */
export const locationRequest: OutgoingKind = {
  label: 'Location Request',
  fields: () => [body],
  content: (form) => {
    const text = form.text(body);
    const action = { name: 'send_location' };
    return {
      type: 'interactive',
      content: { type: 'location_request_message', body: { text }, action },
      preview: `${text}\n[Send location]`,
    };
  },
};
